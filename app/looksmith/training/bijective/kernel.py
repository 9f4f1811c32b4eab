"""The compiled step: built with the system's C++ compiler when there is one."""

from __future__ import annotations

import ctypes
import logging
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from looksmith.models.encoding.coupling_network import (
    FLOOR,
    SPACING,
    CouplingShape,
    channels_of,
    turns_of,
)
from looksmith.training.encoding.compiling import address, compile_library
from looksmith.training.encoding.data import TrainingSet

__all__ = ["BLOCK", "Kernel", "build_kernel"]

BLOCK = 96
"""The number of colours in a step is a multiple of this."""

log = logging.getLogger(__name__)

_SOURCE = Path(__file__).with_name("kernel.cpp")


@lru_cache(maxsize=4)
def _library(width: int) -> ctypes.CDLL | None:
    """Compile the step for a width, once: it takes seconds."""
    defines = (f"-DWIDTH={width}", f"-DSPACING={SPACING}f", f"-DFLOOR={FLOOR}f")
    return compile_library(_SOURCE, defines)


def build_kernel(shape: CouplingShape) -> Kernel | None:
    """Compile the step for a network; None, with the reason logged, where that fails.

    The width must be a multiple of 32.
    """
    if shape.width % 32:
        log.info("No compiled step: %d is no multiple of 32.", shape.width)
        return None
    library = _library(shape.width)
    return None if library is None else Kernel(shape, library)


class Kernel:
    """See `network.flow`, whose gradients it agrees with.

    Parameters
    ----------
    shape
        The network's sizes.
    library
        `kernel.cpp`, compiled for that width.
    """

    def __init__(self, shape: CouplingShape, library: ctypes.CDLL) -> None:
        self._shape, self._library = shape, library
        self._turns = turns_of(shape.plan)
        different = np.abs(self._turns - np.eye(3)).max(axis=(1, 2)) > 0
        self._turned = different.astype(np.uint8)
        self._channels = channels_of(shape.plan)

    def step(
        self,
        own: Tensor,
        data: TrainingSet,
        looks: np.ndarray,
        points: np.ndarray,
        softness: float,
    ) -> tuple[Tensor, Tensor]:
        """Return summed losses (N,) and their gradients to `own` (N, L, own)."""
        rows = np.ascontiguousarray(looks, np.int32)
        places = np.ascontiguousarray(points, np.int32)
        if len(places) % BLOCK:
            raise ValueError(f"{len(places)} colours are no multiple of {BLOCK}.")
        colours = np.ascontiguousarray(data.colours[places])
        given = own.detach().contiguous()
        gradients, losses = torch.empty_like(given), np.zeros(len(rows))
        number, real = ctypes.c_int, ctypes.c_float
        self._library.step(
            number(len(rows)), number(len(places)), number(self._shape.layers),
            number(torch.get_num_threads()), address(self._channels),
            address(self._turns), address(self._turned), address(given),
            address(rows), address(colours), address(places),
            address(data.targets), number(data.targets.shape[1]), real(data.unit),
            address(data.metric), number(data.metric.shape[0]), real(softness),
            address(gradients), address(losses),
        )  # fmt: skip
        return torch.from_numpy(losses), gradients
