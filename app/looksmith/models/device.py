"""Where networks run: a CUDA or Apple GPU when there is one, else the processor."""

from __future__ import annotations

from looksmith.errors import LooksmithError
from looksmith.models.torch_libraries import import_torch

__all__ = ["DEVICES", "DeviceError", "choose_device", "is_out_of_memory"]

DEVICES = ("auto", "cuda", "mps", "cpu")


class DeviceError(LooksmithError):
    """The device that was asked for is not there."""


def _available(name: str) -> bool:
    import torch

    if name == "cuda":
        return torch.cuda.is_available()
    if name == "mps":
        return torch.backends.mps.is_available()
    return name == "cpu"


def choose_device(wanted: str = "auto") -> str:
    """Return "cuda", "mps" or "cpu".

    Parameters
    ----------
    wanted
        One of `DEVICES`; "auto" takes the first of the others that is there.

    Raises
    ------
    DeviceError
        It is not there, or there is no such device.
    """
    if wanted not in DEVICES:
        known = ", ".join(DEVICES)
        raise DeviceError(f"There is no device {wanted!r}: choose one of {known}.")
    import_torch()
    if wanted == "auto":
        return next(name for name in DEVICES[1:] if _available(name))
    if not _available(wanted):
        raise DeviceError(
            f"This computer has no device {wanted!r} that can be used: choose auto."
        )
    return wanted


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error says that a device's memory is full."""
    import torch

    if isinstance(error, (MemoryError, torch.OutOfMemoryError)):
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and (
        "out of memory" in text or "can't allocate memory" in text
    )
