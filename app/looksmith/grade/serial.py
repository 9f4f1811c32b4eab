"""Recipes and tables as plain JSON values."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import numpy as np

from looksmith.grade.mixer import Band, Mixer
from looksmith.grade.recipe import (
    Blend,
    BlendTerm,
    Light,
    Recipe,
    RecipeError,
    Restoration,
)
from looksmith.grade.split_toning import SplitToning
from looksmith.grade.tone_curve import ToneCurve
from looksmith.grade.toning import Toning
from looksmith.lut.errors import LutError
from looksmith.lut.table import MAX_SIZE, MIN_SIZE, Lut3D

__all__ = ["lut_from_json", "lut_to_json", "recipe_from_json", "recipe_to_json"]

_STEP = 2.0**-14  # int16 reaches -2..2; the error is below 1/30000
_USUAL_INPUT = "sRGB"


def recipe_to_json(recipe: Recipe) -> dict[str, Any]:
    """Return the recipe as JSON values."""
    return asdict(recipe)


def _checked(kind: type, values: Any, where: str) -> dict[str, Any]:
    """Return `values` if they are an object whose keys and types `kind` knows."""
    if not isinstance(values, Mapping):
        raise RecipeError(f"“{where}” must be an object.")
    known = {f.name: f.default for f in fields(kind)}
    for key, value in values.items():
        if key not in known:
            raise RecipeError(f"“{where}.{key}” is unknown: made by a newer version?")
        default = known[key]
        if isinstance(default, bool):
            good = isinstance(value, bool)
        elif isinstance(default, float):
            good = isinstance(value, int | float) and not isinstance(value, bool)
        else:
            good = True
        if not good:
            raise RecipeError(f"“{where}.{key}” cannot be {value!r}.")
    return dict(values)


def _blend(values: Any) -> Blend:
    known = _checked(Blend, values, "blend")
    terms = known.pop("terms", ())
    if not isinstance(terms, list | tuple):
        raise RecipeError("“blend.terms” must be a list.")
    made = []
    for index, term in enumerate(terms):
        good = _checked(BlendTerm, term, f"blend.terms[{index}]")
        if not isinstance(good.get("look"), str):
            raise RecipeError(f"“blend.terms[{index}].look” must be a look's id.")
        made.append(BlendTerm(**good))
    return Blend(terms=tuple(made), **known)


def _toning(values: Any) -> Toning:
    known = _checked(Toning, values, "toning")
    curve = _checked(ToneCurve, known.get("curve", {}), "toning.curve")
    mixer = _checked(Mixer, known.get("mixer", {}), "toning.mixer")
    split = _checked(SplitToning, known.get("split", {}), "toning.split")
    bands = {
        family: Band(**_checked(Band, band, f"toning.mixer.{family}"))
        for family, band in mixer.items()
    }
    return Toning(ToneCurve(**curve), Mixer(**bands), SplitToning(**split))


def recipe_from_json(values: Any) -> Recipe:
    """Return the recipe that `recipe_to_json` turned into JSON values.

    Missing parts are neutral.

    Raises
    ------
    RecipeError
        A part is of the wrong type, out of range or unknown.
    """
    known = _checked(Recipe, values, "recipe")
    return Recipe(
        light=Light(**_checked(Light, known.get("light", {}), "light")),
        toning=_toning(known.get("toning", {})),
        blend=_blend(known.get("blend", {})),
        dehaze=Restoration(**_checked(Restoration, known.get("dehaze", {}), "dehaze")),
        enhance=Restoration(
            **_checked(Restoration, known.get("enhance", {}), "enhance")
        ),
    )


def lut_to_json(lut: Lut3D) -> dict[str, Any]:
    """Return a plain LUT as JSON values: 16 bits, differences, deflate, base64."""
    codes = np.clip(np.rint(lut.table / _STEP), -32768, 32767).astype("<i2")
    steps = np.diff(codes, axis=2, prepend=np.zeros_like(codes[:, :, :1]))
    planes = np.ascontiguousarray(np.moveaxis(steps, -1, 0)).view(np.uint8)
    split = planes.reshape(-1, 2).T.tobytes()
    values: dict[str, Any] = {
        "size": lut.size,
        "table": base64.b64encode(zlib.compress(split, 9)).decode("ascii"),
    }
    if lut.input_space != _USUAL_INPUT:
        values["input"] = lut.input_space
    return values


def lut_from_json(values: Any, title: str = "") -> Lut3D:
    """Return the LUT that `lut_to_json` turned into JSON values.

    Raises
    ------
    LutError
        The values are damaged.
    """
    try:
        size = int(values["size"])
        if not MIN_SIZE <= size <= MAX_SIZE:
            raise ValueError(f"size {size}")
        count = size**3 * 3 * 2
        inflate = zlib.decompressobj()
        split = inflate.decompress(base64.b64decode(values["table"]), count)
        planes = np.frombuffer(split, np.uint8).reshape(2, -1)
        steps = np.ascontiguousarray(planes.T).view("<i2")
        codes = np.moveaxis(steps.reshape(3, size, size, size), 0, -1)
        table = np.cumsum(codes, axis=2, dtype=np.int16) * np.float32(_STEP)
    except (KeyError, TypeError, ValueError, zlib.error) as error:
        raise LutError("An embedded look is damaged.", detail=repr(error)) from error
    space = values.get("input", _USUAL_INPUT)
    known = space if isinstance(space, str) else _USUAL_INPUT
    return Lut3D(table, title=title, input_space=known)
