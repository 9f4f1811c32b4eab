"""What cameras and hurried developing do to photos, on batches of colours."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from looksmith.models.enhance.priors import LUMA
from looksmith.models.enhance.statistics import GRID
from looksmith.training.enhance.settings import DamageSettings
from looksmith.training.photos import PhotoSet

__all__ = ["DARK", "FLAT", "GOOD", "KINDS", "OTHER", "Damage", "Damaged", "Drawer"]

FLAT, DARK, GOOD, OTHER = range(4)
KINDS = ("flat", "dark", "good", "other")
_LUMA = torch.from_numpy(LUMA)


def decode(encoded: Tensor) -> Tensor:
    """Turn sRGB code values of at least 0 into linear light."""
    power = ((encoded.clamp(min=0) + 0.055) / 1.055) ** 2.4
    return torch.where(encoded <= 0.04045, encoded / 12.92, power)


def encode(linear: Tensor) -> Tensor:
    """Turn linear light of at least 0 into sRGB code values."""
    power = 1.055 * linear.clamp(min=1e-6) ** (1 / 2.4) - 0.055
    return torch.where(linear <= 0.0031308, linear * 12.92, power)


def _luma(colours: Tensor) -> Tensor:
    return (colours @ _LUMA.to(colours.device))[..., None]


def saturated(colours: Tensor, amount: Tensor) -> Tensor:
    """Scale the distance of colours from their luma."""
    luma = _luma(colours)
    return luma + (colours - luma) * amount


def _quantile(luma: Tensor, share: float) -> Tensor:
    """Return a quantile of each photo's luma, (photos, 1, 1, 1)."""
    return torch.quantile(luma.flatten(1), share, dim=1)[:, None, None, None]


@dataclass(frozen=True, eq=False)
class Damaged:
    """A batch: damaged photos, what they should look like, and the damage's kind."""

    photos: Tensor
    targets: Tensor
    kinds: Tensor


class Damage:
    """Draw damage from a prior.

    Parameters
    ----------
    settings
        The prior.
    generator
        Where chance comes from.
    """

    def __init__(self, settings: DamageSettings, generator: torch.Generator) -> None:
        self.settings, self._chance = settings, generator

    def kinds(self, count: int) -> Tensor:
        """Draw kinds of damage, int64 (count,)."""
        shares = torch.tensor(self.settings.shares)
        return torch.multinomial(shares, count, True, generator=self._chance)

    def _between(self, count: int, low: float, high: float) -> Tensor:
        drawn = torch.rand(count, 1, 1, 1, generator=self._chance)
        return drawn * (high - low) + low

    def _around(self, count: int, mean: float, spread: float) -> Tensor:
        return mean + spread * torch.randn(count, 1, 1, 1, generator=self._chance)

    def _tinted(self, light: Tensor, spread: float) -> Tensor:
        """Change the light's colour and not its luma."""
        drawn = torch.randn(len(light), 1, 1, 3, generator=self._chance)
        gains = torch.exp(drawn * spread)
        return light * (gains / _luma(gains))

    def _flat(self, good: Tensor) -> tuple[Tensor, Tensor]:
        """Return photos as raw files come out unasked, and as they should look.

        About a stop too dark, less so towards white, with a veil of flare and little
        colour; what they should look like has its blacks and its middle tones right.
        """
        s, count = self.settings, len(good)
        lowest = _quantile(_luma(good), 0.01)
        lowest = lowest * self._between(count, 0.3, 1)
        right = ((good - lowest) / (1 - lowest)).clamp(1e-4, 1)
        right = right ** self._between(count, *s.flat_target_gamma)
        light = decode(right)
        bright = _luma(light).clamp(0, 1) ** self._between(count, 0.5, 1.3)
        stops = self._around(count, *s.flat_stops).clamp(-0.6, 2.6)
        fall = self._between(count, 0, s.flat_white_stops) * bright - stops
        flare = 0.002 + s.flat_flare * self._between(count, 0, 1) ** 1.5
        exposed = encode(flare + self._tinted(light, s.tints[0]) * 2**fall)
        toned = exposed.clamp(1e-4, 1) ** torch.exp(self._around(count, 0.0, 0.06))
        faded = self._around(count, *s.flat_saturation).clamp(0.45, 1.1)
        return saturated(toned, faded), right

    def _opened(self, good: Tensor) -> Tensor:
        """Return photos as they look when their shadows are open.

        All of about the same mean, and bright up to nearly white.
        """
        s, count = self.settings, len(good)
        luma = _luma(good)
        wanted = self._around(count, *s.dark_mean).clamp(0.25, 0.65)
        mean = luma.mean((1, 2, 3), keepdim=True).clamp(0.05, 0.95)
        gamma = wanted.log() / mean.log()
        floor = luma.clamp(min=1e-3)
        by_luma = good * (floor**gamma / floor)
        by_channel = good.clamp(min=1e-3) ** gamma
        share = self._between(count, 0, 0.7)
        mixed = share * by_luma + (1 - share) * by_channel
        highest = _quantile(_luma(mixed), 0.985)
        gain = self._between(count, 0.85, 1.02) / highest.clamp(min=0.3)
        black = self._between(count, 0, s.dark_black)
        return (black + (1 - black) * mixed * gain.clamp(0.85, 1.5)).clamp(0, 1)

    def _dark(self, opened: Tensor) -> Tensor:
        """Under-expose: shadows and middle tones fall further than the lights."""
        s, count = self.settings, len(opened)
        light = decode(opened)
        stops = self._around(count, *s.dark_stops).clamp(1.4, 5)
        at_white = self._around(count, *s.dark_white_stops).clamp(0, 3)
        at_white = torch.minimum(at_white, stops)
        bright = _luma(light).clamp(0, 1) ** self._between(count, 1, 2.2)
        fall = (stops - at_white) * bright - stops
        flare = self._between(count, -s.dark_crush, s.dark_flare)
        return encode(self._tinted(light, s.tints[1]) * 2**fall) + flare

    def _other(self, good: Tensor) -> Tensor:
        s, count = self.settings, len(good)
        light = self._tinted(decode(good), s.tints[2])
        exposed = encode(light * 2 ** self._between(count, *s.other_stops))
        toned = exposed.clamp(1e-4, 1) ** torch.exp(self._around(count, 0.0, 0.25))
        black = self._between(count, *s.other_black)
        lifted = black + (1 - black) * toned
        mean = lifted.mean((1, 2, 3), keepdim=True)
        flattened = mean + (lifted - mean) * self._between(count, *s.other_contrast)
        return saturated(flattened, self._between(count, *s.other_saturation))

    def __call__(self, good: Tensor, kinds: Tensor) -> Damaged:
        """Damage good photos.

        Parameters
        ----------
        good
            Float32 (photos, height, width, 3), sRGB code values in [0, 1].
        kinds
            Int64 (photos,): what to do to each, `FLAT`, `DARK`, `GOOD` or `OTHER`.

        Returns
        -------
        Damaged
            Photos rounded to 8 bit. The target of a dark photo is the good one with
            its shadows opened, of a flat one the good one with its blacks in place; of
            all others the good one itself. Photos of the kind `GOOD` come back as they
            are.
        """
        opened = self._opened(good)
        flat, right = self._flat(good)
        made = torch.stack([flat, self._dark(opened), self._other(good)])
        noise = torch.randn(good.shape, generator=self._chance)
        made += noise * self._between(len(good), 0, self.settings.noise)
        which = torch.tensor([0, 1, 0, 2])[kinds]
        photos = made[which, torch.arange(len(good))]
        photos = torch.where((kinds == GOOD)[:, None, None, None], good, photos)
        wanted = torch.stack([right, opened, good, good])
        targets = wanted[kinds, torch.arange(len(good))]
        return Damaged((photos.clamp(0, 1) * 255).round() / 255, targets, kinds)


class Drawer:
    """Draw good photos: random colours of random crops.

    Photos with ordinary tones are drawn most often, as examples of what to aim at; to
    be left alone, all are drawn alike, and some of them grey.
    """

    def __init__(
        self, photos: PhotoSet, generator: torch.Generator, grey: float = 0.0
    ) -> None:
        self._photos, self._chance, self._grey = photos, generator, grey
        goodness = photos.goodness()
        self._weights = torch.stack([goodness + 0.05, torch.ones_like(goodness)])

    def _rand(self, *shape: int) -> Tensor:
        return torch.rand(*shape, generator=self._chance)

    def __call__(self, kinds: Tensor) -> tuple[Tensor, Tensor]:
        """Draw for the kinds of damage to come.

        Returns
        -------
        photos
            Float32 (photos, GRID, GRID, 3).
        rows
            Int64 (photos,): which photos they are.
        """
        chosen = [
            torch.multinomial(weights, len(kinds), True, generator=self._chance)
            for weights in self._weights
        ]
        rows = torch.where(kinds == GOOD, chosen[1], chosen[0])
        sizes = self._photos.sizes[rows].float()
        area = (0.5 + 0.5 * self._rand(len(rows), 1)).sqrt()
        shape = torch.cat(
            [torch.ones(len(rows), 1), 0.85 + 0.15 * self._rand(len(rows), 1)], 1
        )
        crop = sizes * area * shape
        corner = self._rand(len(rows), 2) * (sizes - crop)
        steps = (torch.arange(GRID) + self._rand(len(rows), 2, 1)) / GRID
        place = (corner[..., None] + steps * crop[..., None]).long()
        place = torch.minimum(place, self._photos.sizes[rows][..., None] - 1)
        width = self._photos.sizes[rows][:, 1, None, None]
        index = place[:, 0, :, None] * width + place[:, 1, None, :]
        index += rows[:, None, None] * self._photos.colours.shape[1]
        found = self._photos.colours.view(-1, 3)[index]
        mirrored = self._rand(len(rows), 1, 1, 1) < 0.5
        found = torch.where(mirrored, found.flip(2), found)
        return self._varied(found, kinds), rows

    def _varied(self, colours: Tensor, kinds: Tensor) -> Tensor:
        """Make photos more ordinary and more varied: less colour, other contrast.

        Those that are to be left alone keep most of their colour, or lose it all.
        """
        count = len(colours)

        def spread(scale: float) -> Tensor:
            return scale * torch.randn(count, 1, 1, 1, generator=self._chance)

        bent = colours.clamp(min=1e-4) ** torch.exp(spread(0.1))
        bent = bent - spread(0.009) * torch.sin(2 * torch.pi * bent)
        faded = 1.05 - 0.6 * self._rand(count, 1, 1, 1)
        faded = torch.where(self._rand(count, 1, 1, 1) < 0.25, 1.0, faded)
        good = (kinds == GOOD)[:, None, None, None]
        faded = torch.where(good, 1.0, faded)
        varied = saturated(bent, faded * torch.exp(spread(0.1))).clamp(0, 1)
        # Somebody made a photo grey on purpose: it is finished.
        grey = good & (self._rand(count, 1, 1, 1) < self._grey)
        return torch.where(grey, _luma(varied).expand_as(varied), varied)
