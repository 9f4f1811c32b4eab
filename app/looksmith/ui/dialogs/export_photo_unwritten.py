"""The line that says which choices on metadata have no effect, and why."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel

from looksmith.photo.formats import FORMAT_LABELS
from looksmith.photo.photo import PhotoInfo
from looksmith.ui.dialogs.export_photo_form import Form

__all__ = ["UnwrittenNote"]


class UnwrittenNote(QLabel):
    """A row of a form, there only where it has something to say.

    Parameters
    ----------
    form
        Where it is added.
    info
        What the photo's file said; None for photos that are not known yet.
    """

    def __init__(self, form: Form, info: PhotoInfo | None) -> None:
        super().__init__(form.parentWidget(), wordWrap=True)
        self._form, self._info = form, info
        self.setObjectName("hint")
        form.addRow("", self)
        form.setRowVisible(self, False)

    def follow(self, metadata: str, sidecar: str, keep_recipe: QCheckBox) -> None:
        """Say what holds for choices, by their keys; the edit needs metadata."""
        without = metadata == "none"
        raw = self._info is None or self._info.format == FORMAT_LABELS["raw"]
        keep_recipe.setEnabled(not without)
        text = ""
        if sidecar in ("raw", "both") and not raw:
            text = self.tr("This photo is no camera raw: nothing is put beside it.")
        elif sidecar in ("export", "both") and without:
            text = self.tr("Without camera data nothing is put beside the export.")
        elif without and keep_recipe.isChecked():
            text = self.tr("The edit is left out with the camera data.")
        self.setText(text)
        self._form.setRowVisible(self, bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of all lines: else the rows above give way."""
        super().resizeEvent(event)
        self.setMinimumHeight(max(0, self.heightForWidth(event.size().width())))
