"""A small network made up here, its codec, some codes, and a library of them."""

from __future__ import annotations

import numpy as np

from looksmith.models.encoding.container import LibraryContent, dump
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.film_network import NetworkShape, NetworkWeights
from looksmith.models.encoding.film_storage import StoredNetwork, shapes_of

SHAPE = NetworkShape(width=32, layers=2, rank=16, code=5)
LOOKS = 6


def made_up_weights() -> NetworkWeights:
    """Return a network whose looks differ visibly and stay near the identity."""
    random = np.random.default_rng(7)
    scale = {"first": 2, "mix": 0.12, "second": 0.18, "base": 0}
    arrays = {
        name: (random.normal(size=shape) * scale.get(name, 0.12)).astype(np.float32)
        for name, shape in shapes_of(SHAPE).items()
    }
    parts = SHAPE.slices
    for part in (parts.first_gain, *parts.gain):
        arrays["base"][part] = 1
    arrays["mix"][:, parts.head] *= 0.15
    arrays["mix"][:, parts.affine] *= 0.3
    return NetworkWeights(**arrays)


def made_up_codec(step: float = 2**-9) -> FilmCodec:
    steps = {
        name: np.full(shape[-1] if name == "mix" else 1, step, np.float32)
        for name, shape in shapes_of(SHAPE).items()
    }
    code_steps = np.full(SHAPE.code, 2**-6, np.float32)
    return FilmCodec(StoredNetwork.round(made_up_weights(), steps, code_steps))


def made_up_codes(codec: FilmCodec) -> np.ndarray:
    codes = np.zeros((LOOKS, codec.code_length), np.float32)
    codes[:, : SHAPE.code] = np.random.default_rng(1).normal(size=(LOOKS, SHAPE.code))
    return codec.unpack_codes(codec.pack_codes(codes), LOOKS)


CODEC = made_up_codec()
CODES = made_up_codes(CODEC)
FLAGS = np.arange(LOOKS) % 3 == 0


def with_residual(look: int) -> np.ndarray:
    codes = CODES[look : look + 1].copy()
    codes[0, SHAPE.code : SHAPE.code + 40] = np.arange(-20, 20) * 12
    return codes


def library_bytes() -> bytes:
    content = LibraryContent(
        kind="film",
        ids=tuple(f"look-{i}" for i in range(LOOKS)),
        monochrome=FLAGS,
        errors=np.ones((LOOKS, 3), np.float32),
        codec=CODEC.to_bytes(),
        codes=CODEC.pack_codes(np.concatenate([CODES[:-1], with_residual(5)])),
    )
    return dump(content)
