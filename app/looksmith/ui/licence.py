"""The text of Looksmith's own licence."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

from looksmith.resources import resource_root

__all__ = ["licence_text"]


def licence_text() -> str:
    """Return the licence's text; its name alone where the text did not come along."""
    try:
        found = distribution("looksmith").read_text("licenses/LICENSE")
    except PackageNotFoundError:
        found = None
    if found:
        return found
    try:
        return (resource_root().parent / "LICENSE").read_text(encoding="utf-8")
    except OSError:
        return "Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0"
