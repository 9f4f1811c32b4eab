"""The paper's network: the codec against the network that is trained."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from looksmith.lut.table import identity_table
from looksmith.models.encoding.ennelut import SCALE, EnnelutCodec
from looksmith.models.encoding.errors import LibraryFileError, NoFitError
from looksmith.training.encoding.ennelut import SIZES
from looksmith.training.encoding.ennelut_network import EnnelutNetwork


def made_up(blocks: int, spread: float = 60) -> EnnelutNetwork:
    """Return a network whose looks differ: it starts out a hundredth as strong."""
    torch.manual_seed(0)
    network = EnnelutNetwork(3, blocks)
    with torch.no_grad():
        network.rows.mul_(spread)
        network.weights[:, :-3].mul_(spread)
        network.weights[:, -3:].copy_(torch.tensor([1.0, 0.8, 1.2]))
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


@pytest.mark.parametrize(
    ("size", "values"),
    [("tiny", 20_678), ("small", 41_356), ("medium", 62_034), ("large", 82_712)],
)
def test_it_has_as_many_parameters_as_in_the_paper(size, values):
    network = EnnelutNetwork(512, SIZES[size])
    # The paper: 20.7 K, 41.3 K, 62.0 K and 82.7 K for 512 looks.
    assert sum(p.numel() for p in network.parameters()) == pytest.approx(values, abs=12)


def test_it_starts_as_the_identity():
    torch.manual_seed(0)
    codec, codes = EnnelutNetwork(1, 3).export()
    assert np.abs(codec.decode(codes, 9)[0] - identity_table(9)).max() < 1e-3


def flavours() -> dict[str, tuple[EnnelutCodec, np.ndarray]]:
    codec, codes = made_up(2).export()
    return {
        "single": (codec, codes),
        "compact": (EnnelutCodec.compact(codec.blocks, codes), codes),
    }


@pytest.mark.parametrize("flavour", ["single", "compact"])
def test_it_survives_storing_and_refuses_damage(flavour):
    codec, codes = flavours()[flavour]
    data, packed = codec.to_bytes(), codec.pack_codes(codes)
    again = EnnelutCodec.from_bytes(data)
    stored = codec.unpack_codes(packed, 3)
    assert again.pack_codes(stored) == packed
    assert np.array_equal(again.unpack_codes(packed, 3), stored)
    assert np.array_equal(again.decode(stored, 5), codec.decode(stored, 5))
    for broken in (b"", data[:-4], data[:100], b"\xff" * len(data)):
        with pytest.raises(LibraryFileError):
            EnnelutCodec.from_bytes(broken)
    with pytest.raises(LibraryFileError):
        codec.unpack_codes(packed, 4)


def test_the_compact_flavour_is_a_third_and_nearly_the_same():
    random = np.random.default_rng(0)
    codec, _ = made_up(4).export()
    codes = (random.normal(size=(512, codec.code_length)) / 2).astype(np.float32)
    small = EnnelutCodec.compact(codec.blocks, codes)
    sizes = [len(c.to_bytes()) + len(c.pack_codes(codes)) for c in (codec, small)]
    assert sizes[0] / sizes[1] > 3
    given = small.unpack_codes(small.pack_codes(codes), len(codes))[:8]
    difference = small.decode(given, 9) - codec.decode(codes[:8], 9)
    assert 0 < np.abs(difference).mean() < 2e-3


def test_a_look_that_it_does_not_know_is_refused_with_what_to_do():
    codec, _ = made_up(1).export()
    with pytest.raises(NoFitError, match="keep your own LUT as an exact table"):
        codec.fit(identity_table(9))
