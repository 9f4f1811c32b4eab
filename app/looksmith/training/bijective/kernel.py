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

from looksmith.models.encoding.coupling_network import (
    FLOOR,
    SPACING,
    CouplingShape,
    channels_of,
    turns_of,
)
from looksmith.training.encoding.data import TrainingSet

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


def build_kernel(shape: CouplingShape) -> Kernel | None:
    """Compile the step for a network; None without a compiler that can."""
    compiler = shutil.which("g++")
    if compiler is None or shape.width % 32:
        log.info("No compiled step: no g++, or a width that is no multiple of 32.")
        return None
    with TemporaryDirectory() as folder:
        target = Path(folder, "kernel.so")
        constants = (
            f"-DWIDTH={shape.width}", f"-DSPACING={SPACING}f", f"-DFLOOR={FLOOR}f",
        )  # fmt: skip
        command = [compiler, *_FLAGS, *constants, str(_SOURCE), "-o", str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            log.info("No compiled step: %s", done.stderr[-500:])
            return None
        return Kernel(shape, ctypes.CDLL(str(target)))


def _address(array: Tensor | np.ndarray) -> ctypes.c_void_p:
    pointer = array.data_ptr() if isinstance(array, Tensor) else array.ctypes.data
    return ctypes.c_void_p(pointer)


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
            number(torch.get_num_threads()), _address(self._channels),
            _address(self._turns), _address(self._turned), _address(given),
            _address(rows), _address(colours), _address(places),
            _address(data.targets), number(data.targets.shape[1]), real(data.unit),
            _address(data.metric), number(data.metric.shape[0]), real(softness),
            _address(gradients), _address(losses),
        )  # fmt: skip
        return torch.from_numpy(losses), gradients
