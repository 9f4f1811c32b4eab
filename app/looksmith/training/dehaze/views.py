"""Clear views to put haze before: parts of photos, turned, toned and put together."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from looksmith.training.photos import PhotoSet

__all__ = ["Views", "with_levels"]

_LUMA = torch.tensor([0.2126, 0.7152, 0.0722]).reshape(1, 3, 1, 1)
_COLLAGES = 0.35
_TURNED = 0.15


def _quantiles(photos: Tensor, shares: tuple[float, float]) -> Tensor:
    flat = photos[:, :, ::2, ::2].flatten(1).sort(1).values
    rows = [round(share * (flat.shape[1] - 1)) for share in shares]
    return flat[:, rows]


def with_levels(photos: Tensor, black: Tensor, white: Tensor, mean: Tensor) -> Tensor:
    """Give photos levels and brightness.

    Parameters
    ----------
    photos
        (n, 3, h, w) in [0, 1].
    black, white
        (n,): where the quantiles .5 % and 99.5 % of all channels come to lie.
    mean
        (n,): of all channels, by a gamma between .5 and 2.
    """

    def column(values: Tensor) -> Tensor:
        return values.reshape(-1, 1, 1, 1)

    low, high = _quantiles(photos, (0.005, 0.995)).unbind(1)
    spread = column((high - low).clamp(min=0.2))
    photos = ((photos - column(low)) / spread).clamp(1e-4, 1)
    logs = photos.log()
    wanted = ((mean - black) / (white - black)).clamp(0.05, 0.95)
    gamma = torch.ones_like(mean)
    for _ in range(4):  # Newton's steps, on the logarithm of the mean
        bent = (logs * column(gamma)).exp()
        slope = (bent * logs).mean((1, 2, 3))
        gamma = gamma - (bent.mean((1, 2, 3)) - wanted) / slope.clamp(max=-0.02)
        gamma = gamma.clamp(0.5, 2.0)
    bent = (logs * column(gamma)).exp()
    return column(black) + bent * column(white - black)


class Views:
    """Draws clear views of one size.

    Parameters
    ----------
    photos
        Clear photos.
    chance
        What is drawn.
    """

    def __init__(self, photos: PhotoSet, chance: torch.Generator) -> None:
        self.photos = [
            torch.from_numpy(photo).permute(2, 0, 1).contiguous()
            for photo in photos.photos
        ]
        self.chance = chance

    def _number(self, low: float = 0.0, high: float = 1.0) -> float:
        return low + (high - low) * float(torch.rand((), generator=self.chance))

    def _part(self, height: int, width: int, least: float = 0.55) -> Tensor:
        """Return a part of any photo, of one size and shape."""
        number = int(torch.randint(len(self.photos), (), generator=self.chance))
        photo = self.photos[number]
        if self._number() < _TURNED:
            photo = photo.transpose(1, 2)
        tall, wide = photo.shape[1:]
        scale = min(tall / height, wide / width) * self._number(least, 1.0)
        rows, columns = int(height * scale), int(width * scale)
        top = int(self._number(0, tall - rows))
        left = int(self._number(0, wide - columns))
        part = photo[None, :, top : top + rows, left : left + columns].float() / 255
        if self._number() < 0.5:
            part = part.flip(3)
        return functional.interpolate(
            part, (height, width), mode="bilinear", antialias=True
        )[0]

    def _panel(self, height: int, width: int) -> Tensor:
        """Return a piece of a wall: one dull colour, lit from one side."""
        colour = self._number(0.03, 0.95) + 0.06 * torch.randn(3, generator=self.chance)
        light = torch.linspace(self._number(0.7, 1.1), self._number(0.7, 1.1), width)
        plane = (colour.reshape(3, 1, 1) * light).expand(3, height, width)
        grain = torch.randn(1, height, width, generator=self.chance)
        return (plane + 0.01 * grain).clamp(0, 1)

    def _collage(self, height: int, width: int) -> Tensor:
        """Return a view with pieces of other photos and walls before it."""
        view = self._part(height, width).clone()
        for _ in range(int(self._number(2, 6))):
            rows = int(height * self._number(0.15, 0.7))
            columns = int(width * self._number(0.15, 0.7))
            top = int(self._number(0, height - rows))
            left = int(self._number(0, width - columns))
            make = self._panel if self._number() < 0.55 else self._part
            view[:, top : top + rows, left : left + columns] = make(rows, columns)
        return view

    def __call__(self, count: int, height: int, width: int) -> Tensor:
        """Return (count, 3, height, width) in [0, 1], of any saturation."""
        found = [
            self._collage(height, width)
            if self._number() < _COLLAGES
            else self._part(height, width)
            for _ in range(count)
        ]
        views = torch.stack(found)
        dull = torch.rand(count, generator=self.chance).reshape(-1, 1, 1, 1)
        grey = (views * _LUMA).sum(1, keepdim=True)
        return (grey + (views - grey) * (0.15 + 1.0 * dull)).clamp(0, 1)
