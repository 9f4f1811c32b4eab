"""What a training run is told."""

from __future__ import annotations

from dataclasses import dataclass

from looksmith.models.encoding.coupling_network import CouplingShape

__all__ = ["COUPLING", "IRES", "CouplingSettings", "IresSettings", "Schedule"]


@dataclass(frozen=True)
class Schedule:
    """What the training of both networks has in common.

    Parameters
    ----------
    looks, colours
        Looks and colours of a step; every look meets the same colours.
    last_rate
        The last step as a share of the first; it falls as a cosine.
    softness
        CIEDE2000 above which a difference counts by its length.
    natural_share
        The share of colours that are as frequent as in photos.
    """

    looks: int = 64
    colours: int = 192
    last_rate: float = 0.003
    softness: float = 0.1
    natural_share: float = 0.35


@dataclass(frozen=True)
class CouplingSettings:
    """Our network and how it is trained; the defaults are those of the shipped one.

    Parameters
    ----------
    shape
        The network's sizes.
    schedule
        Of both stages.
    rate
        Adam's first step.
    code_rate
        How much larger the steps of the codes are.
    first_moment, second_moment
        Adam's decays.
    minutes
        How long the network is trained.
    rounding_minutes, rounding_rate
        How long it is trained on while it is rounded, and with what first step.
    bytes
        What the library file may take.
    """

    shape: CouplingShape = CouplingShape(  # noqa: RUF009
        width=32, rank=16, head_rank=8, code=192, plan="rgbrgb"
    )
    schedule: Schedule = Schedule()
    rate: float = 5e-4
    code_rate: float = 3.0
    first_moment: float = 0.9
    second_moment: float = 0.995
    minutes: float = 70.0
    rounding_minutes: float = 7.0
    rounding_rate: float = 1.2e-5
    bytes: int = 250_000


@dataclass(frozen=True)
class IresSettings:
    """The invertible residual network and how it is trained.

    Parameters
    ----------
    blocks, hidden
        Its sizes.
    coefficient
        What each matrix's largest singular value is held to.
    schedule
        See `Schedule`.
    rate
        Adam's first step.
    minutes
        How long.
    """

    blocks: int = 16
    hidden: int = 32
    coefficient: float = 0.97
    schedule: Schedule = Schedule()
    rate: float = 0.01
    minutes: float = 20.0


COUPLING, IRES = CouplingSettings(), IresSettings()
