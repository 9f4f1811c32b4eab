"""Load torch without holding up the other threads."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

from looksmith.work.interpreter import loading_modules

__all__ = ["import_torch", "load_torch_libraries"]

_loading = threading.Lock()
_ENDING = ".dylib" if sys.platform == "darwin" else ".so"


def _folder() -> Path | None:
    """Return where torch's libraries lie, without importing torch."""
    spec = find_spec("torch")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places)), "lib") if places else None


def import_torch() -> None:
    """Import torch, so that those who import it next find it there.

    Raises
    ------
    ImportError
        It is not installed.
    """
    # One at a time: a second thread would wait for the system's loader with the
    # interpreter locked, and the window with it.
    with _loading:
        load_torch_libraries()
        with loading_modules():
            import torch  # noqa: F401


def load_torch_libraries() -> None:
    """Map torch's libraries into the process, so that `import torch` finds them there.

    The import itself does that with the interpreter locked: a window would stand still
    for most of a second. Foreign calls let go of the lock. Where this does not work
    (torch is not installed, Windows), nothing happens: the import does it all.
    """
    if "torch" in sys.modules or os.name != "posix":
        return
    folder = _folder()
    if folder is None:
        return
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    # The flags are those that torch's own import gives.
    for name, flags in (("torch_global_deps", os.RTLD_GLOBAL), ("torch_python", 0)):
        path = folder / f"lib{name}{_ENDING}"
        load(os.fsencode(path), os.RTLD_NOW | flags)
