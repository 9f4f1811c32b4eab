"""Score Enhance on damage made for photos that it was not trained on.

Run as `python -m looksmith.training.enhance.synthetic --photos FOLDER [--seed N]`.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.run import enhance
from looksmith.models.enhance.weights import EnhanceWeights, load_weights, read_weights
from looksmith.models.scores import TRIVIAL, Score, bootstrap, score
from looksmith.training.enhance.clahe import clahe
from looksmith.training.enhance.damage import GOOD, KINDS, Damage
from looksmith.training.enhance.patches import worn
from looksmith.training.enhance.settings import DamageSettings
from looksmith.training.photos import PhotoSet, read_photos

__all__ = ["DamagedPhoto", "damaged_photos", "rows_of"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]
Correction = Callable[[FloatArray], FloatArray]


@dataclass(frozen=True, eq=False)
class DamagedPhoto:
    """A photo, what was done to it, and how it was before.

    Parameters
    ----------
    name, kind
        The photo's, and the damage's.
    given, wanted
        Float32 (height, width, 3), sRGB code values.
    """

    name: str
    kind: str
    given: FloatArray
    wanted: FloatArray


def damaged_photos(photos: PhotoSet, seed: int) -> Iterator[DamagedPhoto]:
    """Yield every photo with every kind of damage, noise and compression included."""
    settings = replace(DamageSettings(), noise=0.0)
    damage = Damage(settings, torch.Generator().manual_seed(seed))
    random = np.random.default_rng(seed)
    for name, photo in zip(photos.names, photos.photos, strict=True):
        good = torch.from_numpy(photo[None].astype(np.float32) / 255)
        for kind, title in enumerate(KINDS):
            if kind != GOOD:
                made = damage(good, torch.tensor([kind]))
                given, wanted = made.photos[0].numpy(), made.targets[0].numpy()
                yield DamagedPhoto(name, title, worn(given, random), wanted)


def rows_of(weights: EnhanceWeights, steps: int) -> dict[str, Correction]:
    """Return what is compared, by name."""

    def ours(steps: int) -> Correction:
        settings = LocalSettings(steps=steps)
        return lambda pixels: enhance(pixels, weights, settings).apply(pixels)

    rows: dict[str, Correction] = {**TRIVIAL, "CLAHE": clahe}
    rows["Enhance, colour part"] = ours(0)
    if weights.flow and steps:
        rows["Enhance"] = ours(steps)
    return rows


def _table(found: Mapping[str, list[Score]]) -> dict[str, dict[str, float]]:
    return {
        row: {
            "psnr": float(np.mean([one.psnr for one in scores])),
            "psnr_low": bootstrap([one.psnr for one in scores])[0],
            "psnr_high": bootstrap([one.psnr for one in scores])[1],
            "ssim": float(np.mean([one.ssim for one in scores])),
            "ciede2000": float(np.mean([one.ciede2000 for one in scores])),
        }
        for row, scores in found.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of the fold that is never trained on."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.enhance.synthetic",
        description=(__doc__ or "").partition("\n")[0],
    )
    add = parser.add_argument
    add("--photos", type=Path, required=True, help="the folder trained on")
    add("--side", type=int, default=480, help="longest side of the copies")
    add("--seed", type=int, default=0)
    add("--steps", type=int, default=4, help="of the local flow")
    add("--weights", type=Path, help="other than the built-in ones")
    add("--json", action="store_true", help="for programs")
    chosen = parser.parse_args(arguments)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    _, fold = read_photos(chosen.photos, chosen.side)
    rows = rows_of(weights, chosen.steps)
    found: dict[str, list[Score]] = {row: [] for row in rows}
    kinds = []
    for photo in damaged_photos(fold, chosen.seed):
        kinds.append(photo.kind)
        for row, correct in rows.items():
            found[row].append(score(correct(photo.given), photo.wanted))
    table = _table(found)
    if chosen.json:
        log.info("%s", json.dumps({"photos": len(kinds), "mean": table}))
        return
    log.info("%d photos; mean PSNR, SSIM, CIEDE2000; PSNR of each kind", len(kinds))
    for row, mean in table.items():
        log.info(
            "%-22s %6.2f (%.1f..%.1f)  %.3f  %5.2f   %s",
            row, mean["psnr"], mean["psnr_low"], mean["psnr_high"], mean["ssim"],
            mean["ciede2000"], _by_kind(found[row], kinds),
        )  # fmt: skip


def _by_kind(scores: Sequence[Score], kinds: Sequence[str]) -> str:
    parts = []
    for kind in sorted(set(kinds)):
        pairs = zip(scores, kinds, strict=True)
        psnr = [one.psnr for one, its_kind in pairs if its_kind == kind]
        parts.append(f"{kind} {np.mean(psnr):.2f}")
    return "  ".join(parts)


if __name__ == "__main__":
    main()
