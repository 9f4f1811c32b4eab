"""Where the data files that travel with the program are."""

from __future__ import annotations

from pathlib import Path

__all__ = ["resource_path"]

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parents[1] / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of a data file or folder, installed or in a checkout.

    Parameters
    ----------
    parts
        Names below ``resources/``, such as ``"icons", "undo.svg"``.
    """
    base = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return base.joinpath(*parts)
