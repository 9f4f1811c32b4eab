"""Decoding looks, grading previews, exporting a full-size photo."""

from __future__ import annotations

import imagecodecs
import numpy as np
import pytest

from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions

THREE = Blend(
    (
        BlendTerm("kodak-portra-400", 0.5),
        BlendTerm("fuji-superia-400", 0.3),
        BlendTerm("agfa-vista-200", 0.2),
    )
)


@pytest.mark.benchmark(group="one look at 33^3")
def test_decode_one_look(benchmark, catalogue):
    names = iter([look.id for look in catalogue.looks()] * 40)
    library = catalogue._library

    def decode():
        library.decode([next(names)], 33)

    benchmark.pedantic(decode, rounds=400, warmup_rounds=5)


@pytest.mark.benchmark(group="512 looks at 17^3")
def test_decode_the_library(benchmark, catalogue):
    names = [look.id for look in catalogue.looks()]
    library = catalogue._library
    benchmark.pedantic(lambda: library.decode(names, 17), rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="slider to preview, 1600 x 1067")
@pytest.mark.parametrize("slider", ["exposure", "vibrance", "weight", "amount"])
def test_slider_to_preview(benchmark, catalogue, enlarged, slider):
    """From the new recipe to the pixels that are painted."""
    proxy = Photo(enlarged(1600, 1067))
    renderer = Renderer(catalogue)
    base = Recipe(Light(exposure=0.3, contrast=20, vibrance=10), THREE)
    values = iter(np.linspace(0.2, 0.8, 10_000))

    def moved():
        value = float(next(values))
        if slider == "weight":
            terms = (BlendTerm(THREE.terms[0].look, value), *THREE.terms[1:])
            return base.replace(blend=THREE.replace(terms=terms))
        if slider == "amount":
            return base.replace(blend=THREE.replace(amount=value))
        return base.replace(light=base.light.replace(**{slider: value}))

    benchmark.pedantic(
        lambda: renderer.preview(proxy, moved()), rounds=100, warmup_rounds=5
    )


@pytest.fixture(scope="module")
def large_jpeg(enlarged, tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "24mp.jpg"
    pixels = enlarged(6000, 4000)
    path.write_bytes(imagecodecs.jpeg8_encode(pixels, level=92, subsampling="444"))
    return path


@pytest.mark.benchmark(group="24 MP JPEG to JPEG")
def test_decode_and_encode_alone(benchmark, large_jpeg, tmp_path):
    def both():
        pixels = imagecodecs.jpeg8_decode(large_jpeg.read_bytes())
        data = imagecodecs.jpeg8_encode(pixels, level=92, subsampling="444")
        (tmp_path / "out.jpg").write_bytes(data)

    benchmark.pedantic(both, rounds=7, warmup_rounds=1)


@pytest.mark.benchmark(group="24 MP JPEG to JPEG")
def test_open_blend_three_looks_and_export(benchmark, large_jpeg, tmp_path, catalogue):
    renderer = Renderer(catalogue)

    def job():
        photo = read_photo(large_jpeg)
        options = WriteOptions(quality=92, subsampling="444")
        export_photo(
            photo, Recipe(blend=THREE), renderer, tmp_path / "out.jpg", options,
            spend=True,
        )  # fmt: skip

    benchmark.pedantic(job, rounds=7, warmup_rounds=1)
