"""The weights file: what is written is read, and broken files are refused."""

from __future__ import annotations

import numpy as np
import pytest
from enhance_parts import made_up_photo, made_up_weights

from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.run import enhance
from looksmith.models.enhance.weights import (
    EnhanceWeights,
    EnhanceWeightsError,
    has_weights,
    load_weights,
    read_weights,
    save_weights,
)

WEIGHTS = made_up_weights()


@pytest.fixture
def path(tmp_path):
    save_weights(WEIGHTS, tmp_path / "w.npz")
    return tmp_path / "w.npz"


def test_what_is_read_does_what_was_written(path):
    photo, settings = made_up_photo(), LocalSettings(device="cpu")
    before = enhance(photo, WEIGHTS, settings).apply(photo)
    after = enhance(photo, read_weights(path), settings).apply(photo)
    assert np.abs(before - after).max() < 1 / 255


def test_other_contents_have_another_version(path, tmp_path):
    changed = EnhanceWeights(
        WEIGHTS.colour, {n: v + 1 for n, v in WEIGHTS.flow.items()}
    )
    save_weights(changed, tmp_path / "x.npz")
    assert read_weights(path).version != read_weights(tmp_path / "x.npz").version
    assert read_weights(path).version == read_weights(path).version


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(EnhanceWeightsError, match="install Looksmith again"):
        read_weights(tmp_path / "gone.npz")


@pytest.mark.parametrize("keep", [0, 10, 500, -20])
def test_a_cut_file_is_refused(path, keep):
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(EnhanceWeightsError, match="cannot be read"):
        read_weights(path)


def test_a_pickle_is_refused(tmp_path):
    np.savez(tmp_path / "w.npz", format=np.array([{"a": 1}], object))
    with pytest.raises(EnhanceWeightsError, match="cannot be read"):
        read_weights(tmp_path / "w.npz")


def test_another_format_asks_for_an_update(tmp_path):
    np.savez(tmp_path / "w.npz", format=np.array(99))
    with pytest.raises(EnhanceWeightsError, match="another version"):
        read_weights(tmp_path / "w.npz")


def test_weights_that_are_not_finite_are_refused(tmp_path):
    flow = {n: v * np.float32(np.nan) for n, v in WEIGHTS.flow.items()}
    save_weights(EnhanceWeights(WEIGHTS.colour, flow), tmp_path / "w.npz")
    with pytest.raises(EnhanceWeightsError, match="cannot be read"):
        read_weights(tmp_path / "w.npz")


def test_the_shipped_weights_are_small_and_sound(root):
    if not has_weights():
        pytest.skip("no weights are shipped")
    assert (root / "resources" / "models" / "enhance.npz").stat().st_size <= 2_000_000
    found = load_weights()
    assert found.colour.residuals.shape[0] == 8
    photo = made_up_photo()
    shown = enhance(photo, found, LocalSettings(device="cpu")).apply(photo)
    assert np.isfinite(shown).all()
