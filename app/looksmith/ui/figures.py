"""Numbers as the window's language writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

__all__ = ["decimal"]


def decimal(text: str) -> str:
    """Return a number in plain text, as "0.25", with the decimal sign that people use.

    Parameters
    ----------
    text
        At most one number; what stands around it has no point.
    """
    return text.replace(".", QLocale().decimalPoint())
