"""Where the files that come with Looksmith lie."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from looksmith.errors import LooksmithError

__all__ = ["ResourceNotFoundError", "resource", "resource_root"]

_PACKAGE = Path(__file__).resolve().parent


class ResourceNotFoundError(LooksmithError):
    """A file that should have come with Looksmith is not there."""


def _candidates() -> list[Path]:
    bundle = getattr(sys, "_MEIPASS", None)
    places = [] if bundle is None else [Path(bundle) / "resources"]
    return [
        *places,
        _PACKAGE / "_resources",
        _PACKAGE.parents[1] / "resources",
        Path(sys.prefix) / "share" / "looksmith",
    ]


@lru_cache(maxsize=1)
def resource_root() -> Path:
    """Return the folder of resources of a bundle, a wheel or a checkout.

    Raises
    ------
    ResourceNotFoundError
        None of the known places holds it: the installation is incomplete.
    """
    for place in _candidates():
        if (place / "looks").is_dir():
            return place
    raise ResourceNotFoundError(
        "Looksmith's own files are missing: install it again.",
        detail="\n".join(map(str, _candidates())),
    )


def resource(*parts: str) -> Path:
    """Return the path of a resource, e.g. `resource("looks", "library.looks")`.

    The file itself may be missing; whoever opens it says so.
    """
    return resource_root().joinpath(*parts)
