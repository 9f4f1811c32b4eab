"""Patches for the local flow: damaged as by cameras, corrected by the colour part."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.lut.apply import apply_lut
from looksmith.models.enhance.colour import ColourModel
from looksmith.models.enhance.statistics import statistics, thumbnail
from looksmith.training.enhance.damage import GOOD, Damage, decode, encode
from looksmith.training.photos import PhotoSet

__all__ = ["PatchMaker", "Patches", "recoloured", "worn"]

FloatArray = NDArray[np.float32]

_CUTS = 8  # patches of one damaged photo
_UNPACKED = 0.25  # share that never was a JPEG
_QUALITIES = (35, 96)


@dataclass(frozen=True, eq=False)
class Patches:
    """A batch for the flow.

    Parameters
    ----------
    start
        Float32 (patches, 3, side, side): the colour part's result.
    change
        `start` less the damaged photo.
    target
        The good photo, with the colours that the colour part gives: only what is
        wrong locally is left to the flow.
    code
        (patches, S): standardised statistics.
    """

    start: Tensor
    change: Tensor
    target: Tensor
    code: Tensor

    def __getitem__(self, rows: Tensor) -> Patches:
        return Patches(
            self.start[rows], self.change[rows], self.target[rows], self.code[rows]
        )

    def __len__(self) -> int:
        return len(self.start)

    @classmethod
    def joined(cls, parts: list[Patches]) -> Patches:
        """Put batches together."""
        names = ("start", "change", "target", "code")
        return cls(*(torch.cat([getattr(p, name) for p in parts]) for name in names))


class PatchMaker:
    """Makes patches of good photos.

    Parameters
    ----------
    photos
        At the size at which the flow runs.
    damage
        The same prior as the colour part's.
    model
        The colour part, already trained.
    side
        Of a patch in pixels.
    seed
        Of the noise and the places.
    """

    def __init__(
        self,
        photos: PhotoSet,
        damage: Damage,
        model: ColourModel,
        side: int,
        seed: int,
    ) -> None:
        self._photos, self._damage, self._model = photos, damage, model
        self._side = side
        self._random = np.random.default_rng(seed)
        goodness = photos.goodness().numpy() + 0.1
        self._shares = goodness / goodness.sum()

    def __call__(self, photos: int) -> Patches:
        """Return patches of that many damaged photos."""
        parts = []
        for _ in range(photos):
            row = self._random.choice(len(self._shares), p=self._shares)
            parts.append(self._of(self._photos.photos[row]))
        return Patches.joined(parts)

    def _of(self, photo: NDArray[np.uint8]) -> Patches:
        good = torch.from_numpy(photo[None].astype(np.float32) / 255)
        kinds = self._damage.kinds(1)
        made = self._damage(good, kinds)
        damaged, clean = made.photos[0].numpy(), made.targets[0].numpy()
        if int(kinds) != GOOD:
            damaged = worn(damaged, self._random)
        found = statistics(thumbnail(damaged))
        lut = self._model.lut(self._model.plan(found))
        start = apply_lut(lut, damaged)
        target = recoloured(start, clean)
        code = np.clip((found - self._model.mean) / self._model.scale, -5, 5)
        code = torch.from_numpy(code.astype(np.float32))
        cuts = [self._place(photo.shape) for _ in range(_CUTS)]

        def cut(values: FloatArray) -> Tensor:
            pieces = [
                values[rows, columns].transpose(2, 0, 1) for rows, columns in cuts
            ]
            return torch.from_numpy(np.ascontiguousarray(np.stack(pieces)))

        return Patches(
            cut(start), cut(start - damaged), cut(target), code.expand(_CUTS, -1)
        )

    def _place(self, shape: tuple[int, ...]) -> tuple[slice, slice]:
        top, left = (
            int(self._random.integers(0, max(1, length - self._side + 1)))
            for length in shape[:2]
        )
        return slice(top, top + self._side), slice(left, left + self._side)


def worn(pixels: FloatArray, random: np.random.Generator) -> FloatArray:
    """Add what sensors and files add to a photo (height, width, 3).

    Noise of the light and of the sensor (Foi et al., "Practical Poissonian-Gaussian
    noise modeling", 2008) in linear light, stronger between the channels than in their
    sum and partly smeared as by a camera's own processing; 8 bit; mostly JPEG.
    """
    light = decode(torch.from_numpy(pixels)).numpy()
    amount = random.uniform(0, 1) ** 2
    spread = np.sqrt(amount * 2.5e-3 * light + (amount * 6e-3) ** 2)
    drawn = random.normal(size=(*pixels.shape[:2], 3)).astype(np.float32)
    grey = drawn.mean(2, keepdims=True)
    drawn = grey * np.float32(random.uniform(0.8, 1.6)) + (drawn - grey)
    smeared = random.uniform(0, 0.8)
    drawn = (1 - smeared) * drawn + smeared * 2 * _blurred(drawn)
    noisy = encode(torch.from_numpy(light + spread * drawn)).numpy()
    noisy = np.rint(np.clip(noisy, 0, 1) * 255) / np.float32(255)
    if random.random() < _UNPACKED:
        return np.asarray(noisy, np.float32)
    return _through_jpeg(noisy, int(random.integers(*_QUALITIES)))


def _blurred(values: FloatArray) -> FloatArray:
    """Average over the nearest two along each axis."""
    for axis in (0, 1):
        values = np.asarray((values + np.roll(values, 1, axis)) / 2, np.float32)
    return values


def _through_jpeg(pixels: FloatArray, quality: int) -> FloatArray:
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(np.rint(pixels * 255).astype(np.uint8)).save(
        stream, "JPEG", quality=quality
    )
    return np.asarray(Image.open(stream), np.float32) / np.float32(255)


def recoloured(start: FloatArray, clean: FloatArray) -> FloatArray:
    """Give the clean photo the colours that `start` has, by its local surroundings.

    The difference of the two, blurred widely, is what the colour part got wrong as a
    whole. The flow could only guess at it, and must not learn to.
    """
    return np.asarray(np.clip(clean + _widely_blurred(start - clean), 0, 1), np.float32)


def _widely_blurred(values: FloatArray, radius: int = 12) -> FloatArray:
    """Blur by two running means of 2 * radius + 1 pixels along each axis."""
    out = values.astype(np.float64)
    for axis in (0, 1, 0, 1):
        width = min(2 * radius + 1, out.shape[axis])
        pad = [(0, 0)] * out.ndim
        pad[axis] = (width // 2, width - 1 - width // 2)
        sums = np.cumsum(np.pad(out, pad, mode="edge"), axis=axis)
        zero = np.zeros_like(np.take(sums, [0], axis))
        sums = np.concatenate([zero, sums], axis)
        count = out.shape[axis]
        ends = np.take(sums, range(width, width + count), axis)
        out = (ends - np.take(sums, range(count), axis)) / width
    return np.asarray(out, np.float32)
