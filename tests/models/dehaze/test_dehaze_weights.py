"""The weights file of Dehaze: whole, or refused with a sentence."""

from __future__ import annotations

import io

import numpy as np
import pytest
from dehaze_parts import hazy_picture, physical_weights

from looksmith.models.dehaze.field import Design
from looksmith.models.dehaze.run import dehaze
from looksmith.models.dehaze.weights import (
    DehazeWeights,
    DehazeWeightsError,
    has_weights,
    read_weights,
    save_weights,
)
from looksmith.resources import resource


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "dehaze.npz"
    save_weights(physical_weights(seed=1), path)
    return path


def rewritten(path, **changes):
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    for name, values in changes.items():
        arrays[name.replace("__", ".")] = values
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    path.write_bytes(stream.getvalue())


@pytest.mark.parametrize("purifier", ["plain", "separable", "none"])
def test_what_is_saved_is_read(tmp_path, purifier):
    design = Design(purifier=purifier, timed=False)
    weights = physical_weights(design, seed=2)
    save_weights(weights, tmp_path / "w.npz")
    found = read_weights(tmp_path / "w.npz")
    assert found.design == design
    assert set(found.arrays) == set(weights.arrays)
    pixels = hazy_picture(50, 60)
    first, second = (dehaze(pixels, w).apply(pixels) for w in (weights, found))
    assert np.abs(first - second).max() < 0.01  # half precision


def test_the_version_follows_the_content(tmp_path):
    versions = set()
    for seed in (1, 2, 2):
        save_weights(physical_weights(seed=seed), tmp_path / "w.npz")
        versions.add(read_weights(tmp_path / "w.npz").version)
    assert len(versions) == 2


def test_missing_weights_say_what_to_do(tmp_path):
    with pytest.raises(DehazeWeightsError, match="install"):
        read_weights(tmp_path / "none.npz")


@pytest.mark.parametrize("kept", [0, 10, 2000])
def test_a_file_cut_short_is_refused(path, kept):
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DehazeWeightsError, match=r"dehaze\.npz"):
        read_weights(path)


def test_values_that_are_no_numbers_are_refused(path):
    rewritten(path, w__thickness=np.array([0, 1, np.nan, 2], np.float32))
    with pytest.raises(DehazeWeightsError, match="cannot be read"):
        read_weights(path)


def test_a_wrong_shape_is_refused(path):
    rewritten(path, w__lut=np.zeros((5, 24), np.float32))
    with pytest.raises(DehazeWeightsError, match="cannot be read"):
        read_weights(path)


def test_an_unknown_purifier_is_refused(path):
    rewritten(path, purifier=np.array("magic"))
    with pytest.raises(DehazeWeightsError, match="cannot be read"):
        read_weights(path)


def test_a_time_that_makes_no_sense_is_refused(path):
    rewritten(path, full=np.array(np.nan))
    with pytest.raises(DehazeWeightsError, match="cannot be read"):
        read_weights(path)


def test_a_newer_format_is_told(path):
    rewritten(path, format=np.array(99))
    with pytest.raises(DehazeWeightsError, match="another version"):
        read_weights(path)


def test_a_pickle_is_never_loaded(path):
    rewritten(path, w__lut=np.array([{"a": 1}], dtype=object))
    with pytest.raises(DehazeWeightsError):
        read_weights(path)


@pytest.mark.skipif(not has_weights(), reason="no weights are shipped")
def test_the_shipped_file_is_small():
    path = resource("models", "dehaze.npz")
    assert path.stat().st_size <= 3_000_000
    assert isinstance(read_weights(path), DehazeWeights)
