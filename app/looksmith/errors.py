"""The root of every error that Looksmith raises on purpose."""

from __future__ import annotations

__all__ = ["LooksmithError"]


class LooksmithError(Exception):
    """Carry a sentence for the user and, apart from it, the detail for a report.

    Parameters
    ----------
    message
        One sentence: what happened, where, and what to do.
    detail
        Technical detail, shown only when asked for.
    """

    def __init__(self, message: str, *, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail

    def __str__(self) -> str:
        return self.message
