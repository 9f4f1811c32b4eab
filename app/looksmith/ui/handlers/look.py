"""What the commands of the Look menu do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from looksmith.ui.handlers.base import MenuHandlers

if TYPE_CHECKING:
    from looksmith.ui.dialogs.details import LookDetails
    from looksmith.ui.dialogs.palette import CommandPalette
    from looksmith.ui.window import MainWindow

__all__ = ["LookHandlers"]


class LookHandlers(MenuHandlers):
    """The methods that the commands of the Look menu name."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.details: LookDetails | None = None

    def previous_look(self) -> None:
        """Try the look before this one."""
        self._window.browser.step(-1)

    def next_look(self) -> None:
        """Try the look after this one."""
        self._window.browser.step(1)

    def search_looks(self) -> None:
        """Put the cursor into the search field."""
        self._window.set_panels_hidden(False)
        self._window.browser.focus_search()

    def add_look(self) -> None:
        """Add the look that is marked in the list."""
        browser = self._window.browser
        look = browser.view.current_id()
        if look in self._window.library_ids:
            browser.add(look)
        else:
            self._window.status.show_message(self.tr("Mark a look in the list first"))

    def set_invert(self, on: bool) -> None:
        """Undo the blend, or apply it again."""
        self._window.document.set_invert(on)

    def show_details(self, look_id: str | None = None) -> None:
        """Show what a look does; by default the current one."""
        window = self._window
        if self.details is None:
            from looksmith.ui.dialogs.details import LookDetails

            self.details = LookDetails(
                window.document, window.catalogue, window.looks, window.workers, window
            )
        self.details.show()
        self.details.raise_()
        self.details.show_look(look_id or window.document.current_look)

    def refresh_details(self) -> None:
        """Show the details anew: looks were imported, renamed or deleted."""
        if self.details is not None:
            self.details.forget()

    def show_similar(self, look_id: str) -> None:
        """List the looks that resemble one."""
        self._window.set_panels_hidden(False)
        self._window.browser.show_similar(look_id)

    def replace_look(self, index: int) -> CommandPalette:
        """Find another look for a place in the blend."""
        from looksmith.ui.panels.blend_replace import open_replacement

        return open_replacement(self._window, index)

    def set_blend_pad(self, on: bool) -> None:
        """Open or close the pad."""
        if on:
            self._window.set_panels_hidden(False)
        self._window.blend_panel.set_pad_shown(on)
        self._window.update_actions()

    def save_blend(self) -> None:
        """Ask under which title the blend becomes a look."""
        self._window.set_panels_hidden(False)
        self._window.blend_keeper.ask()

    def set_favourite(self, on: bool) -> None:
        """Keep the current look among the favourites, or not."""
        window, look = self._window, self._window.document.current_look
        if look is not None and on != window.catalogue.is_favourite(look):
            window.browser.toggle_favourite(look)
            window.update_actions()

    def remove_look(self) -> None:
        """Take the look added last out of the blend."""
        document = self._window.document
        if document.blend.terms:
            document.remove_term(len(document.blend.terms) - 1)

    def can_invert(self) -> bool:
        """Whether the blend can be undone, or is and may be applied again."""
        window = self._window
        return self.can_look() and (
            window.document.blend.invert or not window.inversion.problem
        )

    def can_favourite(self) -> bool:
        """Whether the current look is one of the library."""
        look = self._window.document.current_look
        return look is not None and look in self._window.library_ids

    def can_save_blend(self) -> bool:
        """Whether there is something to keep as a look."""
        return self._window.blend_keeper.possible

    def is_blend_pad(self) -> bool:
        """Whether the pad is open."""
        return self._window.blend_panel.pad_shown

    def is_inverted(self) -> bool:
        """Whether the blend is undone."""
        return self._window.document.blend.invert

    def is_favourite(self) -> bool:
        """Whether the current look is a favourite."""
        look = self._window.document.current_look
        return self.can_favourite() and self._window.catalogue.is_favourite(str(look))
