"""Words of the library and of the rooms below, as the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from looksmith.lut.reversibility import Reversibility

__all__ = ["shown_verdict", "shown_word"]


def shown_word(word: str) -> str:
    """Return a category, a trait or a sentence about looks in the user's language.

    What has no translation, as a category of the user's own making, stays as it is.
    """
    return QCoreApplication.translate("Library", word) if word else ""


def shown_verdict(report: Reversibility) -> str:
    """Say how far a look can be undone, in the user's language."""
    from looksmith.lut.reversibility import sentence

    return sentence(report, shown_word, QLocale().decimalPoint())
