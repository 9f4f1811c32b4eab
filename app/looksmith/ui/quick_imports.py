"""Qt for Python, kept from reading the source of every module that is imported."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  # brings the hook

__all__ = ["read_no_sources"]

_FEATURES = "shibokensupport.feature"
_READER = "_mod_uses_pyside"


def read_no_sources() -> None:
    """Import modules at the speed of an interpreter without Qt.

    Once PySide6 is loaded it looks at the source of every module that is imported, its
    own and all others, for its name: only those that have it could ask for snake_case
    or properties (``from __feature__ import …``). Nobody does here, and the reading is
    a fifth of the start and keeps all the sources in memory. Where PySide6 no longer
    has that function, nothing happens.
    """
    features = sys.modules.get(_FEATURES)
    if hasattr(features, _READER):
        setattr(features, _READER, lambda _module: False)
