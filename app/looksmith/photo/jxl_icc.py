"""The ICC profile in a JPEG XL codestream (ISO/IEC 18181-1, annex E.4)."""

from __future__ import annotations

import struct

from looksmith.photo.jxl_bits import BitReader, damaged
from looksmith.photo.jxl_entropy import SymbolReader

__all__ = ["read_icc"]

_CONTEXTS = 41
# A table of 33 points a side takes 216 KB; what is far above is damage, and slow.
_MAX_SIZE = 1 << 19
_HEADER, _WORD = 128, 0xFFFFFFFF
_TAGS = (
    *(b"cprt", b"wtpt", b"bkpt", b"rXYZ", b"gXYZ", b"bXYZ", b"kXYZ", b"rTRC", b"gTRC"),
    *(b"bTRC", b"kTRC", b"chad", b"desc", b"chrm", b"dmnd", b"dmdd", b"lumi"),
)
_TYPES = (b"XYZ ", b"desc", b"text", b"mluc", b"para", b"curv", b"sf32", b"gbd ")
_OF_20_BYTES = frozenset(_TAGS[1:7] + _TAGS[16:])
_PLATFORMS = {b"A": b"APPL", b"M": b"MSFT", b"SG": b"SGI ", b"SU": b"SUNW"}


def read_icc(bits: BitReader) -> bytes:
    """Read a profile, whole.

    Parameters
    ----------
    bits
        At its beginning; left at its end.

    Raises
    ------
    PhotoError
        The stream is damaged.
    """
    size = bits.wide()
    if size > _MAX_SIZE:
        raise damaged()
    reader = SymbolReader(bits, _CONTEXTS)
    found = bytearray()
    for place in range(size):
        found.append(reader.number(_context(found, place)) & 255)
    reader.check_end()
    return _Packed(bytes(found)).profile()


def _context(found: bytearray, place: int) -> int:
    if place <= _HEADER:
        return 0
    last, before = found[-1], found[-2]
    return 1 + _kind(last) + 8 * _rough_kind(before)


def _is_letter(byte: int) -> bool:
    return 65 <= byte <= 90 or 97 <= byte <= 122


def _is_figure(byte: int) -> bool:
    return 48 <= byte <= 57 or byte in b".,"


def _kind(byte: int) -> int:
    if _is_letter(byte):
        return 0
    if _is_figure(byte):
        return 1
    if byte < 16:
        return min(2 + byte, 4)
    if byte > 240:
        return 6 if byte == 255 else 5
    return 7


def _rough_kind(byte: int) -> int:
    if _is_letter(byte):
        return 0
    if _is_figure(byte):
        return 1
    if byte < 16:
        return 2
    return 3 if byte > 240 else 4


def _unshuffled(data: bytes, width: int) -> bytes:
    """Put bytes that stand by their rank back in turns."""
    rows = -(-len(data) // width)
    result, start, place = bytearray(len(data)), 0, 0
    for i in range(len(data)):
        result[i] = data[place]
        place += rows
        if place >= len(data):
            start += 1
            place = start
    return bytes(result)


class _Packed:
    """A profile as commands and data (E.4.3 to E.4.5)."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._commands = 0
        self._size = self._number()
        commands = self._number()
        self._data = self._end = self._commands + commands
        if self._size > _MAX_SIZE or self._end > len(stream):
            raise damaged()
        self._result = bytearray()

    def _command(self) -> int:
        if self._commands >= len(self._stream):
            raise damaged()
        self._commands += 1
        return self._stream[self._commands - 1]

    def _number(self) -> int:
        value = shift = 0
        while shift < 64:
            byte = self._command()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7
        raise damaged()

    def _take(self, count: int) -> bytes:
        part = self._stream[self._data : self._data + count]
        if len(part) != count:
            raise damaged()
        self._data += count
        return part

    def profile(self) -> bytes:
        """Return the profile."""
        self._header()
        if len(self._result) < self._size:
            self._tags()
            while self._commands < self._end and len(self._result) <= self._size:
                self._piece(self._command())
        if len(self._result) != self._size:
            raise damaged()
        return bytes(self._result)

    def _header(self) -> None:
        likely = bytearray(_HEADER)
        struct.pack_into(">I", likely, 0, self._size)
        likely[8] = 4
        likely[12:24] = b"mntrRGB XYZ "
        likely[36:40] = b"acsp"
        struct.pack_into(">III", likely, 68, 0xF6D6, 0x10000, 0xD32D)
        known = self._result
        for i, byte in enumerate(self._take(min(_HEADER, self._size))):
            if i == 8:
                likely[80:84] = known[4:8]
            elif i in (41, 42):
                name = _PLATFORMS.get(bytes(known[40:i]))
                likely[40:44] = name or likely[40:44]
            known.append(byte + likely[i] & 255)

    def _tags(self) -> None:
        count = self._number() - 1
        if count < 0:
            return
        self._result += struct.pack(">I", count)
        start, size = _HEADER + 12 * count, 0
        while self._commands < self._end:
            command = self._command()
            code = command & 63
            if code == 0:
                return
            start, size = self._tag(command, code, start + size, size)

    def _tag(self, command: int, code: int, start: int, size: int) -> tuple[int, int]:
        if code == 1:
            names = [self._take(4)]
        elif code == 2:
            names = [b"rTRC", b"gTRC", b"bTRC"]
        elif code == 3:
            names = [b"rXYZ", b"gXYZ", b"bXYZ"]
        elif code - 4 < len(_TAGS):
            names = [_TAGS[code - 4]]
        else:
            raise damaged()
        size = 20 if names[0] in _OF_20_BYTES else size
        start = self._number() if command & 64 else start
        size = self._number() if command & 128 else size
        for i, name in enumerate(names):
            place = start + (size * i if code == 3 else 0)
            self._result += name + struct.pack(">II", place & _WORD, size & _WORD)
        return start, size

    def _piece(self, command: int) -> None:
        if command == 1:
            self._result += self._take(self._number())
        elif command in (2, 3):
            self._result += _unshuffled(self._take(self._number()), 2 * (command - 1))
        elif command == 4:
            self._predicted()
        elif command == 10:
            self._result += b"XYZ " + bytes(4) + self._take(12)
        elif 16 <= command < 16 + len(_TYPES):
            self._result += _TYPES[command - 16] + bytes(4)
        else:
            raise damaged()

    def _predicted(self) -> None:
        flags = self._command()
        width, order = (flags & 3) + 1, flags >> 2 & 3
        stride = self._number() if flags & 16 else width
        count = self._number()
        known = self._result
        if width == 3 or order == 3 or not width <= stride <= len(known) // 4:
            raise damaged()
        data = self._take(count)
        if width > 1:
            data = _unshuffled(data, width)
        start = len(known)
        for i, byte in enumerate(data):
            place = start + i - i % width
            first, second, third = (
                int.from_bytes(known[place - k * stride : place - k * stride + width])
                for k in (1, 2, 3)
            )
            value = (*(first, 2 * first - second, 3 * first - 3 * second + third),)[
                order
            ]
            known.append((value >> 8 * (width - 1 - i % width)) + byte & 255)
