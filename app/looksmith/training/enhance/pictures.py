"""Make the before/after pictures of docs/enhance.md.

Run as `python -m looksmith.training.enhance.pictures --photos FOLDER --out FOLDER`.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from looksmith.models.enhance.run import enhance
from looksmith.models.enhance.weights import load_weights, read_weights
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within
from looksmith.training.enhance.damage import KINDS, Damage
from looksmith.training.enhance.patches import worn
from looksmith.training.enhance.settings import DamageSettings
from looksmith.training.showing import save_side_by_side

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

_AS_IT_IS = "as it is"

# Photos that are in the public domain or under CC0; those marked were kept out of
# training.
PICTURES: dict[str, tuple[str, str]] = {
    "blossom": ("deb_jxl_u76c0g_bliznaca_srgb8.jpg", "dark"),  # kept out
    "sunset": ("budgie_beacon_street_sunset.jpg", "flat"),  # kept out
    "cactus": ("immich_notocactus_minimus.jpg", _AS_IT_IS),  # kept out
    "arch": ("budgie_piazza_gae_aulenti.jpg", "dark"),  # kept out
    "shop": ("immich_japanese_shop.jpg", _AS_IT_IS),
    "forest": ("immich_silver_fir.jpg", _AS_IT_IS),
}


def _given(path: Path, kind: str, seed: int) -> FloatArray:
    """Return the photo, damaged unless it is shown as it is."""
    pixels = fit_within(read_photo(path), 960, 960).float_pixels()
    if kind == _AS_IT_IS:
        return pixels
    damage = Damage(DamageSettings(noise=0.0), torch.Generator().manual_seed(seed))
    made = damage(torch.from_numpy(pixels[None]), torch.tensor([KINDS.index(kind)]))
    return worn(made.photos[0].numpy(), np.random.default_rng(seed))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write one picture for each of `PICTURES`: before on the left, after."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.enhance.pictures",
        description=(__doc__ or "").partition("\n")[0],
    )
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="other than the built-in ones")
    parser.add_argument("--seed", type=int, default=3)
    chosen = parser.parse_args(arguments)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    for name, (file, kind) in PICTURES.items():
        before = _given(chosen.photos / file, kind, chosen.seed)
        found = enhance(before, weights)
        path = chosen.out / f"enhance-{name}.jpg"
        save_side_by_side([before, found.apply(before)], path)
        log.info("%-8s %-9s certainty %.2f", name, kind, found.plan.certainty)


if __name__ == "__main__":
    main()
