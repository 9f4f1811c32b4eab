"""Where a recipe's looks come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from looksmith.errors import LooksmithError
from looksmith.grade.recipe import Blend
from looksmith.lut.algebra import resample
from looksmith.lut.inputs import LINEAR, LOG
from looksmith.lut.table import Lut3D
from looksmith.models.morph import MorphError

__all__ = [
    "LookSource",
    "MissingLookError",
    "OverlayLooks",
    "notes_on_inputs",
    "other_inputs",
]


class MissingLookError(LooksmithError):
    """A recipe names a look that is nowhere to be found."""

    def __init__(self, look_id: str) -> None:
        super().__init__(
            f"The look “{look_id}” is not in the library: import it again, "
            "or take it out of the blend."
        )
        self.look_id = look_id


class LookSource(Protocol):
    """Anything that turns a look's id into its table."""

    def lut(self, look_id: str, size: int = 33) -> Lut3D:
        """Return the look as a plain LUT of that size; raise if it is unknown."""
        ...

    def native_size(self, look_id: str) -> int:
        """Return the lattice size beyond which nothing is gained."""
        ...

    def morph(
        self,
        look_ids: Sequence[str],
        weights: Sequence[float],
        size: int = 33,
        *,
        guests: Mapping[str, Lut3D] | None = None,
    ) -> Lut3D:
        """Return the look on the path between looks, decoded from their codes.

        Parameters
        ----------
        look_ids
            Which.
        weights
            None negative; they count as shares of their sum.
        size
            Lattice points along an axis.
        guests
            Tables of looks that only the caller knows, by id; their codes are fitted.

        Raises
        ------
        MorphError
            This source has no codes, or the weights make no path.
        """
        ...


def other_inputs(blend: Blend, looks: LookSource) -> dict[str, tuple[str, str]]:
    """Return the looks that count in a blend, but are made for other pictures.

    Returns
    -------
    dict of str to (str, str)
        By id: the title, and `lut.inputs.LOG` or `LINEAR`.
    """
    shares = zip(blend.terms, blend.shares(), strict=True)
    found = {}
    for look in dict.fromkeys(term.look for term, share in shares if share):
        lut = looks.lut(look, 2)
        for kind in (LOG, LINEAR):
            if kind in lut.input_space.casefold():
                found[look] = (lut.title or look, kind)
                break
    return found


def notes_on_inputs(blend: Blend, looks: LookSource) -> tuple[str, ...]:
    """Return, for people, which looks of a blend are made for other pictures."""
    return tuple(
        _say_input(title, kind) for title, kind in other_inputs(blend, looks).values()
    )


def _say_input(title: str, kind: str) -> str:
    return (
        f"“{title}” is made for log pictures: on a finished photo it crushes shadows "
        "and highlights. Take its version for Rec. 709 or sRGB."
        if kind == LOG
        else f"“{title}” is made for linear light: it makes a finished photo far too "
        "bright. Take its version for Rec. 709 or sRGB."
    )


class OverlayLooks:
    """Looks of a session or a command line, in front of another source.

    Parameters
    ----------
    base
        Asked for every id that `extra` lacks; None for no other source.
    extra
        Id to table.
    """

    def __init__(self, base: LookSource | None, extra: Mapping[str, Lut3D]) -> None:
        self._base = base
        self._extra = dict(extra)

    def lut(self, look_id: str, size: int = 33) -> Lut3D:
        """Return the look as a plain LUT of that size."""
        if look_id in self._extra:
            return resample(self._extra[look_id], size)
        if self._base is None:
            raise MissingLookError(look_id)
        return self._base.lut(look_id, size)

    def native_size(self, look_id: str) -> int:
        """Return the lattice size beyond which nothing is gained."""
        if look_id in self._extra:
            lut = self._extra[look_id]
            return lut.size if lut.is_plain else max(lut.size, 65)
        if self._base is None:
            raise MissingLookError(look_id)
        return self._base.native_size(look_id)

    def morph(
        self,
        look_ids: Sequence[str],
        weights: Sequence[float],
        size: int = 33,
        *,
        guests: Mapping[str, Lut3D] | None = None,
    ) -> Lut3D:
        """Return the look between looks; the base fits the codes of these ones."""
        if self._base is None:
            raise MorphError(
                "These looks cannot be morphed without the built-in library: choose "
                "Mix instead."
            )
        known = self._extra | dict(guests or {})
        return self._base.morph(look_ids, weights, size, guests=known)
