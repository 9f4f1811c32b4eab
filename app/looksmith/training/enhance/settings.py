"""What a training run of Enhance is told: the damage, the networks, the schedule."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import Any

from looksmith.errors import LooksmithError

__all__ = [
    "ColourSettings",
    "DamageSettings",
    "FlowSettings",
    "SettingError",
    "TrainingSettings",
    "changed",
]


class SettingError(LooksmithError):
    """A setting that does not exist, or a value that cannot be read."""


@dataclass(frozen=True)
class DamageSettings:
    """The prior over what is wrong with a photo: the shares and ranges of its kinds.

    Values in pairs are a mean and a standard deviation unless said. They were set so
    that damaged photos have the histograms of real ones (quantiles of luma, chroma),
    and tuned on the validation pairs; no pair is trained on.

    Parameters
    ----------
    shares
        How often a photo is flat, dark, left as it is, or damaged in any other way.
    flat_stops, flat_white_stops
        How many stops a flat photo is too dark, and by how many less white is, at most.
    flat_flare, flat_saturation
        Highest share of white light over all, and what is left of the saturation.
    flat_target_gamma
        Range of the gamma that brings the open photos to the brightness that people
        give to theirs.
    dark_mean
        Mean luma of the good photo behind a dark one.
    dark_stops, dark_white_stops
        How many stops the shadows and middle tones fall, and how many white falls.
    dark_black, dark_flare, dark_crush
        Highest black of the photo behind a dark one, of what the lens adds, and of
        what the camera's own curve takes away.
    other_stops, other_saturation, other_contrast, other_black
        Ranges (lowest, highest).
    tints
        Standard deviation of the logarithms of the channels' gains: flat, dark, other.
    noise
        Highest standard deviation of the noise, code values; little is left of it in
        a thumbnail.
    low_key
        How often the scene behind each kind of damage is made low-key before: objects
        on black, spots of light.
    grey
        Share of the good photos that are made grey.
    """

    shares: tuple[float, float, float, float] = (0.36, 0.3, 0.3, 0.04)
    flat_stops: tuple[float, float] = (0.95, 0.5)
    flat_white_stops: float = 0.8
    flat_flare: float = 0.034
    flat_saturation: tuple[float, float] = (0.82, 0.13)
    flat_target_gamma: tuple[float, float] = (0.85, 1.1)
    dark_mean: tuple[float, float] = (0.46, 0.06)
    dark_stops: tuple[float, float] = (3.6, 0.7)
    dark_white_stops: tuple[float, float] = (1.0, 0.9)
    dark_black: float = 0.06
    dark_flare: float = 0.012
    dark_crush: float = 0.03
    other_stops: tuple[float, float] = (-1.7, 0.8)
    other_saturation: tuple[float, float] = (0.4, 1.2)
    other_contrast: tuple[float, float] = (0.6, 1.15)
    other_black: tuple[float, float] = (0.0, 0.12)
    tints: tuple[float, float, float] = (0.06, 0.04, 0.1)
    noise: float = 0.006
    low_key: tuple[float, float, float, float] = (0.15, 0.0, 0.35, 0.15)
    grey: float = 0.12


@dataclass(frozen=True)
class ColourSettings:
    """The colour part and how it is trained.

    Parameters
    ----------
    members
        Perceptrons whose raw outputs are averaged; each never sees its share of the
        photos.
    hidden, lattice
        Units of both hidden layers, and points along an axis of the bank's LUTs.
    dropout
        Of the hidden units.
    photos, judged
        Photos of a step, and how many colours of each the loss sees.
    rate, decay
        Adam's first step (it falls as a cosine) and the perceptron's weight decay.
    softness
        Added to a photo's mean squared error before the logarithm.
    doubt
        Weight of the cross-entropy of whether anything is wrong.
    sharpness, readiness
        At run time the logit of that is (found + readiness) * sharpness.
    smooth, monotone
        Weights of the bank's regularisers.
    steps
        How many.
    priors
        Start from the paper's eight LUTs; off: from the identity and zeros.
    tone
        Use the tone estimate; off: the bank alone.
    """

    members: int = 5
    hidden: int = 64
    lattice: int = 17
    dropout: float = 0.2
    photos: int = 32
    judged: int = 128
    rate: float = 2e-3
    decay: float = 0.05
    softness: float = 1e-3
    doubt: float = 1.0
    sharpness: float = 3.0
    readiness: float = 0.0
    smooth: float = 40.0
    monotone: float = 5.0
    steps: int = 800
    priors: bool = True
    tone: bool = True


@dataclass(frozen=True)
class FlowSettings:
    """The local flow and how it is trained.

    Parameters
    ----------
    width
        Channels of its hidden layers.
    patch, patches
        Side of a patch in pixels, and patches of a step.
    euler
        Euler steps of the end-point loss, as at run time.
    rate
        Adam's first step.
    matching, structure, gradient
        Weights of the flow-matching, the structural and the gradient loss, beside
        the end point's.
    steps
        How many.
    one_shot
        A residual network without time, applied once, in place of the flow.
    """

    width: int = 48
    patch: int = 64
    patches: int = 8
    euler: int = 4
    rate: float = 2e-3
    matching: float = 0.5
    structure: float = 0.05
    gradient: float = 0.1
    steps: int = 2300
    one_shot: bool = False


@dataclass(frozen=True)
class TrainingSettings:
    """All of it."""

    damage: DamageSettings = field(default_factory=DamageSettings)
    colour: ColourSettings = field(default_factory=ColourSettings)
    flow: FlowSettings = field(default_factory=FlowSettings)


def changed(settings: TrainingSettings, text: str) -> TrainingSettings:
    """Return the settings with one of them changed, as in ``colour.tone=False``.

    Raises
    ------
    SettingError
        There is no such setting, or its value cannot be read.
    """
    place, _, value = text.partition("=")
    part, _, name = place.partition(".")
    inner: Any = getattr(settings, part, None)
    if not hasattr(inner, name):
        raise SettingError(f"There is no setting {place!r}: write PART.NAME=VALUE.")
    try:
        found = ast.literal_eval(value)
    except (ValueError, SyntaxError) as error:
        raise SettingError(f"{text}: the value cannot be read.") from error
    return replace(settings, **{part: replace(inner, **{name: found})})
