"""What a training run is told."""

from __future__ import annotations

from dataclasses import dataclass

from looksmith.models.encoding.film_network import NetworkShape

__all__ = ["LIBRARY", "SMALL", "TrainingSettings"]


@dataclass(frozen=True)
class TrainingSettings:
    """A network and how it is trained; the defaults are those of the shipped one.

    Parameters
    ----------
    shape
        The network's sizes.
    looks, colours
        Looks and colours of a step; every look meets the same colours.
    rate
        Adam's step at the start; it falls as a cosine to `last_rate` times that.
    code_rate
        How much larger the steps of the codes are.
    second_moment
        Adam's second decay.
    softness
        CIEDE2000 above which a difference counts by its length.
    natural_share
        The share of colours that are as frequent as in photos.
    steps, second_steps, rounding_steps
        How long the network is trained, how long again from a smaller first step, and
        how long on while it is rounded: counted in steps, a run can be repeated.
    second_rate
        Adam's step at the start of the second fall.
    rounding_rate
        The first step's size while it is rounded.
    bytes
        What the library file may take before greys are added (`training.greys`).
    """

    shape: NetworkShape = NetworkShape(width=64, layers=2, rank=32, code=240)  # noqa: RUF009
    looks: int = 128
    colours: int = 192
    rate: float = 5e-4
    last_rate: float = 0.003
    code_rate: float = 3.0
    first_moment: float = 0.9
    second_moment: float = 0.995
    softness: float = 0.1
    natural_share: float = 0.5
    steps: int = 225_000
    second_steps: int = 60_000
    second_rate: float = 2.5e-4
    rounding_steps: int = 16_000
    rounding_rate: float = 1.2e-5
    bytes: int = 244_000


LIBRARY = TrainingSettings()
SMALL = TrainingSettings(
    shape=NetworkShape(width=64, layers=2, rank=16, code=72),
    rate=7e-4,
    steps=80_000,
    second_steps=0,
    rounding_steps=11_000,
    rounding_rate=1e-4,
    bytes=100_000,
)
