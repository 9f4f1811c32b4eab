"""Run the local flow on a device, in tiles, and get by with the memory there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError
from looksmith.models.device import choose_device, is_out_of_memory
from looksmith.models.enhance import velocity
from looksmith.models.flow.solvers import calls_per_step
from looksmith.models.tiles import Tile, in_tiles
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["EnhanceMemoryError", "LocalFlow", "LocalSettings"]

FloatArray = NDArray[np.float32]

_SMALLEST_TILE = 128
_TEXT = "Refining"


class EnhanceMemoryError(LooksmithError):
    """Not even the smallest tile fits into memory."""


@dataclass(frozen=True)
class LocalSettings:
    """How the flow is followed.

    Parameters
    ----------
    steps, method
        Of the solver; see `models.flow.solvers`. No step leaves the colour part.
    side
        The photo is shrunk to this longest side for the flow, whose change is then
        enlarged; 0 works at full size.
    tile
        Longest side of a tile in pixels.
    device
        One of `models.device.DEVICES`.
    """

    steps: int = 4
    method: str = "euler"
    side: int = 1600
    tile: int = 1024
    device: str = "auto"


@dataclass(eq=False)
class LocalFlow:
    """The flow with its weights on a device.

    Parameters
    ----------
    weights
        See `velocity.velocity`.
    settings
        How it is followed.
    notes
        Filled with sentences for people on what had to be done differently.
    """

    weights: Mapping[str, FloatArray]
    settings: LocalSettings
    notes: list[str] = field(default_factory=list)

    @property
    def reach(self) -> int:
        """How far in pixels a result depends on its surroundings."""
        calls = self.settings.steps * calls_per_step(self.settings.method)
        return velocity.flow_reach(calls)

    def __call__(
        self,
        start: FloatArray,
        change: FloatArray,
        code: FloatArray,
        *,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
    ) -> FloatArray:
        """Return what the flow adds to `start`.

        Parameters
        ----------
        start
            (height, width, 3), the fused LUT's result.
        change
            `start` less the original.
        code
            (S,), standardised statistics.

        Raises
        ------
        DeviceError
            The device asked for is not there.
        EnhanceMemoryError
            There is no memory for it on any device.
        Cancelled
            The token was cancelled; looked at before every step of every tile.
        """
        device, size = choose_device(self.settings.device), self.settings.tile
        while True:
            try:
                return self._tiled(start, change, code, device, size, token, progress)
            except (MemoryError, RuntimeError) as error:
                if not is_out_of_memory(error):
                    raise
                device, size = self._smaller(device, size)

    def _smaller(self, device: str, size: int) -> tuple[str, int]:
        """Return the device and tile size to try after memory ran out."""
        if device == "cuda":
            import torch

            torch.cuda.empty_cache()
        if size > _SMALLEST_TILE:
            self._say("Memory was short: Enhance works in smaller tiles.")
            return device, max(_SMALLEST_TILE, size // 2)
        if device != "cpu":
            self._say("The graphics memory is full: Enhance runs on the processor.")
            return "cpu", self.settings.tile
        raise EnhanceMemoryError(
            "There is not enough memory to enhance this photo: close other programs."
        )

    def _say(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _tiled(
        self,
        start: FloatArray,
        change: FloatArray,
        code: FloatArray,
        device: str,
        size: int,
        token: CancelToken,
        progress: Progress,
    ) -> FloatArray:
        import torch

        tensors = {
            name: torch.from_numpy(np.ascontiguousarray(values)).to(device)
            for name, values in self.weights.items()
        }
        told = torch.from_numpy(code)[None].to(device)
        settings = self.settings

        def batch(values: FloatArray, tile: Tile) -> Any:
            part = np.ascontiguousarray(values[tile.area].transpose(2, 0, 1))
            return torch.from_numpy(part)[None].to(device)

        def work(tile: Tile) -> FloatArray:
            begin = batch(start, tile)
            with torch.inference_mode():
                end = velocity.refined(
                    tensors, begin, batch(change, tile), told,
                    settings.steps, settings.method, token,
                )  # fmt: skip
                found = (end - begin)[0].permute(1, 2, 0).float().cpu().numpy()
            return np.asarray(found, np.float32)

        height, width = start.shape[:2]
        return in_tiles(
            height, width, work, size=size, reach=self.reach,
            align=velocity.BLOCK, token=token, progress=progress, text=_TEXT,
        )  # fmt: skip
