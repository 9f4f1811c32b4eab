"""Options of an export: size, embedding, recipe, sidecars, progressive JPEG."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from looksmith.export.photo import export_photo
from looksmith.export.sidecar import read_raw_sidecar, write_raw_sidecar
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.serial import recipe_to_json
from looksmith.grade.sources import OverlayLooks
from looksmith.photo.errors import PhotoError
from looksmith.photo.options import OutputSize, WriteOptions
from looksmith.photo.read import read_photo
from looksmith.photo.xmp import read_recipe_xmp, read_sidecar, sidecar_path

RECIPE = Recipe(light=Light(exposure=0.3))
TEXT = json.dumps(recipe_to_json(RECIPE))
ADOBE = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


@pytest.fixture
def photo(tmp_path):
    codes = np.random.default_rng(3).integers(0, 256, (300, 400, 3), np.uint8)
    Image.fromarray(codes).save(tmp_path / "p.png")
    return read_photo(tmp_path / "p.png")


def export(photo, path, **options):
    renderer = Renderer(OverlayLooks(None, {}))
    export_photo(photo, RECIPE, renderer, path, WriteOptions(**options))
    return Image.open(path)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (OutputSize("long", 200), (200, 150)),
        (OutputSize("percent", 25), (100, 75)),
        (OutputSize("megapixels", 0.03), (200, 150)),
        (OutputSize("long", 4000), (400, 300)),
        (OutputSize("megapixels", 50), (400, 300)),
        (None, (400, 300)),
    ],
)
def test_a_photo_is_made_smaller_and_never_larger(photo, tmp_path, size, expected):
    assert export(photo, tmp_path / "o.jpg", size=size).size == expected


def test_a_smaller_photo_is_the_graded_one_averaged(photo, tmp_path):
    half = export(photo, tmp_path / "o.png", size=OutputSize("percent", 50))
    graded = Renderer(OverlayLooks(None, {})).render(photo, RECIPE).pixels
    means = graded.reshape(150, 2, 200, 2, 3).mean((0, 2)).mean(0).mean(0)
    assert np.abs(np.asarray(half).mean((0, 1)) - means.mean(0)).max() < 3


@given(
    st.sampled_from(["long", "megapixels", "percent"]),
    st.floats(16, 100),
    st.integers(1, 60_000),
    st.integers(1, 60_000),
)
def test_a_size_keeps_the_shape_and_is_within_the_photo(rule, value, width, height):
    across, down = OutputSize(rule, value).of(width, height)
    assert 1 <= across <= width
    assert 1 <= down <= height
    # Half a pixel of rounding on either side is all that the shape may be off.
    assert abs(across * height - down * width) <= (width + height) * 0.5 + max(
        width, height
    )


@pytest.mark.parametrize(("rule", "value"), [("long", 3), ("percent", 150), ("x", 1)])
def test_an_impossible_size_is_refused(rule, value):
    with pytest.raises(PhotoError):
        OutputSize(rule, value)


def test_a_progressive_jpeg_holds_the_same_picture(photo, tmp_path):
    plain = export(photo, tmp_path / "a.jpg", quality=95)
    scans = export(photo, tmp_path / "b.jpg", quality=95, progressive=True)
    assert not plain.info.get("progressive")
    assert scans.info["progressive"]
    difference = np.asarray(plain, float) - np.asarray(scans, float)
    assert np.abs(difference).mean() < 1


@pytest.mark.parametrize("embed", [True, False])
def test_the_profile_goes_along_only_where_it_is_wanted(photo, tmp_path, embed):
    path = tmp_path / "o.jpg"
    written = export(photo, path, profile="Display P3", embed=embed)
    assert ("icc_profile" in written.info) == embed


@pytest.mark.parametrize("keep", [True, False])
def test_the_edit_is_kept_in_the_xmp_only_where_it_is_wanted(photo, tmp_path, keep):
    export(photo, tmp_path / "o.jpg", keep_recipe=keep)
    found = read_recipe_xmp(read_photo(tmp_path / "o.jpg").info.xmp)
    assert found == (json.loads(TEXT) if keep else None)


OPTIONS = st.builds(
    WriteOptions,
    quality=st.integers(1, 100),
    bits=st.sampled_from([None, 8, 16]),
    profile=st.sampled_from(["source", "Adobe RGB", Path("/a/press.icc")]),
    size=st.sampled_from([None, OutputSize("long", 2048), OutputSize("percent", 50)]),
    sidecar=st.booleans(),
    embed=st.booleans(),
    subsampling=st.sampled_from(["444", "420"]),
)


@given(OPTIONS)
def test_options_survive_json(options):
    values = json.loads(json.dumps(options.to_values()))
    assert WriteOptions.from_values(values) == options


@pytest.mark.parametrize(
    "values", [{"sharpen": 3}, {"profile": {}}, {"size": {"a": 1}}]
)
def test_options_of_a_newer_version_are_refused(values):
    with pytest.raises(PhotoError, match="Update"):
        WriteOptions.from_values(values)


def test_a_raw_s_sidecar_is_found_again_and_keeps_what_others_wrote(tmp_path):
    raw = tmp_path / "IMG.NEF"
    raw.write_bytes(b"raw")
    adobe = tmp_path / "IMG.xmp"
    adobe.write_bytes(ADOBE)
    assert read_raw_sidecar(raw) is None
    assert write_raw_sidecar(raw, TEXT) == sidecar_path(raw)
    assert read_raw_sidecar(raw) == RECIPE
    assert adobe.read_bytes() == ADOBE
    assert b"Rating" in read_sidecar(raw)
    assert raw.read_bytes() == b"raw"


def test_an_export_writes_beside_the_raw_only_where_it_is_wanted(photo, tmp_path):
    raw = tmp_path / "IMG.NEF"
    raw.write_bytes(b"raw")
    developed = photo.replace(info=replace(photo.info, path=raw))
    export(developed, tmp_path / "a.jpg")
    assert not sidecar_path(raw).exists()
    export(developed, tmp_path / "b.jpg", raw_sidecar=True, metadata="none")
    assert read_raw_sidecar(raw) == RECIPE
    assert not sidecar_path(tmp_path / "b.jpg").exists()


def test_a_sidecar_of_an_export_is_not_taken_for_an_edit_to_make(photo, tmp_path):
    path = tmp_path / "o.jpg"
    export(photo, path, sidecar=True)
    assert sidecar_path(path).is_file()
    assert read_raw_sidecar(path) is None
    assert write_raw_sidecar(path, TEXT) is None
