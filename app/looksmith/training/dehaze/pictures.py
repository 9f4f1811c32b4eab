"""Make the before/after pictures of docs/dehaze.md.

Run as `python -m looksmith.training.dehaze.pictures --photos FOLDER --out FOLDER`.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

from looksmith.models.dehaze.run import dehaze
from looksmith.models.dehaze.weights import load_weights, read_weights
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within
from looksmith.training.showing import save_side_by_side

log = logging.getLogger(__name__)

_SIDE = 960
_STRENGTHS = (0.0, 0.5, 1.0)

PICTURES: dict[str, str] = {
    "tea": "budgie_tea_gardens.jpg",
    "coast": "deb_jxl_cvo9xd_keong_macan_srgb8.jpg",
    "mountain": "deb_aitzgorri_by_Aitzol_Berasategi.jpg",
    "canyon": "pop_jad_limcaco_183877.jpg",
    "summit": "deepin_marian_kroell_qElMHWePpok_unsplash.jpg",
    "dunes": "deepin_jeremy_bishop_2e3hgvDnCpM_unsplash.jpg",
    "pier": "deb_plasma_ColdRipple.jpg",
    "falls": "deepin_wolfgang_hasselmann_WrVvYxq11Yk_unsplash.jpg",
}
"""Photos with haze of their own; none of them was trained on."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write one picture for each of `PICTURES`: as it is, half and all of it gone."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.dehaze.pictures",
        description=(__doc__ or "").partition("\n")[0],
    )
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="other than the built-in ones")
    chosen = parser.parse_args(arguments)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    for name, file in PICTURES.items():
        before = fit_within(read_photo(chosen.photos / file), _SIDE, _SIDE)
        found = dehaze(before.pixels, weights)
        shown = [found.apply(before.pixels, strength) for strength in _STRENGTHS]
        save_side_by_side(shown, chosen.out / f"dehaze-{name}.jpg")
        log.info("%-9s mean haze %.2f", name, found.haze().mean())


if __name__ == "__main__":
    main()
