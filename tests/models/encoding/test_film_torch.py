"""Decoding with torch gives what the compiled kernel gives, wherever it runs."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import torch
from film_parts import CODEC, CODES, FLAGS, LOOKS, library_bytes, with_residual

from looksmith.models.encoding import film_torch
from looksmith.models.encoding.codec import codec_class
from looksmith.models.encoding.container import parse
from looksmith.models.encoding.errors import DeviceError
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.film_torch import TorchDecoder
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource

TOLERANCE = 1e-3


def devices() -> list[object]:
    """Return all devices that torch knows; those that are not here are skipped."""
    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
    }
    marks = {
        name: [] if found else [pytest.mark.skip(reason=f"there is no {name} device")]
        for name, found in there.items()
    }
    return ["cpu", *(pytest.param(name, marks=mark) for name, mark in marks.items())]


@pytest.fixture(scope="module", params=devices())
def decoder(request):
    return TorchDecoder(CODEC.weights, request.param)


@pytest.mark.parametrize("size", [2, 3, 17, 33, 65])
def test_any_size_agrees_with_the_kernel(decoder, size):
    found = decoder.decode(CODES, size, FLAGS)
    assert found.shape == (LOOKS, size, size, size, 3)
    assert found.dtype == np.float32
    assert np.abs(found - CODEC.decode(CODES, size, FLAGS)).max() < TOLERANCE
    assert np.ptp(found[FLAGS], axis=-1).max() == 0


def test_the_largest_size_agrees_with_the_kernel(decoder):
    found = decoder.decode(CODES[:1], 129, FLAGS[:1])
    assert np.abs(found - CODEC.decode(CODES[:1], 129, FLAGS[:1])).max() < TOLERANCE


def test_residuals_are_added_to_colour_and_to_monochrome_looks(decoder):
    codes = np.concatenate([CODES[:1], with_residual(0), with_residual(1)])
    grey = np.array([False, True, False])
    found = decoder.decode(codes, 17, grey)
    assert np.abs(found - CODEC.decode(codes, 17, grey)).max() < TOLERANCE
    assert np.ptp(found[1], axis=-1).max() == 0
    assert found.min() >= 0
    assert found.max() <= 1
    plain = decoder.decode(CODES[1:2], 17, grey[2:])[0]
    assert np.abs(found[2] - plain).max() > 0.01


def test_batches_larger_than_one_go_agree(decoder):
    many = np.tile(CODES, (10, 1))
    decoder._at_once = 2000  # seven looks of 6^3 colours, or some rows of one
    flags = np.tile(FLAGS, 10)
    for size in (6, 17):
        found = decoder.decode(many, size, flags)
        assert np.abs(found - CODEC.decode(many, size, flags)).max() < TOLERANCE


def test_no_looks_give_no_tables(decoder):
    assert decoder.decode(CODES[:0], 5, FLAGS[:0]).shape == (0, 5, 5, 5, 3)


def test_the_shipped_looks_agree_with_the_kernel(decoder):
    library = EncodedLibrary.open(resource("looks", "library.looks"))
    assert isinstance(library.codec, FilmCodec)
    ids = library.ids[::16]
    grey = np.array([library.is_monochrome(look) for look in ids])
    other = TorchDecoder(library.codec.weights, str(decoder._device))
    codes = library.codes(ids)
    found = other.decode(codes, 17, grey)
    assert np.abs(found - library.codec.decode(codes, 17, grey)).max() < TOLERANCE


@pytest.mark.parametrize("device", devices()[1:])
def test_the_service_decodes_on_the_device_it_is_given(device):
    content = parse(library_bytes())
    library = EncodedLibrary(content, device=device)
    expected = EncodedLibrary(content).decode(content.ids, 9)
    assert np.abs(library.decode(content.ids, 9) - expected).max() < TOLERANCE


def test_nothing_is_left_on_the_processor(monkeypatch):
    # The meta device computes nothing and refuses to be mixed with any other: what
    # gets as far as fetching the result would run on a graphics card.
    monkeypatch.setattr(film_torch, "find_device", torch.device)
    decoder = TorchDecoder(CODEC.weights, "meta")
    codes = np.concatenate([CODES, with_residual(0)])
    with pytest.raises(NotImplementedError, match="Cannot copy out of meta tensor"):
        decoder.decode(codes, 9, np.arange(len(codes)) > 4)


def test_a_device_that_is_not_there_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    for device in ("cuda", "cuda:1", "abacus"):
        with pytest.raises(DeviceError, match=f"{device}.*Use the device “cpu”"):
            EncodedLibrary(parse(library_bytes()), device=device)


def test_a_codec_that_knows_only_the_processor_stays_there():
    linear = codec_class("linear")(
        np.zeros((2, 3, 4, 4, 4), np.int16), 1, np.eye(3), np.ones(2)
    )
    assert linear.on("cuda") is linear


def test_decoding_on_the_processor_does_not_load_torch():
    script = (
        "import sys; from looksmith.models.encoding.library import EncodedLibrary;"
        "from looksmith.resources import resource;"
        "library = EncodedLibrary.open(resource('looks', 'library.looks'));"
        "library.table(library.ids[0], 3); print('torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
