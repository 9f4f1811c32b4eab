"""What a JPEG XL codestream says before its picture (ISO/IEC 18181-1, annex D)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from looksmith.colour.cicp import Cicp
from looksmith.colour.profiles import (
    D65,
    SRGB_CURVE,
    ParametricCurve,
    Primaries,
    matrix_profile,
)
from looksmith.photo.errors import PhotoError
from looksmith.photo.jxl_bits import BitReader
from looksmith.photo.jxl_icc import read_icc

__all__ = ["LINEAR", "SRGB", "JxlHeader", "read_jxl_header"]

LINEAR, SRGB = 8, 13
"""Numbers of tone curves."""

Point = tuple[float, float]

_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_OWN, _GAMMA_22 = 2, 4
_WHITES: dict[int, Point] = {1: D65, 10: (1 / 3, 1 / 3), 11: (0.314, 0.351)}
_PRIMARIES: dict[int, Primaries] = {
    1: ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06)),
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    11: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}
# JPEG XL's numbers are those of H.273, but for P3's primaries, which H.273 counts by
# their white.
_NAMED = {(1, 1): 1, (9, 1): 9, (11, 1): 12, (11, 11): 11}
_CURVES = {LINEAR: ParametricCurve(1.0), 17: ParametricCurve(2.6)}
_CUSTOM_WEIGHTS = (15, 55, 210)


@dataclass
class JxlHeader:
    """What the codestream says before its picture.

    Parameters
    ----------
    depth_at, curve_end
        Bits from the codestream's beginning to the two that select its depth, and to
        the end of its tone curve's number; 0 where it says neither.
    cicp
        Its colours, where they have a name.
    profile
        Of its colours, where they have none.
    has_icc
        Whether an ICC profile is packed into the codestream: `profile`, or None where
        that cannot be read.
    perceptual
        Whether pixels are stored in a space of the format's own (XYB).
    """

    width: int
    height: int
    bits: int = 8
    depth_at: int = 0
    curve_end: int = 0
    cicp: Cicp | None = None
    profile: bytes | None = None
    has_icc: bool = False
    perceptual: bool = True


def read_jxl_header(stream: bytes) -> JxlHeader:
    """Read the head of a codestream, its profile included.

    Raises
    ------
    PhotoError
        It is truncated.
    """
    bits = BitReader(stream)
    bits.position = 16
    header = JxlHeader(*_size(bits))
    if bits.take(1):
        header.cicp = Cicp()
        return header
    extended = bool(bits.take(1))
    if extended:
        _skip_extended(bits)
    header.depth_at = bits.position + 1
    header.bits = _depth(bits)
    bits.take(1)
    for _ in range(bits.choice((0, 0), (1, 0), (2, 4), (1, 12))):
        _skip_extra_channel(bits)
    header.perceptual = bool(bits.take(1))
    _take_colours(bits, header)
    if header.has_icc:
        try:
            _skip_to_profile(bits, extended=extended, perceptual=header.perceptual)
            header.profile = read_icc(bits)
        except (PhotoError, LookupError):
            header.profile = None
    return header


def _size(bits: BitReader) -> tuple[int, int]:
    def side(small: int) -> int:
        if small:
            return (bits.take(5) + 1) * 8
        return bits.choice((1, 9), (1, 13), (1, 18), (1, 30))

    return _proportioned(bits, side, bits.take(1))


def _preview_size(bits: BitReader) -> tuple[int, int]:
    def side(eighths: int) -> int:
        if eighths:
            return 8 * bits.choice((16, 0), (32, 0), (1, 5), (33, 9))
        return bits.choice((1, 6), (65, 8), (321, 10), (1345, 12))

    return _proportioned(bits, side, bits.take(1))


def _proportioned(
    bits: BitReader, side: Callable[[int], int], short: int
) -> tuple[int, int]:
    height = side(short)
    ratio = bits.take(3)
    if ratio == 0:
        return side(short), height
    above, below = _RATIOS[ratio - 1]
    return height * above // below, height


def _skip_extended(bits: BitReader) -> None:
    """Pass over orientation, intended size, preview and animation."""
    bits.take(3)
    if bits.take(1):
        _size(bits)
    if bits.take(1):
        _preview_size(bits)
    if bits.take(1):
        bits.choice((100, 0), (1000, 0), (1, 10), (1, 30))
        bits.choice((1, 0), (1001, 0), (1, 8), (1, 10))
        bits.choice((0, 0), (0, 3), (0, 16), (0, 32))
        bits.take(1)


def _depth(bits: BitReader) -> int:
    if bits.take(1):
        depth = bits.choice((32, 0), (16, 0), (24, 0), (1, 6))
        bits.take(4)
        return depth
    return bits.choice((8, 0), (10, 0), (12, 0), (1, 6))


def _enumerated(bits: BitReader) -> int:
    return bits.choice((0, 0), (1, 0), (2, 4), (18, 6))


def _skip_extra_channel(bits: BitReader) -> None:
    if bits.take(1):
        return
    kind = _enumerated(bits)
    _depth(bits)
    bits.choice((0, 0), (3, 0), (4, 0), (1, 3))
    length = bits.choice((0, 0), (0, 4), (16, 5), (48, 10))
    bits.position += 8 * length
    if kind == 0:
        bits.take(1)
    elif kind == 2:
        bits.position += 64
    elif kind == 5:
        bits.choice((1, 0), (0, 2), (3, 4), (19, 8))


def _take_colours(bits: BitReader, header: JxlHeader) -> None:
    """Read the colour encoding (E.2)."""
    if bits.take(1):
        header.cicp = Cicp()
        return
    header.has_icc = bool(bits.take(1))
    space = _enumerated(bits)
    if header.has_icc or space not in (0, 1):
        return
    white_code = _enumerated(bits)
    white = _point(bits) if white_code == _OWN else _WHITES.get(white_code, D65)
    code, primaries = 1, _PRIMARIES[1]
    if space == 0:
        code = _enumerated(bits)
        primaries = _PRIMARIES.get(code, primaries)
        if code == _OWN:
            primaries = (_point(bits), _point(bits), _point(bits))
    transfer, curve = _curve(bits, header)
    _enumerated(bits)
    named = _NAMED.get((code, white_code))
    if named is not None and curve is None:
        header.cicp = Cicp(named, transfer)
    else:
        curve = curve or _CURVES.get(transfer, SRGB_CURVE)
        header.profile = matrix_profile("JPEG XL colours", primaries, white, curve)


def _curve(bits: BitReader, header: JxlHeader) -> tuple[int, ParametricCurve | None]:
    """Return the tone curve's number, and the curve where that has no number."""
    if not bits.take(1):
        transfer = _enumerated(bits)
        header.curve_end = bits.position
        return transfer, None if transfer != 17 else _CURVES[17]
    gamma = max(bits.take(24), 1) / 1e7
    if abs(gamma * 2.2 - 1) < 0.001:
        return _GAMMA_22, None
    return _OWN, ParametricCurve(1 / gamma)


def _point(bits: BitReader) -> Point:
    def number() -> float:
        code = bits.choice((0, 19), (524288, 19), (1048576, 20), (2097152, 21))
        return (-(code + 1) // 2 if code & 1 else code // 2) / 1e6

    return number(), number()


def _skip_to_profile(bits: BitReader, *, extended: bool, perceptual: bool) -> None:
    """Pass over tone mapping, extensions, and what the picture's decoder is told."""
    if extended and not bits.take(1):
        bits.position += 16 + 16 + 1 + 16
    extensions = bits.wide()
    bits.position += sum(bits.wide() for _ in range(extensions.bit_count()))
    if bits.take(1):
        return
    if perceptual and not bits.take(1):
        bits.position += 16 * 16
    weights = bits.take(3)
    for i, count in enumerate(_CUSTOM_WEIGHTS):
        bits.position += 16 * count * (weights >> i & 1)
