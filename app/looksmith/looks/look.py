"""The `Look` value: what people see of a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Look"]


@dataclass(frozen=True)
class Look:
    """A look in the catalogue; its colours are asked of the catalogue by id.

    Parameters
    ----------
    id
        Unique and lasting; recipes and sessions refer to it.
    title, category, author, licence
        For people; author and licence may be empty for the user's own looks.
    tags
        Words to search by, lower case.
    monochrome
        It gives neutral greys only.
    one_to_one
        It can be undone: hardly any colours fall together.
    origin
        Shipped, or imported by the user.
    error
        Mean CIEDE2000 that encoding as a code costs, None where it was not measured.
    exact
        The exact table is kept, so that `error` is only what a code would cost.
    """

    id: str
    title: str
    category: str
    author: str = ""
    licence: str = ""
    tags: tuple[str, ...] = ()
    monochrome: bool = False
    one_to_one: bool = False
    origin: Literal["builtin", "user"] = "builtin"
    error: float | None = None
    exact: bool = False
