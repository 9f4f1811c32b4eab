"""A long text to read: a model card, a licence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from looksmith.ui.dialogs.foot import closing, foot

__all__ = ["Reader"]

_SIZE = QSize(680, 560)


class Reader(QDialog):
    """Show a text, laid out by its Markdown.

    Parameters
    ----------
    title
        Of the dialog.
    text
        Markdown, or plain where `plain`.
    """

    def __init__(
        self, title: str, text: str, parent: QWidget | None = None, *,
        plain: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE)
        self.page = QTextBrowser(openExternalLinks=True)
        self.page.setAccessibleName(title)
        self.page.setPlainText(text) if plain else self.page.setMarkdown(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.page, 1)
        column.addLayout(foot(closing(self, self.tr("Close"))))
