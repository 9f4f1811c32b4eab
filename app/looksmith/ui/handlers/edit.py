"""What the commands of the Edit menu do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from looksmith.grade.recipe import Recipe
from looksmith.ui.handlers.base import MenuHandlers

if TYPE_CHECKING:
    from looksmith.ui.dialogs.history import HistoryDialog
    from looksmith.ui.dialogs.preferences.dialog import PreferencesDialog
    from looksmith.ui.window import MainWindow

__all__ = ["EditHandlers"]

_UNTOUCHED = Recipe()


class EditHandlers(MenuHandlers):
    """The methods that the commands of the Edit menu name."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._copied: Recipe | None = None
        self.history: HistoryDialog | None = None
        self.preferences: PreferencesDialog | None = None

    def undo(self) -> None:
        """Go one step back."""
        self._window.document.undo()

    def redo(self) -> None:
        """Go one step forward."""
        self._window.document.redo()

    def show_history(self) -> None:
        """List every step, or put the list away."""
        window = self._window
        if self.history is None:
            from looksmith.ui.dialogs.history import HistoryDialog

            self.history = HistoryDialog(
                window.document, window, pictures=window.pictures,
                settings=window.settings,
            )  # fmt: skip
            for name in ("edit.undo", "edit.redo", "edit.history"):
                self.history.addAction(window.actions_by_id[name])
        self.history.toggle()

    def copy_settings(self, recipe: Recipe | None = None) -> None:
        """Keep a recipe for other photos; by default the one on screen."""
        self._copied = recipe or self._window.document.recipe
        self._window.status.show_message(self.tr("Settings copied"))
        self._window.update_actions()

    def paste_settings(self) -> None:
        """Use the kept recipe."""
        if self._copied is not None:
            self._window.document.edit(self._copied, self.tr("Paste settings"))

    def paste_selected(self) -> None:
        """Ask what of the kept recipe to use on the selected photos."""
        if self._copied is not None:
            self._window.photos.ask_paste(self._copied)

    def save_preset(self) -> None:
        """Ask what of this edit to keep, and under which name."""
        self._window.presets.ask_save()

    def manage_presets(self) -> None:
        """Show the list of presets."""
        self._window.presets.manage()

    def reset_look(self) -> None:
        """Empty the blend."""
        self._window.document.reset_look()

    def reset_light(self) -> None:
        """Set light and colour to neutral."""
        self._window.document.reset_light()

    def reset_all(self) -> None:
        """Set everything to neutral."""
        self._window.document.reset_all()

    def show_preferences(self, page: str = "") -> None:
        """Show the preferences, on a page by its name."""
        if self.preferences is None:
            from looksmith.ui.dialogs.preferences.dialog import PreferencesDialog

            self.preferences = PreferencesDialog(self._window)
        self.preferences.show_page(page)

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._window.document.history.can_undo

    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return self._window.document.history.can_redo

    def can_paste(self) -> bool:
        """Whether a recipe was copied."""
        return self._copied is not None

    def can_paste_selected(self) -> bool:
        """Whether a recipe was copied, and there is a photo to use it on."""
        return self._copied is not None and self._window.document.path is not None

    def can_reset_look(self) -> bool:
        """Whether the blend holds anything."""
        blend = self._window.document.blend
        return bool(blend.terms) or blend.invert or blend.amount != 1.0

    def can_reset_light(self) -> bool:
        """Whether an adjustment is off neutral."""
        return self._window.document.recipe.adjusts

    def can_reset_all(self) -> bool:
        """Whether anything was changed."""
        return self._window.document.recipe != _UNTOUCHED
