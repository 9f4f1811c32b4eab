"""The compiled step: built with the system's C++ compiler when there is one."""

from __future__ import annotations

import ctypes
import logging

import numpy as np
import torch
from torch import Tensor

from looksmith.models.encoding.film_network import NetworkShape
from looksmith.training.encoding.compiling import address, compile_library
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.network import Gradients

__all__ = ["BLOCK", "Kernel", "build_kernel"]

BLOCK = 96
"""The number of colours in a step is a multiple of this."""

log = logging.getLogger(__name__)


def build_kernel(shape: NetworkShape) -> Kernel | None:
    """Compile the step for a network; None without a compiler that can.

    The reason is logged. Rank and width must be multiples of 16.
    """
    if shape.width % 16 or shape.rank % 16:
        log.info("No compiled step: sizes that are no multiples of 16.")
        return None
    library = compile_library("kernel.cpp", [f"-DWIDTH={shape.width}"])
    return None if library is None else Kernel(shape, library)


class Kernel:
    """See `network.torch_step`, which it agrees with.

    Parameters
    ----------
    shape
        The network's sizes.
    library
        `kernel.cpp`, compiled for that width.
    """

    def __init__(self, shape: NetworkShape, library: ctypes.CDLL) -> None:
        self._shape, self._library = shape, library

    def step(
        self,
        views: dict[str, Tensor],
        modulations: Tensor,
        shared: Tensor,
        data: TrainingSet,
        looks: np.ndarray,
        points: np.ndarray,
        softness: float,
    ) -> Gradients:
        """Do a step on looks (N,) and lattice colours (P,), P in `BLOCK`s."""
        shape = self._shape
        rows = np.ascontiguousarray(looks, np.int32)
        places = np.ascontiguousarray(points, np.int32)
        if len(places) % BLOCK:
            raise ValueError(f"{len(places)} colours are no multiple of {BLOCK}.")
        colours = np.ascontiguousarray(data.colours[places])
        grey = np.ascontiguousarray(data.grey[rows])
        given = [modulations.contiguous(), shared.contiguous()]
        names = ("weight", "left", "right")
        square = [views[name].contiguous() for name in names]
        out = [torch.empty_like(each) for each in (*square, *given)]
        losses = np.zeros(len(rows))
        number, real = ctypes.c_int, ctypes.c_float
        self._library.step(
            number(len(rows)), number(len(places)), number(shape.layers),
            number(shape.rank), number(torch.get_num_threads()),
            *map(address, square), address(given[0]), address(rows), address(grey),
            address(given[1]), address(colours), address(places),
            address(data.targets), number(data.targets.shape[1]), real(data.unit),
            address(data.metric), number(data.metric.shape[0]), real(softness),
            *map(address, out), address(losses),
        )  # fmt: skip
        return Gradients(torch.from_numpy(losses), *out)
