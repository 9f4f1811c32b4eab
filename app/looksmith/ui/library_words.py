"""Words of the library and of the rooms below, as the window shows them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

__all__ = ["shown_word"]


def shown_word(word: str) -> str:
    """Return a category, a trait or a sentence about looks in the user's language.

    What has no translation, as a category of the user's own making, stays as it is.
    """
    return QCoreApplication.translate("Library", word) if word else ""
