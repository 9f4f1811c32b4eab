"""The invertible residual network: its inverse, and that it says when that fails."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.models.encoding import ires
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.ires import IresBlock, IresCodec
from looksmith.models.encoding.measure import gamut_colours

COLOURS = gamut_colours(300)
HIDDEN, BLOCKS = 8, 5


def made_up(norm: float = 0.97) -> IresCodec:
    """Return a network all of whose matrices have this largest singular value."""
    random = np.random.default_rng(3)

    def matrix(rows: int, columns: int) -> np.ndarray:
        values = random.normal(size=(rows, columns))
        return (values * norm / np.linalg.norm(values, 2)).astype(np.float32)

    shapes = ((3, HIDDEN), (HIDDEN, HIDDEN), (HIDDEN, 3))
    return IresCodec(
        tuple(IresBlock(*(matrix(*shape) for shape in shapes)) for _ in range(BLOCKS))
    )


def code_of(codec: IresCodec, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    return random.normal(size=codec.code_length).astype(np.float32) * np.float32(0.3)


CODEC = made_up()


@pytest.mark.parametrize("seed", range(3))
def test_the_inverse_converges_and_says_so_also_after_storing(seed):
    code = code_of(CODEC, seed)
    stored = IresCodec.from_bytes(CODEC.to_bytes())
    again = stored.unpack_codes(stored.pack_codes(code[None]), 1)[0]
    for codec, known in ((CODEC, code), (stored, again)):
        graded = codec.forward(known, COLOURS)
        assert np.abs(graded - COLOURS).max() > 0.05
        back = codec.inverse(known, graded)
        assert back.converged.all()
        assert 2 < back.iterations < ires.MOST_ITERATIONS
        assert np.abs(codec.forward(known, back.colours) - graded).max() < 1e-5
        # Near the edge of tanh's range single precision holds few of a colour's bits.
        assert np.abs(back.colours - COLOURS).max() < 1e-3
        assert np.abs(back.colours - COLOURS).mean() < 1e-5
    assert np.array_equal(stored.forward(again, COLOURS), CODEC.forward(code, COLOURS))


def test_an_inverse_that_is_cut_off_says_for_which_colours(monkeypatch):
    code = code_of(CODEC)
    graded = CODEC.forward(code, COLOURS)
    monkeypatch.setattr(ires, "MOST_ITERATIONS", 2)
    back = CODEC.inverse(code, graded)
    assert back.iterations == 2
    assert not back.converged.all()


def test_colours_out_of_reach_are_held_to_the_edge():
    wanted = np.array([[-3, 0.5, 0.5], [0.5, 9, 0.5], [1.2, 1.2, 1.2]], np.float32)
    back = CODEC.inverse(code_of(CODEC), wanted)
    assert np.isfinite(back.colours).all()
    assert back.colours.min() >= -0.11
    assert back.colours.max() <= 1.11


def test_a_branch_that_is_too_steep_is_refused():
    assert max(block.lipschitz() for block in CODEC.blocks) < 1
    with pytest.raises(LibraryFileError, match="too steep"):
        IresCodec.from_bytes(made_up(1.01).to_bytes())


def test_damaged_networks_and_codes_are_refused():
    data = CODEC.to_bytes()
    holed = bytearray(data)
    holed[8:12] = np.float32(np.nan).tobytes()
    for bad in (b"", data[:-4], data + b"\0\0\0\0", b"\xff" * 8, bytes(holed)):
        with pytest.raises(LibraryFileError):
            IresCodec.from_bytes(bad)
    packed = CODEC.pack_codes(code_of(CODEC)[None])
    for count in (0, 2, 1 << 40):
        with pytest.raises(LibraryFileError):
            CODEC.unpack_codes(packed, count)


def test_decoding_clips_to_the_cube():
    code = code_of(CODEC) * 5
    table = CODEC.decode(code[None], 9)[0]
    assert table.shape == (9, 9, 9, 3)
    assert table.min() >= 0
    assert table.max() <= 1
