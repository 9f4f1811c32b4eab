"""What the commands of the Help menu do."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from looksmith.ui.handlers.base import MenuHandlers

__all__ = ["HelpHandlers"]


class HelpHandlers(MenuHandlers):
    """The methods that the commands of the Help menu name."""

    def show_palette(self) -> None:
        """Find a command or a look by a few letters."""
        from looksmith.ui.palette import open_palette

        open_palette(self._window)

    def show_shortcuts(self) -> None:
        """Show every key."""
        from looksmith.ui.dialogs.shortcuts import ShortcutsDialog

        sheets = self._window.findChildren(ShortcutsDialog)
        there = (each for each in sheets if each.isVisible() or each.coming)
        sheet = next(there, None) or ShortcutsDialog(self._window)
        sheet.come_up()

    def copy_diagnostics(self) -> None:
        """Put what a report needs into the clipboard."""
        from looksmith.ui.diagnostics import diagnostics

        QGuiApplication.clipboard().setText(diagnostics(self._window))
        text = self.tr("The diagnostics are in the clipboard. They name no photo.")
        self._window.messages.show_notice(text)

    def show_about(self) -> None:
        """Show version and licences."""
        from looksmith.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).show()
