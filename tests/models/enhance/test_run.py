"""Running Enhance: tiles, memory, cancelling, strength, determinism."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch
from enhance_parts import made_up_photo, made_up_weights

from looksmith.lut.apply import apply_lut
from looksmith.lut.table import Lut3D
from looksmith.models.device import DeviceError, choose_device
from looksmith.models.enhance import velocity
from looksmith.models.enhance.local import EnhanceMemoryError, LocalSettings
from looksmith.models.enhance.run import Enhanced, enhance
from looksmith.models.resample import shrunk
from looksmith.photo.photo import to_float32
from looksmith.work.token import Cancelled, CancelToken

WEIGHTS = made_up_weights()
PHOTO = made_up_photo(180, 260)
SETTINGS = LocalSettings(device="cpu", tile=2000)
WHOLE = enhance(PHOTO, WEIGHTS, SETTINGS)


def shown(found: Enhanced, strength: float = 1.0) -> np.ndarray:
    return found.apply(PHOTO, strength)


@pytest.mark.parametrize("tile", [64, 100, 128])
@pytest.mark.parametrize("method", ["euler", "heun"])
def test_the_size_of_tiles_is_not_seen(tile, method):
    tiled = shown(enhance(PHOTO, WEIGHTS, replace(SETTINGS, method=method, tile=tile)))
    assert np.abs(whole_by(method) - tiled).max() < 0.1 / 255


@cache
def whole_by(method: str) -> np.ndarray:
    return shown(enhance(PHOTO, WEIGHTS, replace(SETTINGS, method=method)))


def test_the_flow_does_something():
    """Without which the tests here would say little."""
    assert np.abs(WHOLE.residual).max() > 2 / 255
    assert np.abs(shown(WHOLE) - PHOTO / np.float32(255)).max() > 0.05


def test_it_is_the_same_every_time():
    again = enhance(PHOTO, WEIGHTS, SETTINGS)
    np.testing.assert_array_equal(again.residual, WHOLE.residual)
    np.testing.assert_array_equal(again.lut.table, WHOLE.lut.table)


def test_no_strength_gives_the_photo_back_exactly():
    np.testing.assert_array_equal(shown(WHOLE, 0.0), to_float32(PHOTO))


def test_the_strength_scales_the_change_without_running_again(monkeypatch):
    def never(*_args, **_kwargs):
        raise AssertionError("the network ran")

    monkeypatch.setattr(velocity, "refined", never)
    photo = PHOTO / np.float32(255)
    full = shown(WHOLE, 1.0) - photo
    for strength in (0.25, 0.5, 1.5):
        np.testing.assert_allclose(
            shown(WHOLE, strength) - photo, strength * full, atol=1e-5
        )


@pytest.mark.parametrize("strength", [-0.1, 1.6, float("nan")])
def test_strengths_beyond_the_slider_are_refused(strength):
    with pytest.raises(ValueError, match="outside"):
        WHOLE.apply(PHOTO, strength)


def test_all_precisions_come_out_alike():
    wanted = shown(WHOLE)
    deep = enhance(PHOTO.astype(np.uint16) * 257, WEIGHTS, SETTINGS)
    found = deep.apply(PHOTO.astype(np.uint16) * 257)
    assert np.abs(found - wanted).max() < 1 / 255


def test_highlights_beyond_white_keep_their_distance():
    photo = (PHOTO / np.float32(255)).copy()
    photo[5, 5] = 1.75
    colours = enhance(photo, WEIGHTS, replace(SETTINGS, steps=0))
    at_white = photo.copy()
    at_white[5, 5] = 1.0
    difference = colours.apply(photo)[5, 5] - colours.apply(at_white)[5, 5]
    np.testing.assert_allclose(difference, 0.75, atol=1e-5)


def test_cancelling_stops_within_one_tile(monkeypatch):
    token, tiles = CancelToken(), []
    real = velocity.refined

    def counted(*args, **kwargs):
        tiles.append(1)
        token.cancel()
        return real(*args, **kwargs)

    monkeypatch.setattr(velocity, "refined", counted)
    with pytest.raises(Cancelled):
        enhance(PHOTO, WEIGHTS, replace(SETTINGS, tile=64), token=token)
    assert len(tiles) == 1


def test_progress_is_real_and_ends_at_one():
    told = []
    enhance(
        PHOTO, WEIGHTS, replace(SETTINGS, tile=64),
        progress=lambda share, _text: told.append(share),
    )  # fmt: skip
    assert len(told) > 4
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def memory_for(monkeypatch, side: int) -> None:
    """Let tiles longer than `side` run out of memory."""
    real = velocity.refined

    def short(weights, start, *args, **kwargs):
        if max(start.shape[2:]) > side:
            raise torch.OutOfMemoryError("out of memory")
        return real(weights, start, *args, **kwargs)

    monkeypatch.setattr(velocity, "refined", short)


def test_short_memory_makes_smaller_tiles_and_says_so(monkeypatch):
    memory_for(monkeypatch, 130)
    found = enhance(PHOTO, WEIGHTS, replace(SETTINGS, tile=512))
    assert np.abs(shown(found) - shown(WHOLE)).max() < 0.1 / 255
    assert any("smaller tiles" in note for note in found.notes)


def test_no_memory_at_all_is_said_plainly(monkeypatch):
    memory_for(monkeypatch, 8)
    with pytest.raises(EnhanceMemoryError, match="not enough memory"):
        enhance(PHOTO, WEIGHTS, SETTINGS)


def test_a_full_graphics_memory_ends_on_the_processor(monkeypatch):
    from looksmith.models.enhance import local

    class Full(torch.OutOfMemoryError):
        pass

    real = local.LocalFlow._tiled

    def tiled(self, start, change, code, device, *rest):
        if device == "cuda":
            raise Full("CUDA out of memory")
        return real(self, start, change, code, device, *rest)

    monkeypatch.setattr(local, "choose_device", lambda _wanted: "cuda")
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: None)
    monkeypatch.setattr(local.LocalFlow, "_tiled", tiled)
    found = enhance(PHOTO, WEIGHTS, replace(SETTINGS, device="auto"))
    np.testing.assert_allclose(shown(found), shown(WHOLE), atol=1e-6)
    assert any("processor" in note for note in found.notes)


def test_other_errors_are_not_taken_for_short_memory(monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("shapes do not fit")

    monkeypatch.setattr(velocity, "refined", broken)
    with pytest.raises(RuntimeError, match="shapes do not fit"):
        enhance(PHOTO, WEIGHTS, SETTINGS)


def test_a_large_photo_runs_small_and_is_enlarged():
    large = PHOTO.repeat(3, 0).repeat(3, 1)
    found = enhance(large, WEIGHTS, replace(SETTINGS, side=260))
    assert found.residual.shape == (180, 260, 3)
    assert np.abs(found.apply(large)[1::3, 1::3] - shown(WHOLE)).mean() < 2 / 255


def test_the_residual_fits_smaller_copies_too():
    half = PHOTO[::2, ::2]
    assert WHOLE.apply(half).shape == half.shape


def test_without_steps_there_is_no_local_part():
    found = enhance(PHOTO, WEIGHTS, replace(SETTINGS, steps=0))
    assert found.residual is None
    wanted = apply_lut(found.lut, PHOTO / np.float32(255))
    np.testing.assert_allclose(found.apply(PHOTO), wanted, atol=1e-6)


def test_velocities_are_bounded_and_zero_weights_stand_still():
    tensors = {n: torch.from_numpy(100 * v) for n, v in WEIGHTS.flow.items()}
    state = torch.rand(1, 3, 8, 12)
    code = torch.zeros(1, len(WEIGHTS.colour.mean))
    told = velocity.prepared(tensors, state, state)
    found = velocity.velocity(tensors, state, 0.5, told, code)
    assert found.abs().max() <= velocity.BOUND
    still = {n: v * 0 for n, v in tensors.items()}
    assert velocity.velocity(still, state, 0.5, 0 * told, code).abs().max() == 0


def test_shrinking_keeps_the_mean_and_enlarging_gives_a_ramp_back():
    ramp = np.linspace(0, 1, 64, dtype=np.float32)
    photo = np.stack([np.tile(ramp, (48, 1))] * 3, -1)
    small = shrunk(photo, 16)
    assert small.shape == (12, 16, 3)
    assert small.mean() == pytest.approx(photo.mean(), abs=1e-5)
    adds = Enhanced(WHOLE.plan, Lut3D.identity(), small, "ramp")
    large = adds.apply(np.zeros_like(photo))
    np.testing.assert_allclose(large[:, 4:-4], photo[:, 4:-4], atol=1e-5)


def test_a_missing_device_is_said():
    if torch.cuda.is_available():
        pytest.skip("this machine has a CUDA device")
    with pytest.raises(DeviceError, match="choose auto"):
        choose_device("cuda")
    assert choose_device("auto") in ("cpu", "mps")
