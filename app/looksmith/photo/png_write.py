"""Writing PNG piece by piece, several at a time.

libpng chooses the rows' filters, which leaves nothing to do but to deflate them. The
streams of all pieces are one, by RFC 1950 and 1951: each ends at a whole byte.
"""

from __future__ import annotations

import zlib
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.png import chunk, chunks
from looksmith.photo.write_slabs import Samples

__all__ = ["write_picture"]

_LEVEL = 3  # within 5 % of level 6's size in a half of its time
_PIECE = 2 << 20  # bytes, before they are deflated
_STREAM_BEGINS, _STREAM_ENDS = b"\x78\x5e", b"\x03\x00"
_ADLER = 65521


class _Piece(NamedTuple):
    """Deflated rows, and their Adler-32 and length before that."""

    deflated: bytes
    adler: int
    length: int


def write_picture(samples: Samples, stream: BinaryIO) -> None:
    """Write the picture's chunks and the file's end.

    Parameters
    ----------
    samples
        Of 8 or 16 bits.
    stream
        Where the head and what is said of the picture are written already.
    """
    rows = max(1, _PIECE * samples.shape[0] // samples.nbytes)
    adler, begins = 1, _STREAM_BEGINS
    for piece in samples.pieces(rows, _encoded, above=True):
        stream.write(chunk(b"IDAT", begins + piece.deflated))
        adler, begins = _joined(adler, piece), b""
    stream.write(chunk(b"IDAT", _STREAM_ENDS + adler.to_bytes(4, "big")))
    stream.write(chunk(b"IEND", b""))


def _encoded(rows: NDArray[Any]) -> _Piece:
    """Filter and deflate rows but the first, which is the one above them."""
    import imagecodecs

    stored = imagecodecs.png_encode(np.ascontiguousarray(rows), 0)
    packed = b"".join(body for name, body in chunks(bytes(stored)) if name == b"IDAT")
    filtered = memoryview(zlib.decompress(packed))
    filtered = filtered[len(filtered) // len(rows) :]
    worker = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = worker.compress(filtered) + worker.flush(zlib.Z_SYNC_FLUSH)
    return _Piece(deflated, zlib.adler32(filtered), len(filtered))


def _joined(adler: int, piece: _Piece) -> int:
    """Return the Adler-32 of all before a piece and of the piece."""
    low, high = adler & 0xFFFF, adler >> 16
    then_low, then_high = piece.adler & 0xFFFF, piece.adler >> 16
    high = (high + then_high + piece.length * (low - 1)) % _ADLER
    return high << 16 | (low + then_low - 1) % _ADLER
