"""Batches of 24-megapixel photos against decoding and encoding alone; previews."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path

import imagecodecs
import numpy as np
import pytest

from looksmith.export.batch.cluster import cluster_pool
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.plan import Order, plan
from looksmith.export.batch.run import local_pool, run_batch
from looksmith.export.batch.worker import run_there
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.session import Session, session_text
from looksmith.photo.options import WriteOptions
from looksmith.photo.read import read_photo, read_preview
from looksmith.work.bands import core_count

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "photo"))

from photo_parts import write_dng

_PHOTOS, _QUALITY, _SUBSAMPLING = 6, 92, "444"
LOOK = Blend((BlendTerm("kodak-portra-400"),))
RECIPES = {
    "a look": Recipe(blend=LOOK),
    "a look and light": Recipe(Light(exposure=0.3, contrast=15, vibrance=10), LOOK),
}
OPTIONS = WriteOptions(quality=_QUALITY, subsampling=_SUBSAMPLING)


@pytest.fixture(scope="module")
def shoot(enlarged, tmp_path_factory) -> list[Path]:
    """Return photos of 24 megapixels with the grain of a camera."""
    folder = tmp_path_factory.mktemp("shoot")
    pixels = enlarged(6000, 4000)
    chance = np.random.default_rng(0)
    paths = []
    for number in range(_PHOTOS):
        grain = chance.integers(-6, 7, (500, 6000, 3), np.int16)
        grained = np.clip(pixels + np.tile(grain, (8, 1, 1)), 0, 255).astype(np.uint8)
        data = imagecodecs.jpeg8_encode(grained, _QUALITY, subsampling=_SUBSAMPLING)
        paths.append(folder / f"p{number}.jpg")
        paths[-1].write_bytes(data)
    return paths


@pytest.fixture(params=RECIPES)
def session(request, catalogue) -> str:
    """Return the text of a session with a recipe's looks in it."""
    recipe = RECIPES[request.param]
    looks = {term.look: catalogue.lut(term.look) for term in recipe.blend.terms}
    return session_text(Session(recipe, looks=looks))


def decode_and_encode(folder: Path, path: Path) -> None:
    pixels = imagecodecs.jpeg8_decode(path.read_bytes())
    data = imagecodecs.jpeg8_encode(pixels, _QUALITY, subsampling=_SUBSAMPLING)
    (folder / path.name).write_bytes(data)


@pytest.mark.benchmark(group="six 24 MP JPEGs")
def test_the_bound_decode_and_encode_alone(benchmark, shoot, tmp_path):
    def both():
        with ThreadPoolExecutor(core_count()) as pool:
            list(pool.map(partial(decode_and_encode, tmp_path), shoot))

    benchmark.pedantic(both, rounds=3, warmup_rounds=1)


def batch(shoot, session, folder, pool, workers, worker=None) -> None:
    folder.mkdir()
    with Journal(folder / "journal") as journal:
        order = Order(folder, options=OPTIONS.to_values())
        plan(shoot, order, lambda _photo: (session, "Look"), journal)
        report = run_batch(journal, pool, workers, worker=worker)
    assert len(report.done) == len(shoot)


@pytest.mark.benchmark(group="six 24 MP JPEGs")
def test_a_batch_on_the_local_pool(benchmark, shoot, session, tmp_path):
    on_the_local_pool(benchmark, shoot, session, tmp_path)


@pytest.mark.benchmark(group="six 24 MP JPEGs")
def test_a_batch_on_a_local_cluster(benchmark, shoot, session, tmp_path):
    on_a_local_cluster(benchmark, shoot, session, tmp_path)


def on_the_local_pool(benchmark, shoot, session, folder) -> None:
    numbers = count()

    def run():
        with local_pool() as (pool, workers):
            batch(shoot, session, folder / str(next(numbers)), pool, workers)

    benchmark.pedantic(run, rounds=3, warmup_rounds=1)


def on_a_local_cluster(benchmark, shoot, session, folder) -> None:
    """Use as many Dask workers as the local pool has threads."""
    distributed = pytest.importorskip("distributed")
    numbers = count()
    with (
        distributed.LocalCluster(
            n_workers=core_count(), threads_per_worker=1, dashboard_address=None,
            silence_logs=50,
        ) as cluster,
        cluster_pool(cluster.scheduler_address) as (pool, workers),
    ):  # fmt: skip

        def run():
            out = folder / str(next(numbers))
            batch(shoot, session, out, pool, workers, run_there)

        benchmark.pedantic(run, rounds=3, warmup_rounds=1)


@pytest.fixture(scope="module")
def long_shoot(shoot, tmp_path_factory) -> list[Path]:
    """Return the same photos four times, by other names."""
    folder = tmp_path_factory.mktemp("long")
    paths = [folder / f"{turn}-{path.name}" for turn in range(4) for path in shoot]
    for path in paths:
        path.hardlink_to(shoot[0].with_name(path.name.split("-")[1]))
    return paths


@pytest.mark.benchmark(group="twenty-four 24 MP JPEGs")
@pytest.mark.parametrize("where", [on_the_local_pool, on_a_local_cluster])
def test_a_longer_batch(benchmark, long_shoot, session, tmp_path, where):
    """Its start and its end weigh less."""
    where(benchmark, long_shoot, session, tmp_path)


@pytest.mark.benchmark(group="grading 24 MP alone", timer=time.process_time)
@pytest.mark.parametrize("name", RECIPES)
def test_grading_alone(benchmark, catalogue, shoot, name):
    """Of a photo in memory whose colours are known; all processors' time together."""
    photo, renderer = read_photo(shoot[0]), Renderer(catalogue)

    def another():
        return (photo.replace(pixels=photo.pixels.copy()), RECIPES[name]), {}

    def grade(photo, recipe):
        renderer.render(photo, recipe, spend=True)

    benchmark.pedantic(grade, setup=another, rounds=10, warmup_rounds=1)


# First previews --------------------------------------------------------------------


@pytest.fixture(scope="module")
def raw(enlarged, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("raw") / "24mp.dng"
    linear = (enlarged(6000, 4000) / np.float32(255)) ** np.float32(2.2)
    write_dng(path, linear)
    return path


@pytest.mark.benchmark(group="first preview of 24 MP")
@pytest.mark.parametrize("kind", ["jpeg", "raw"])
def test_from_the_file_to_the_first_picture(benchmark, catalogue, shoot, kind, request):
    path = shoot[0] if kind == "jpeg" else request.getfixturevalue("raw")
    renderer = Renderer(catalogue)

    def show():
        proxy = read_preview(path, 1600)
        renderer.preview(proxy, RECIPES["a look"])

    benchmark.pedantic(show, rounds=5, warmup_rounds=1)
