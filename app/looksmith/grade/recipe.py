"""The recipe: immutable data that says what to do to a photo."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, Self

from looksmith.grade.errors import RecipeError
from looksmith.grade.toning import Toning

__all__ = [
    "DEHAZE_RANGE",
    "ENHANCE_RANGE",
    "LIGHT_CONTROLS",
    "MAX_AMOUNT",
    "Blend",
    "BlendTerm",
    "Light",
    "LightControl",
    "Recipe",
    "RecipeError",
    "Restoration",
]

MAX_AMOUNT = 2.0
_MIN_WEIGHT, _MAX_WEIGHT = -2.0, 4.0

ENHANCE_RANGE = (0.0, 1.5)
"""Least and greatest strength of Enhance; 0 is neutral, 1 all that the model found."""

DEHAZE_RANGE = (-1.0, 1.3)
"""The same of Dehaze; below 0 it adds haze."""

_DEHAZE_DEFAULT = 0.5  # haze gives depth: few want all of it gone


def _check_range(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:  # False for NaN, too
        raise RecipeError(f"{name} must lie between {low:g} and {high:g}, not {value}.")


@dataclass(frozen=True)
class LightControl:
    """What a slider needs to know of one light or colour adjustment.

    Parameters
    ----------
    name
        The field of `Light`.
    label, tip
        Texts for people.
    low, high
        Range of the field; the neutral value is always 0.
    step, decimals
        One arrow key's step, and the digits shown.
    group
        "light" or "colour".
    """

    name: str
    label: str
    tip: str
    low: float = -100.0
    high: float = 100.0
    step: float = 1.0
    decimals: int = 0
    group: Literal["light", "colour"] = "light"


LIGHT_CONTROLS: tuple[LightControl, ...] = (
    LightControl(
        "exposure",
        "Exposure",
        "Brighten or darken by stops, in linear light",
        -5.0,
        5.0,
        0.05,
        2,
    ),
    LightControl("contrast", "Contrast", "Spread or draw together around mid grey"),
    LightControl("highlights", "Highlights", "Recover or lift the bright tones"),
    LightControl("shadows", "Shadows", "Open or deepen the dark tones"),
    LightControl("whites", "Whites", "Move the white point"),
    LightControl("blacks", "Blacks", "Move the black point"),
    LightControl(
        "temperature", "Temperature", "Cooler to the left, warmer to the right",
        group="colour",
    ),
    LightControl(
        "tint", "Tint", "Greener to the left, more magenta to the right",
        group="colour",
    ),
    LightControl(
        "vibrance", "Vibrance", "Strengthen the muted colours first", group="colour"
    ),
    LightControl(
        "saturation", "Saturation", "Strengthen or mute all colours alike",
        group="colour",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Light:
    """Light and colour adjustments, per pixel; every neutral value is 0.

    `exposure` is in stops (EV), -5..5; all others run from -100 to 100.
    """

    exposure: float = 0.0
    temperature: float = 0.0
    tint: float = 0.0
    contrast: float = 0.0
    highlights: float = 0.0
    shadows: float = 0.0
    whites: float = 0.0
    blacks: float = 0.0
    saturation: float = 0.0
    vibrance: float = 0.0

    def __post_init__(self) -> None:
        for control in LIGHT_CONTROLS:
            value = getattr(self, control.name)
            _check_range(control.label, value, control.low, control.high)

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return all(getattr(self, f.name) == 0 for f in fields(self))

    def replace(self, **changes: float) -> Self:
        """Return a copy with some values changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class BlendTerm:
    """One look of a blend.

    Parameters
    ----------
    look
        The look's id.
    weight
        1.0 is 100 %; beyond it and below zero are allowed.
    muted
        Left out of the blend, its weight kept.
    solo
        While a look of the blend is, all others are left out, and it counts though it
        is muted. Apart from `muted`, so that its end brings back what was there.
    """

    look: str
    weight: float = 1.0
    muted: bool = False
    solo: bool = False

    def __post_init__(self) -> None:
        _check_range("A weight", self.weight, _MIN_WEIGHT, _MAX_WEIGHT)


@dataclass(frozen=True)
class Blend:
    """Looks and how they come together.

    Parameters
    ----------
    terms
        The looks with their weights; a look stands in it once.
    mode
        "mix" is the exact weighted mix of the looks' colours; "morph" goes a path
        of its own between them, through the codes that they are stored as.
    normalise
        Divide the weights by their sum, so that they share 100 %.
    amount
        0 is the original, 1 the blend, up to 2 goes past it.
    invert
        Undo the blend (amount included) instead of applying it. The undoing comes
        before light and colour, so that those work on the colours that came back.
    """

    terms: tuple[BlendTerm, ...] = ()
    mode: Literal["mix", "morph"] = "mix"
    normalise: bool = True
    amount: float = 1.0
    invert: bool = False

    def __post_init__(self) -> None:
        _check_range("The amount", self.amount, 0.0, MAX_AMOUNT)
        if self.mode not in ("mix", "morph"):
            raise RecipeError(f"A blend cannot be of the kind {self.mode!r}.")
        looks = [term.look for term in self.terms]
        if len(set(looks)) != len(looks):
            raise RecipeError("A look stands in a blend only once.")

    @property
    def heard(self) -> tuple[bool, ...]:
        """Whether each term counts: those on solo, or else all that are not muted."""
        if any(term.solo for term in self.terms):
            return tuple(term.solo for term in self.terms)
        return tuple(not term.muted for term in self.terms)

    def shares(self) -> tuple[float, ...]:
        """Return each term's effective weight: 0 if unheard, normalised if asked.

        Weights that sum to (nearly) nothing cannot be normalised and stay as they are.
        """
        pairs = zip(self.terms, self.heard, strict=True)
        weights = [term.weight if heard else 0.0 for term, heard in pairs]
        total = sum(weights)
        if self.normalise and abs(total) > 1e-6:
            weights = [weight / total for weight in weights]
        return tuple(weights)

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return self.amount == 0 or not any(self.shares())

    def with_solo(self, index: int | None) -> Self:
        """Return a copy in which one term alone counts; None ends that."""
        return self.replace(
            terms=tuple(
                replace(term, solo=place == index)
                for place, term in enumerate(self.terms)
            )
        )

    def moved(self, index: int, place: int) -> Self:
        """Return a copy with a term at another place among the others."""
        terms = list(self.terms)
        terms.insert(place, terms.pop(index))
        return self.replace(terms=tuple(terms))

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Restoration:
    """A model-driven step (Enhance or Dehaze): on or off, and how strong.

    Parameters
    ----------
    enabled
        Whether it is done.
    strength
        1.0 is all that the model found; see `ENHANCE_RANGE` and `DEHAZE_RANGE`.
    """

    enabled: bool = False
    strength: float = 1.0

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return not self.enabled or self.strength == 0


@dataclass(frozen=True)
class Recipe:
    """All that is done to a photo, in this order.

    Dehaze, enhance, light, toning, blend. An inverted blend comes before light: it
    undoes what the photo came with.
    """

    light: Light = field(default_factory=Light)
    blend: Blend = field(default_factory=Blend)
    dehaze: Restoration = field(
        default_factory=lambda: Restoration(strength=_DEHAZE_DEFAULT)
    )
    enhance: Restoration = field(default_factory=Restoration)
    toning: Toning = field(default_factory=Toning)

    def __post_init__(self) -> None:
        _check_range("Dehaze's strength", self.dehaze.strength, *DEHAZE_RANGE)
        _check_range("Enhance's strength", self.enhance.strength, *ENHANCE_RANGE)

    @property
    def adjusts(self) -> bool:
        """Whether light, colour or toning change anything."""
        return not (self.light.is_neutral and self.toning.is_neutral)

    @property
    def is_neutral(self) -> bool:
        """Whether the photo comes back as it was."""
        return (
            not self.adjusts
            and self.blend.is_neutral
            and self.dehaze.is_neutral
            and self.enhance.is_neutral
        )

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some parts changed."""
        return replace(self, **changes)
