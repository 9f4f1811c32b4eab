"""What a training run of Dehaze is told: the haze, the network, the schedule."""

from __future__ import annotations

from dataclasses import dataclass, field

from looksmith.models.dehaze.field import Design

__all__ = ["HAZY", "KINDS", "HazeSettings", "LoopSettings", "TrainingSettings"]

KINDS = ("clear", "light", "smoke", "deep")
"""No haze; the thin, bright haze of landscapes; dense smoke as it drifts; haze that
grows with the distance in a room or a street."""

HAZY = (
    "budgie_tea_gardens",
    "deb_aitzgorri_by_Aitzol_Berasategi",
    "deb_jxl_cvo9xd_keong_macan_srgb8",
    "deb_plasma_ColdRipple",
    "deb_plasma_DarkestHour",
    "deb_sunset_by_Aitzol_Berasategi",
    "deepin_cristina_gottardi_wndpWTiDuT0_unsplash",
    "deepin_jeremy_bishop_2e3hgvDnCpM_unsplash",
    "deepin_marian_kroell_qElMHWePpok_unsplash",
    "deepin_willian_justen_de_vasconcellos_ASKGjAeIY_U_unsplash",
    "pop_jad_limcaco_183877",
    "pop_ng_32703",
)
"""Photos with mist, distance or water before them: as examples of clear ones they
would teach the network to leave haze alone."""

Range = tuple[float, float]


@dataclass(frozen=True)
class HazeSettings:
    """The prior over haze. Pairs are the lowest and highest of a uniform draw.

    Parameters
    ----------
    shares
        How often each of `KINDS` is drawn.
    transmission
        That of the mean thickness over the photo, for each of `KINDS`.
    airlight
        Code values, for each of `KINDS`.
    tint, strong_tint, strongly_tinted
        Standard deviation of the airlight's channels, of the few strongly tinted, and
        their share.
    near, smoke_near
        How much of the haze, and of smoke, lies before the foreground, too.
    clear_front, front
        Share of the haze that grows with distance before which the foreground is clear,
        and how far that foreground reaches, of the greatest distance.
    even
        Share of the thin haze that is the same everywhere.
    blue, green
        By how much more the channels scatter, at most, than red.
    dimmed
        Gain of the clear photo's light behind smoke.
    exposure, gamma, developed
        Gain and gamma that photos of smoke have against those without, and the share
        that has.
    target_mean, target_spread
        Mean luma of the photos behind dense haze, over photos.
    target_white, target_black
        Their levels.
    smoke_saturation
        Saturation of what stands in smoke, of that of other photos.
    noise, quality
        Highest standard deviation of the noise in code values; of JPEG.
    """

    shares: tuple[float, float, float, float] = (0.13, 0.23, 0.45, 0.19)
    transmission: tuple[Range, ...] = ((1, 1), (0.5, 0.95), (0.3, 0.88), (0.3, 0.8))
    airlight: tuple[Range, ...] = ((1, 1), (0.65, 1.0), (0.48, 0.96), (0.55, 1.0))
    tint: float = 0.02
    strong_tint: float = 0.08
    strongly_tinted: float = 0.15
    near: Range = (0.0, 0.55)
    smoke_near: Range = (0.0, 0.3)
    clear_front: float = 0.5
    front: Range = (0.0, 0.6)
    even: float = 0.3
    blue: float = 0.2
    green: float = 0.1
    dimmed: Range = (0.85, 1.15)
    exposure: Range = (0.8, 1.2)
    gamma: Range = (0.8, 1.25)
    developed: float = 0.6
    target_mean: float = 0.4
    target_spread: float = 0.055
    target_white: Range = (0.72, 1.0)
    target_black: Range = (0.0, 0.07)
    smoke_saturation: Range = (0.2, 1.0)
    noise: float = 0.012
    quality: tuple[int, int] = (50, 96)


@dataclass(frozen=True)
class LoopSettings:
    """The network and how it is trained.

    Parameters
    ----------
    design
        The network's parts.
    height, width
        Of a view in pixels, turned for half of the steps.
    photos
        Views of a step.
    rate, decay
        Adam's first step (it falls as a cosine), and the code's weight decay.
    dropout
        Of the code.
    begin
        Share of the views whose time is 0, where every photo starts.
    ends, ends_every
        Weight of where one Runge-Kutta step ends, and how often it is followed.
    softness
        Added to a photo's mean squared error before the logarithm.
    chroma, gradient, map
        Weights of the losses beside the velocity's: colour, edges, haze density.
    smooth
        Weight of the Haze-LUT's total variation.
    minutes
        How long.
    one_shot
        A regression: time 0 only, one call.
    """

    design: Design = field(default_factory=Design)
    height: int = 96
    width: int = 144
    photos: int = 8
    rate: float = 2e-3
    decay: float = 0.02
    dropout: float = 0.1
    begin: float = 0.35
    ends: float = 0.5
    ends_every: int = 6
    softness: float = 1e-3
    chroma: float = 2.0
    gradient: float = 1.0
    map: float = 0.1
    smooth: float = 0.1
    minutes: float = 60.0
    one_shot: bool = False


@dataclass(frozen=True)
class TrainingSettings:
    """All of it."""

    haze: HazeSettings = field(default_factory=HazeSettings)
    loop: LoopSettings = field(default_factory=LoopSettings)
