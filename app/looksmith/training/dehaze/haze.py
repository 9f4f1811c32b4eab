"""Put haze before clear photos of which no depth is known.

Koschmieder's model, I = J t + A (1 - t) with t = exp(-beta d), and what real haze has
beside it: a coloured airlight that is not the same everywhere, blue scattered more
than red, light dimmed and spread on its way, and what a camera does afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from looksmith.training.dehaze.depth import fractal, haze_map
from looksmith.training.dehaze.settings import KINDS, HazeSettings
from looksmith.training.dehaze.views import with_levels

__all__ = ["HazeMaker", "Hazed"]

_CLEAR, _LIGHT, _SMOKE, _DEEP = range(len(KINDS))
_DISPLAY = 2.2


@dataclass(frozen=True, eq=False)
class Hazed:
    """Photos and targets (n, 3, h, w), density 1 - t (n, 1, h, w), kinds (n,)."""

    photos: Tensor
    targets: Tensor
    density: Tensor
    kinds: Tensor


class HazeMaker:
    """Makes hazy photos of clear ones.

    Parameters
    ----------
    settings
        The prior over haze.
    chance
        What is drawn.
    """

    def __init__(self, settings: HazeSettings, chance: torch.Generator) -> None:
        self.settings, self.chance = settings, chance

    def kinds(self, count: int) -> Tensor:
        """Draw kinds of haze, int64 (count,)."""
        shares = torch.tensor(self.settings.shares)
        return torch.multinomial(shares, count, True, generator=self.chance)

    def _rand(self, count: int) -> Tensor:
        return torch.rand(count, generator=self.chance)

    def _between(
        self, kinds: Tensor, ranges: tuple[tuple[float, float], ...]
    ) -> Tensor:
        low, high = torch.tensor(ranges, dtype=torch.float32)[kinds].unbind(1)
        return low + (high - low) * self._rand(len(kinds))

    def targets(self, views: Tensor, kinds: Tensor) -> Tensor:
        """Give views the tones of what people want to see behind such haze.

        Clear views keep theirs: they must come back as they are.
        """
        s = self.settings
        count = len(views)
        views = self._dulled(views, kinds)
        black = self._between(torch.zeros_like(kinds), (s.target_black,))
        white = self._between(torch.zeros_like(kinds), (s.target_white,))
        wide = (kinds == _LIGHT) | (self._rand(count) < 0.4)
        white = torch.where(wide, 0.9 + 0.1 * self._rand(count), white)
        drawn = torch.randn(count, generator=self.chance)
        mean = s.target_mean + s.target_spread * drawn
        now = views.mean((1, 2, 3))
        mean = torch.where(kinds == _LIGHT, 0.6 * now + 0.4 * (mean + 0.04), mean)
        toned = with_levels(views, black, white, mean)
        kept = (kinds == _CLEAR) & (self._rand(count) < 0.6)
        return torch.where(kept.reshape(-1, 1, 1, 1), views, toned)

    def _dulled(self, views: Tensor, kinds: Tensor) -> Tensor:
        """Take colour out of what stands in smoke: walls, pavements, winter."""
        same = torch.zeros_like(kinds)
        kept = self._between(same, (self.settings.smoke_saturation,))
        kept = torch.where(kinds == _SMOKE, kept, 1.0).reshape(-1, 1, 1, 1)
        grey = views.mean(1, keepdim=True)
        return grey + (views - grey) * kept

    def _airlight(self, kinds: Tensor, height: int, width: int) -> Tensor:
        s = self.settings
        count = len(kinds)
        strong = self._rand(count) < s.strongly_tinted
        spread = torch.where(strong, s.strong_tint, s.tint)[:, None]
        tints = torch.randn(count, 3, generator=self.chance) * spread
        # Smoke and distance are rather blue than yellow, dust is the rarer case.
        cold = 0.03 * self._rand(count)[:, None] * torch.tensor([-1.0, 0.0, 1.2])
        colour = self._between(kinds, s.airlight)[:, None] + tints + cold
        uneven = fractal(self.chance, count, height, width, 2) - 0.5
        smoke = (kinds == _SMOKE).float().reshape(-1, 1, 1, 1)
        share = 0.25 * self._rand(count).reshape(-1, 1, 1, 1) * smoke
        return (colour[..., None, None] * (1 + share * uneven)).clamp(0.2, 1.05)

    def _transmission(self, clear: Tensor, kinds: Tensor) -> Tensor:
        """Return t, (n, 3, h, w): that of the mean thickness is what was drawn."""
        s = self.settings
        count = len(kinds)
        maps = haze_map(self.chance, clear, kinds == _SMOKE)
        near = self._between((kinds == _SMOKE).long(), (s.near, s.smoke_near))
        spared = (kinds != _SMOKE) & (self._rand(count) < s.clear_front)
        front = self._between(torch.zeros_like(kinds), (s.front,)) * spared
        near = torch.where(spared, 0.0, near).reshape(-1, 1, 1, 1)
        front = front.reshape(-1, 1, 1, 1)
        maps = near + (1 - near) * ((maps - front) / (1 - front)).clamp(min=0)
        even = (kinds == _LIGHT) & (self._rand(count) < s.even)
        maps = torch.where(even.reshape(-1, 1, 1, 1), 1.0, maps)
        wanted = self._between(kinds, s.transmission)
        mean = maps.mean((1, 2, 3)).clamp(min=0.05)
        beta = (-wanted.log() / mean).reshape(-1, 1, 1, 1)
        more = torch.stack(
            [
                torch.ones(count),
                1 + s.green * self._rand(count),
                1 + s.blue * self._rand(count),
            ],
            1,
        )
        far = (kinds != _SMOKE).float()[:, None]  # particles of smoke are large
        more = (1 + (more - 1) * far)[..., None, None]
        return torch.exp(-beta * more * maps).clamp(min=0.03)

    def _composed(
        self, light: Tensor, airlight: Tensor, transmission: Tensor
    ) -> Tensor:
        """Mix light and airlight: half of the photos in linear light."""
        plain = light * transmission + airlight * (1 - transmission)
        linear = (
            light.clamp(1e-4) ** _DISPLAY * transmission
            + airlight**_DISPLAY * (1 - transmission)
        ) ** (1 / _DISPLAY)
        share = (self._rand(len(light)) < 0.3).float().reshape(-1, 1, 1, 1)
        return plain + (linear - plain) * share

    def _spread_light(self, clear: Tensor, transmission: Tensor) -> Tensor:
        """Scatter some of the light a little on its way through thick haze."""
        soft = functional.avg_pool2d(clear, 5, 1, 2, count_include_pad=False)
        share = 0.6 * self._rand(len(clear)).reshape(-1, 1, 1, 1)
        return clear + (soft - clear) * share * (1 - transmission)

    def _photographed(self, hazy: Tensor, kinds: Tensor) -> Tensor:
        """Do what cameras do: exposure, noise, JPEG, eight bits."""
        s = self.settings
        count = len(hazy)
        same = torch.zeros_like(kinds)
        other = (kinds == _SMOKE) & (self._rand(count) < s.developed)
        gain = torch.where(other, self._between(same, (s.exposure,)), 1.0)
        gamma = torch.where(other, self._between(same, (s.gamma,)), 1.0)
        hazy = hazy * gain.reshape(-1, 1, 1, 1)
        hazy = hazy.clamp(1e-4, 1) ** gamma.reshape(-1, 1, 1, 1)
        noise = s.noise * self._rand(count) ** 2 * (kinds != _CLEAR).float()
        drawn = torch.randn(hazy.shape, generator=self.chance)
        hazy = hazy + drawn * noise.reshape(-1, 1, 1, 1)
        whole = (hazy.clamp(0, 1) * 255).round().to(torch.uint8)
        for row in range(count):
            if kinds[row] != _CLEAR and float(self._rand(1)) < 0.5:
                whole[row] = self._as_jpeg(whole[row])
        return whole.float() / 255

    def _as_jpeg(self, photo: Tensor) -> Tensor:
        import imagecodecs

        low, high = self.settings.quality
        level = int(torch.randint(low, high, (), generator=self.chance))
        pixels = np.ascontiguousarray(photo.permute(1, 2, 0).numpy())
        data = imagecodecs.jpeg8_encode(pixels, level=level)
        return torch.from_numpy(imagecodecs.jpeg8_decode(data)).permute(2, 0, 1)

    def __call__(self, views: Tensor, kinds: Tensor) -> Hazed:
        """Make pairs of views (n, 3, h, w) in [0, 1]."""
        targets = self.targets(views, kinds)
        s = self.settings
        transmission = self._transmission(targets, kinds)
        airlight = self._airlight(kinds, *views.shape[2:])
        dim = self._between(torch.zeros_like(kinds), (s.dimmed,))
        dim = torch.where(kinds == _SMOKE, dim, 1.0).reshape(-1, 1, 1, 1)
        light = self._spread_light(targets, transmission) * dim
        hazy = self._composed(light, airlight, transmission)
        clear = (kinds == _CLEAR).reshape(-1, 1, 1, 1)
        photos = self._photographed(torch.where(clear, targets, hazy), kinds)
        density = (1 - transmission.mean(1, keepdim=True)) * (~clear).float()
        return Hazed(photos, targets, density, kinds)
