"""Print how true and how foldless the rule of `lut.wide` is; docs/formats.md shows it.

Looks that are known beyond sRGB (adjustments of light and colour) are baked to sRGB's
cube and compared there with themselves; the built-in looks are searched for folds.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np

from looksmith.colour.icc import to_working
from looksmith.colour.profiles import display_p3_profile, prophoto_profile
from looksmith.grade.adjust import adjusted
from looksmith.grade.bake import BakedBlend
from looksmith.grade.mixer import Band, Mixer
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.split_toning import SplitToning
from looksmith.grade.toning import Toning
from looksmith.looks.catalogue import Catalogue
from looksmith.lut.apply import apply_lut
from looksmith.lut.table import Lut3D, identity_table

PROFILES = {"Display P3": display_p3_profile(), "ProPhoto RGB": prophoto_profile()}
MIXER = Mixer(green=Band(hue=40, saturation=-30), blue=Band(hue=-30, luminance=-30))
SPLIT = SplitToning(shadow_saturation=40, highlight_saturation=40)
KNOWN = {
    "contrast": Recipe(Light(contrast=60, shadows=-20)),
    "muted": Recipe(Light(saturation=-40)),
    "black and white": Recipe(Light(saturation=-100, contrast=30)),
    "warm, darker": Recipe(Light(temperature=40, exposure=-0.4)),
    "split toning": Recipe(toning=Toning(split=SPLIT)),
    "colour mixer": Recipe(toning=Toning(mixer=MIXER)),
}
_STEP = np.float32(2e-3)


def colours_beyond(icc: bytes, count: int) -> np.ndarray:
    """Return colours of a profile that sRGB does not hold, float32 (1, n, 3)."""
    codes = np.random.default_rng(0).random((1, count, 3)).astype(np.float32)
    found = to_working(codes, icc)[0]
    return found[((found < 0) | (found > 1)).any(-1)][None]


def clipped(lut: Lut3D, colours: np.ndarray) -> np.ndarray:
    return apply_lut(lut, np.clip(colours, 0, 1))


def carried(lut: Lut3D, colours: np.ndarray) -> np.ndarray:
    return BakedBlend(lut, 1.0).apply(np.ascontiguousarray(colours, np.float32))


def folded(lut: Lut3D, colours: np.ndarray) -> float:
    """Return the share of colours around which the carried look turns inside out."""
    ways = [
        (carried(lut, colours + _STEP * way) - carried(lut, colours - _STEP * way))
        / (2 * _STEP)
        for way in np.eye(3, dtype=np.float32)
    ]
    return float((np.linalg.det(np.stack(ways, -1)) < -1e-3).mean())


def main() -> None:
    """Print both tables."""
    out = sys.stdout
    for name, icc in PROFILES.items():
        colours = colours_beyond(icc, 20_000)
        for look, recipe in KNOWN.items():
            lut = Lut3D(np.clip(adjusted(identity_table(33), recipe), 0, 1))
            true = adjusted(colours, recipe)
            errors = [np.abs(way(lut, colours) - true).mean() * 255
                      for way in (clipped, carried)]  # fmt: skip
            out.write(f"{name} | {look} | {errors[0]:.1f} | {errors[1]:.1f}\n")
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue.open(Path(folder))
        looks = [catalogue.lut(look.id, 33) for look in catalogue.looks()[::8]]
        catalogue.close()
    inside = np.random.default_rng(1).random((1, 3000, 3)).astype(np.float32)
    places = {"sRGB": inside * np.float32(0.98) + np.float32(0.01)}
    places |= {name: colours_beyond(icc, 6000) for name, icc in PROFILES.items()}
    for name, colours in places.items():
        shares = [folded(lut, colours) for lut in looks]
        out.write(f"folds, {name}: median {np.median(shares):.1%} of the colours\n")


if __name__ == "__main__":
    main()
