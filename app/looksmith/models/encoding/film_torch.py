"""The look network in torch, on any device; import it late (torch loads slowly).

The compiled kernel decodes on the processor; this does the same on a graphics card, and
is what training differentiates.
"""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import torch  # noqa: TID253  # imported late by its users
from numpy.typing import NDArray
from torch import Tensor  # noqa: TID253

from looksmith.lut.table import identity_table
from looksmith.models.encoding import residual
from looksmith.models.encoding.errors import DeviceError
from looksmith.models.encoding.film_network import NetworkShape, NetworkWeights
from looksmith.models.encoding.lattice import spline_matrix

__all__ = ["TorchDecoder", "bend", "features", "find_device", "look_outputs"]

FloatArray = NDArray[np.float32]

# Looks times colours that are decoded at once; 64 units each take 256 bytes.
_AT_ONCE, _AT_ONCE_ON_CARD = 1 << 17, 1 << 21


def find_device(name: str) -> torch.device:
    """Return a device by its name: "cpu", "cuda", "cuda:1", "mps".

    Raises
    ------
    DeviceError
        There is no such device here.
    """
    kind = name.partition(":")[0]
    there = kind == "cpu"
    there = there or (kind == "cuda" and torch.cuda.is_available())
    there = there or (kind == "mps" and torch.backends.mps.is_available())
    if not there:
        raise _no_device(name, f"torch {torch.__version__}")
    try:
        torch.empty(1, device=name)
        return torch.device(name)
    except (RuntimeError, AssertionError) as error:
        raise _no_device(name, str(error)) from error


def _no_device(name: str, detail: str) -> DeviceError:
    return DeviceError(
        f"Looks cannot be decoded on “{name[:20]}”: this computer has no such device, "
        "or torch was installed without it. Use the device “cpu”.",
        detail=detail,
    )


def bend(z: Tensor) -> tuple[Tensor, Tensor]:
    """Return the smooth ramp of z and its slope."""
    slope = (0.5 * z + 0.5).clamp(0, 1)
    return slope * slope + (z - 1).clamp(min=0), slope


def features(views: dict[str, Tensor], colours: Tensor) -> Tensor:
    """Return the features (P, W) of colours (P, 3)."""
    hidden = bend((colours - 0.5) @ views["first"] + views["first_shift"])[0]
    return hidden @ views["second"] + views["second_shift"]


def look_outputs(
    shape: NetworkShape,
    views: dict[str, Tensor],
    modulations: Tensor,
    shared: Tensor,
    colours: Tensor,
    grey: Tensor,
) -> Tensor:
    """Return the unclipped outputs (N, P, 3) of looks; see `film_network`.

    Parameters
    ----------
    shape
        The network's sizes.
    views
        The arrays of `NetworkWeights` by name.
    modulations
        (N, M).
    shared
        (P, W), from `features`.
    colours
        (P, 3).
    grey
        Bool (N,): looks whose three channels are averaged.
    """
    parts, count = shape.slices, len(modulations)
    part = [
        modulations[:, None, each] for each in (parts.first_gain, parts.first_shift)
    ]
    hidden = bend(shared * part[0] + part[1])[0]
    for layer in range(shape.layers):
        scale = modulations[:, parts.scale[layer]]
        raw = views["weight"][layer] + views["left"][layer] @ (
            scale[:, :, None] * views["right"][layer]
        )
        weights = raw * modulations[:, None, parts.gain[layer]]
        product = torch.matmul(hidden, weights)
        hidden = hidden + bend(product + modulations[:, None, parts.shift[layer]])[0]
    head = modulations[:, parts.head].reshape(count, 3, shape.width)
    affine = modulations[:, parts.affine].reshape(count, 3, 4)
    out = colours + colours @ affine[:, :, :3].mT + affine[:, None, :, 3]
    out = out + hidden @ head.mT
    mean = out.mean(dim=-1, keepdim=True).expand_as(out)
    return torch.where(grey[:, None, None], mean, out)


class TorchDecoder:
    """Decodes looks on a device; may be used from several threads.

    Parameters
    ----------
    weights
        The network.
    device
        See `find_device`.
    """

    def __init__(self, weights: NetworkWeights, device: str) -> None:
        self._device = find_device(device)
        self._shape = weights.shape
        self._views = {
            field.name: self._sent(getattr(weights, field.name))
            for field in fields(weights)
        }
        on_card = self._device.type != "cpu"
        self._at_once = _AT_ONCE_ON_CARD if on_card else _AT_ONCE

    def _sent(self, array: NDArray[np.generic]) -> Tensor:
        # A copy: torch wants arrays that it may write to.
        return torch.from_numpy(np.array(array)).to(self._device)

    def decode(
        self, codes: FloatArray, size: int, monochrome: NDArray[np.bool_]
    ) -> FloatArray:
        """Return tables; see `LookCodec.decode`.

        Parameters
        ----------
        codes
            Float32 (N, D), residuals included.
        size
            Lattice points along an axis, 2..129.
        monochrome
            Bool (N,).

        Returns
        -------
        ndarray
            Float32 (N, size, size, size, 3), within [0, 1].
        """
        out = np.empty((len(codes), size, size, size, 3), np.float32)
        with torch.inference_mode():
            colours = self._sent(identity_table(size).reshape(-1, 3))
            shared = features(self._views, colours)
            looks = max(1, self._at_once // len(colours))
            for start in range(0, len(codes), looks):
                part = slice(start, start + looks)
                tables = self._network(codes[part], monochrome[part], shared, colours)
                tables = tables.view(-1, size, size, size, 3)
                self._add_residuals(codes[part], monochrome[part], tables)
                out[part] = tables.cpu().numpy()
        return out

    def _network(
        self,
        codes: FloatArray,
        monochrome: NDArray[np.bool_],
        shared: Tensor,
        colours: Tensor,
    ) -> Tensor:
        shape, views = self._shape, self._views
        given = self._sent(codes[:, : shape.code])
        modulations = given @ views["mix"] + views["base"]
        grey = self._sent(monochrome)
        out = torch.empty(len(codes), len(colours), 3, device=self._device)
        rows = max(1, self._at_once // len(codes))
        for start in range(0, len(colours), rows):
            part = slice(start, start + rows)
            out[:, part] = look_outputs(
                shape, views, modulations, shared[part], colours[part], grey
            ).clamp(0, 1)
        return out

    def _add_residuals(
        self, codes: FloatArray, monochrome: NDArray[np.bool_], tables: Tensor
    ) -> None:
        residuals = codes[:, self._shape.code :]
        rows = np.flatnonzero(residuals.any(axis=1))
        if not len(rows):
            return
        matrix = self._sent(spline_matrix(residual.NODES, tables.shape[1]))
        lattices = self._sent(residual.lattices(residuals[rows]))
        for row, lattice in zip(rows.tolist(), lattices, strict=True):
            extra = torch.einsum("xa,abck->xbck", matrix, lattice)
            extra = torch.einsum("yb,xbck->xyck", matrix, extra)
            extra = torch.einsum("zc,xyck->xyzk", matrix, extra)
            if monochrome[row]:
                extra = extra.mean(dim=-1, keepdim=True)
            tables[row] = (tables[row] + extra).clamp(0, 1)
