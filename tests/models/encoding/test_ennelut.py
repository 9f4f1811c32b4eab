"""The paper's network: the codec against the network that is trained."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from looksmith.lut.table import identity_table
from looksmith.models.encoding.ennelut import SCALE, EnnelutCodec
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.training.encoding.ennelut import SIZES, EnnelutNetwork


def made_up(blocks: int, spread: float = 60) -> EnnelutNetwork:
    """Return a network whose looks differ: it starts out a hundredth as strong."""
    torch.manual_seed(0)
    network = EnnelutNetwork(3, blocks)
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.ndim > 1:
                parameter.mul_(spread)
    return network


@pytest.mark.parametrize("blocks", sorted(SIZES.values()))
def test_the_codec_agrees_with_torch(blocks):
    network = made_up(blocks)
    codec, codes = network.export()
    colours = torch.from_numpy(identity_table(7).reshape(-1, 3).copy())
    with torch.no_grad():
        out = network(colours, torch.arange(3)).numpy() / (2 * SCALE) + 0.5
    decoded = codec.decode(codes, 7).reshape(3, -1, 3)
    assert np.abs(np.clip(out, 0, 1) - decoded).max() < 1e-4
    assert np.abs(decoded[0] - decoded[1]).max() > 1e-3


@pytest.mark.parametrize(("size", "values"), [("tiny", 20_678), ("medium", 62_034)])
def test_it_has_as_many_parameters_as_in_the_paper(size, values):
    network = EnnelutNetwork(512, SIZES[size])
    counted = {id(p): p.numel() for p in network.parameters()}
    # The paper: 20.7 K and 62.0 K for 512 looks.
    assert sum(counted.values()) == pytest.approx(values, abs=10)


def test_it_starts_as_the_identity():
    torch.manual_seed(0)
    codec, codes = EnnelutNetwork(1, 3).export()
    assert np.abs(codec.decode(codes, 9)[0] - identity_table(9)).max() < 1e-3


def test_it_survives_storing_and_refuses_damage():
    codec, codes = made_up(2).export()
    data = codec.to_bytes()
    again = EnnelutCodec.from_bytes(data)
    assert np.array_equal(again.decode(codes, 5), codec.decode(codes, 5))
    packed = codec.pack_codes(codes)
    assert np.array_equal(codec.unpack_codes(packed, 3), codes)
    for broken in (b"", data[:-4], data[:100], b"\xff" * len(data)):
        with pytest.raises(LibraryFileError):
            EnnelutCodec.from_bytes(broken)
    with pytest.raises(LibraryFileError):
        codec.unpack_codes(packed, 4)
