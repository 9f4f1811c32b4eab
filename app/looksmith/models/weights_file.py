"""Weights of a model on disk: plain arrays in an .npz, never a pickle."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError
from looksmith.files import write_whole
from looksmith.resources import resource

__all__ = ["Arrays", "came_along", "read_arrays", "shipped", "write_arrays"]

T = TypeVar("T")

Arrays = Mapping[str, NDArray[Any]]


def shipped(model: str) -> Path:
    """Return where the weights of "dehaze" or "enhance" lie that come with us."""
    return resource("models", f"{model}.npz")


@cache
def came_along(model: str) -> bool:
    """Return whether Looksmith came with a model's weights; without loading it."""
    return shipped(model).is_file()


def write_arrays(path: str | Path, kind: int, arrays: Arrays) -> None:
    """Write arrays by name, whole or not at all.

    Parameters
    ----------
    path
        Where to.
    kind
        The number of the format.
    arrays
        What to write; "format" is taken.
    """
    stream = io.BytesIO()
    np.savez_compressed(stream, allow_pickle=False, format=np.array(kind), **arrays)
    write_whole(path, stream.getvalue())


def read_arrays(
    path: str | Path,
    kind: int,
    make: Callable[[Arrays, str], T],
    *,
    model: str,
    error: type[LooksmithError],
) -> T:
    """Read what `write_arrays` wrote.

    Parameters
    ----------
    path
        The file.
    kind
        The number of the format that is known.
    make
        Turns the arrays, and a digest of the file, into weights; it raises
        `ValueError` or `KeyError` where they make no sense.
    model
        The model's name, for messages.
    error
        What is raised.
    """
    try:
        data = Path(path).read_bytes()
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        if int(arrays.pop("format")) != kind:
            raise error(f"{path} was made for another version of Looksmith: update it.")
        return make(arrays, hashlib.sha256(data).hexdigest()[:12])
    except FileNotFoundError:
        raise error(
            f"The weights of {model} are not installed: install Looksmith again."
        ) from None
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as reason:
        raise error(
            f"{path} cannot be read as weights of {model}.", detail=str(reason)
        ) from reason
