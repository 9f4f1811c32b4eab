"""The models behind Dehaze and Enhance, in one shape."""

from __future__ import annotations

from typing import Any, Protocol

from numpy.typing import NDArray

from looksmith.models.restored import ColourRestored, Restored
from looksmith.models.weights_file import came_along
from looksmith.work.token import CancelToken, Progress

__all__ = ["DehazeNetwork", "EnhanceNetwork", "Network"]

Pixels = NDArray[Any]


class Network(Protocol):
    """What finds out what a step has to do to a photo."""

    def available(self) -> bool:
        """Return whether its weights are there; at once."""
        ...

    def version(self) -> str:
        """Return which weights it has, read on first use.

        Raises
        ------
        LooksmithError
            They are missing or damaged.
        """
        ...

    def find(
        self, pixels: Pixels, device: str, token: CancelToken, progress: Progress
    ) -> Restored:
        """Run the model.

        Parameters
        ----------
        pixels
            (height, width, 3), uint8, uint16 or float32 sRGB code values.
        device
            One of `models.device.DEVICES`.
        token, progress
            Looked at and told between the model's tiles or steps.

        Raises
        ------
        LooksmithError
            The weights are missing or damaged, the device is not there, or there is
            not enough memory.
        Cancelled
            By the token.
        """
        ...


class EnhanceNetwork:
    """Enhance with the weights that came with Looksmith."""

    def available(self) -> bool:
        """Return whether its weights are there."""
        return came_along("enhance")

    def version(self) -> str:
        """Return which weights it has; see `Network`."""
        from looksmith.models.enhance.weights import load_weights

        return load_weights().version

    def find(
        self, pixels: Pixels, device: str, token: CancelToken, progress: Progress
    ) -> ColourRestored:
        """Run the model; see `Network`."""
        from looksmith.models.enhance.local import LocalSettings
        from looksmith.models.enhance.run import enhance

        settings = LocalSettings(device=device)
        return enhance(pixels, settings=settings, token=token, progress=progress)


class DehazeNetwork:
    """Dehaze with the weights that came with Looksmith."""

    def available(self) -> bool:
        """Return whether its weights are there."""
        return came_along("dehaze")

    def version(self) -> str:
        """Return which weights it has; see `Network`."""
        from looksmith.models.dehaze.weights import load_weights

        return load_weights().version

    def find(
        self, pixels: Pixels, device: str, token: CancelToken, progress: Progress
    ) -> Restored:
        """Run the model; see `Network`."""
        from looksmith.models.dehaze.run import DehazeSettings, dehaze

        settings = DehazeSettings(device=device)
        return dehaze(pixels, settings=settings, token=token, progress=progress)
