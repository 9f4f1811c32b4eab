"""The window's exports of large photos of 16 bits: graded while they are written."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.export import photo as export
from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe, Restoration
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.work.token import Cancelled, CancelToken

LOOKS = OverlayLooks(None, {"deep": Lut3D(identity_table(17) ** np.float32(1.2))})
BLEND = Blend((BlendTerm("deep", 0.7),))
HAZY = Recipe(Light(exposure=-0.2), dehaze=Restoration(enabled=True))


def photo(depth=np.uint16) -> Photo:
    y, x = np.mgrid[:1300, :90]
    shapes = np.stack([x / 90, y / 1300, 1 - x / 90], -1)
    shapes += np.random.default_rng(0).normal(0, 0.01, shapes.shape)
    top = np.iinfo(depth).max
    alpha = (y / 1300 * top).astype(depth)
    return Photo((shapes.clip(0, 1) * top).astype(depth), alpha)


@pytest.mark.parametrize(
    ("recipe", "depth", "suffix"),
    [
        (Recipe(), np.uint8, ".tif"),
        (Recipe(blend=BLEND), np.uint16, ".png"),
        (Recipe(blend=BLEND), np.uint8, ".tif"),
        (Recipe(Light(exposure=0.3), BLEND), np.uint16, ".tif"),
        (Recipe(blend=BLEND.replace(invert=True)), np.uint16, ".tif"),
        (HAZY, np.uint16, ".png"),
    ],
)
def test_the_file_is_the_one_that_a_batch_writes(
    recipe, depth, suffix, tmp_path, monkeypatch
):
    monkeypatch.setattr(export, "_LARGE", 1000)
    renderer, options = Renderer(LOOKS), WriteOptions(bits=16)
    paths = [tmp_path / f"{name}{suffix}" for name in ("window", "batch")]
    for path, spend in zip(paths, (False, True), strict=True):
        export_photo(photo(depth), recipe, renderer, path, options, spend=spend)
    window, batch = (path.read_bytes() for path in paths)
    assert window == batch


def test_it_holds_no_graded_copy_and_stops(tmp_path, monkeypatch):
    monkeypatch.setattr(export, "_LARGE", 1000)
    small, token, told = photo(), CancelToken(), []
    original = Photo(np.tile(small.pixels, (1, 10, 1)))

    def stop(share: float, text: str) -> None:
        told.append((share, text))
        if share > 0.1:
            token.cancel()

    with pytest.raises(Cancelled):
        export_photo(
            original, Recipe(Light(exposure=0.3), BLEND), Renderer(LOOKS),
            tmp_path / "a.tif", WriteOptions(bits=16), token, stop,
        )  # fmt: skip
    assert told[-1][0] < 1
    assert {text for _, text in told} == {"Grading"}
    assert not list(tmp_path.iterdir())
