"""Dark scenes that are meant so: what a photo of one must not be mistaken for."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from looksmith.models.enhance.priors import LUMA
from looksmith.training.enhance.damage import decode, encode

__all__ = ["LowKey"]

_LUMA = torch.from_numpy(LUMA)


class LowKey:
    """Make some good photos low-key: objects before black, spots of light, silhouettes.

    Parameters
    ----------
    shares
        How often, for each kind of damage.
    generator
        Where chance comes from.
    """

    def __init__(self, shares: Sequence[float], generator: torch.Generator) -> None:
        self._shares, self._chance = torch.tensor(shares), generator

    def _between(self, count: int, low: float, high: float) -> Tensor:
        drawn = torch.rand(count, 1, 1, 1, generator=self._chance)
        return drawn * (high - low) + low

    def __call__(self, photos: Tensor, kinds: Tensor) -> Tensor:
        """Return photos (photos, height, width, 3), some of them darker."""
        count = len(photos)
        made = torch.stack(
            [
                self._crushed(photos),
                self._lit(photos),
                self._lit(self._crushed(photos)),
            ]
        )
        which = torch.randint(len(made), (count,), generator=self._chance)
        chosen = made[which, torch.arange(count)]
        drawn = torch.rand(count, generator=self._chance) < self._shares[kinds]
        return torch.where(drawn[:, None, None, None], chosen, photos)

    def _crushed(self, photos: Tensor) -> Tensor:
        """Let all below some luma fall to black, as with a black backdrop."""
        count = len(photos)
        luma = (photos @ _LUMA)[..., None]
        share = self._between(count, 0.4, 0.92).flatten()
        flat = luma.flatten(1).sort(1).values
        row = (share * (flat.shape[1] - 1)).long()[:, None]
        edge = flat.gather(1, row)[:, :, None, None]
        width = self._between(count, 0.03, 0.25)
        kept = ((luma - edge) / width + 0.5).clamp(0, 1)
        kept = kept * kept * (3 - 2 * kept)
        floor = self._between(count, 0, 1) ** 3 * 0.15
        black = self._between(count, 0, 1) ** 2 * 0.08
        light = photos * (floor + (1 - floor) * kept)
        return black + (1 - black) * light

    def _lit(self, photos: Tensor) -> Tensor:
        """Light only a part of the photo."""
        count, height, width = photos.shape[:3]
        away = torch.zeros(())
        for axis, length in ((1, height), (2, width)):
            shape = [1, 1, 1, 1]
            shape[axis] = length
            place = torch.linspace(-1, 1, length).reshape(shape)
            centre = self._between(count, -0.4, 0.4)
            away = away + ((place - centre) / self._between(count, 0.25, 0.9)) ** 2
        falloff = torch.exp(-(away ** self._between(count, 0.8, 3)))
        floor = self._between(count, 0, 1) ** 2 * 0.08
        return encode(decode(photos) * (floor + (1 - floor) * falloff))
