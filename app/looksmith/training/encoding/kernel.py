"""The compiled step: built with the system's C++ compiler when there is one."""

from __future__ import annotations

import ctypes
import logging
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from torch import Tensor

from looksmith.models.encoding.film_network import NetworkShape
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.network import Gradients

__all__ = ["BLOCK", "Kernel", "build_kernel"]

BLOCK = 96
"""The number of colours in a step is a multiple of this."""

log = logging.getLogger(__name__)

_SOURCE = Path(__file__).with_name("kernel.cpp")
# Not -ffast-math: linking with it makes the whole process flush small numbers to zero.
_FLAGS = (
    "-O3", "-march=native", "-mprefer-vector-width=512", "-fno-math-errno",
    "-fno-trapping-math", "-fno-signed-zeros", "-fassociative-math",
    "-freciprocal-math", "-ffinite-math-only", "-fopenmp", "-shared", "-fPIC",
    "-std=c++17",
)  # fmt: skip


def build_kernel(shape: NetworkShape) -> Kernel | None:
    """Compile the step for a network; None without a compiler that can.

    The reason is logged. Rank and width must be multiples of 16.
    """
    compiler = shutil.which("g++")
    if compiler is None or shape.width % 16 or shape.rank % 16:
        log.info("No compiled step: no g++, or sizes that are no multiples of 16.")
        return None
    with TemporaryDirectory() as folder:
        target = Path(folder, "kernel.so")
        command = [compiler, *_FLAGS, f"-DWIDTH={shape.width}", str(_SOURCE)]
        done = subprocess.run(
            [*command, "-o", str(target)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            log.info("No compiled step: %s", done.stderr[-500:])
            return None
        return Kernel(shape, ctypes.CDLL(str(target)))


def _address(array: Tensor | np.ndarray) -> ctypes.c_void_p:
    pointer = array.data_ptr() if isinstance(array, Tensor) else array.ctypes.data
    return ctypes.c_void_p(pointer)


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
            *map(_address, square), _address(given[0]), _address(rows), _address(grey),
            _address(given[1]), _address(colours), _address(places),
            _address(data.targets), number(data.targets.shape[1]), real(data.unit),
            _address(data.metric), number(data.metric.shape[0]), real(softness),
            *map(_address, out), _address(losses),
        )  # fmt: skip
        return Gradients(torch.from_numpy(losses), *out)
