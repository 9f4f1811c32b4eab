"""What a training run of Enhance is told: the damage, the networks, the schedule."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["ColourSettings", "DamageSettings", "FlowSettings", "TrainingSettings"]


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
    flat_stops, flat_gamma
        Exposure in stops, and the standard deviation of the gamma's logarithm.
    flat_black, flat_white, flat_saturation
        Where black and white go, code values, and what is left of the saturation.
    dark_mean
        Mean luma of the good photo behind a dark one.
    dark_stops, dark_white_stops
        How many stops the shadows and middle tones fall, and how many white falls.
    other_stops, other_saturation, other_contrast, other_black
        Ranges (lowest, highest).
    tints
        Standard deviation of the logarithms of the channels' gains: flat, dark, other.
    noise
        Highest standard deviation of the noise, code values.
    """

    shares: tuple[float, float, float, float] = (0.35, 0.25, 0.3, 0.1)
    flat_stops: tuple[float, float] = (-0.1, 0.45)
    flat_gamma: float = 0.2
    flat_black: tuple[float, float] = (0.1, 0.05)
    flat_white: tuple[float, float] = (0.72, 0.14)
    flat_saturation: tuple[float, float] = (0.85, 0.15)
    dark_mean: tuple[float, float] = (0.46, 0.06)
    dark_stops: tuple[float, float] = (3.1, 0.6)
    dark_white_stops: tuple[float, float] = (1.0, 0.8)
    other_stops: tuple[float, float] = (-1.7, 0.8)
    other_saturation: tuple[float, float] = (0.4, 1.2)
    other_contrast: tuple[float, float] = (0.6, 1.15)
    other_black: tuple[float, float] = (0.0, 0.12)
    tints: tuple[float, float, float] = (0.06, 0.04, 0.1)
    noise: float = 0.015


@dataclass(frozen=True)
class ColourSettings:
    """The colour part and how it is trained.

    Parameters
    ----------
    hidden, lattice
        Units of both hidden layers, and points along an axis of the bank's LUTs.
    dropout
        Of the hidden units.
    photos, colours, judged
        Photos of a step, colours drawn from each, and how many of them the loss sees.
    rate, decay
        Adam's first step (it falls as a cosine) and the perceptron's weight decay.
    softness
        Added to a photo's mean squared error before the logarithm.
    smooth, monotone
        Weights of the bank's regularisers.
    minutes
        How long.
    priors
        Start from the paper's eight LUTs; off: from the identity and zeros.
    tone
        Use the tone estimate; off: the bank alone.
    """

    hidden: int = 64
    lattice: int = 17
    dropout: float = 0.1
    photos: int = 32
    colours: int = 640
    judged: int = 224
    rate: float = 2e-3
    decay: float = 1e-3
    softness: float = 1e-3
    smooth: float = 8.0
    monotone: float = 1.0
    minutes: float = 25.0
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
    steps
        Euler steps of the end-point loss, as at run time.
    rate
        Adam's first step.
    matching, structure, gradient
        Weights of the flow-matching, the structural and the gradient loss, beside
        the end point's.
    minutes
        How long.
    one_shot
        A residual network without time, applied once, in place of the flow.
    """

    width: int = 32
    patch: int = 64
    patches: int = 12
    steps: int = 4
    rate: float = 1e-3
    matching: float = 0.5
    structure: float = 0.05
    gradient: float = 0.1
    minutes: float = 20.0
    one_shot: bool = False


@dataclass(frozen=True)
class TrainingSettings:
    """All of it."""

    damage: DamageSettings = field(default_factory=DamageSettings)
    colour: ColourSettings = field(default_factory=ColourSettings)
    flow: FlowSettings = field(default_factory=FlowSettings)
