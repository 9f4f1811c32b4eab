"""JPEG XL's bits, and the numbers that its headers hold (ISO/IEC 18181-1, annex B)."""

from __future__ import annotations

from looksmith.photo.errors import PhotoError

__all__ = ["BitReader", "damaged"]


def damaged() -> PhotoError:
    """Return the error for a stream that makes no sense."""
    return PhotoError("The JPEG XL file is damaged: its colour profile makes no sense.")


class BitReader:
    """Bits from the lowest of the first byte up, as JPEG XL packs them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.position = 0

    def take(self, count: int) -> int:
        """Return the next bits, 56 at most, as a number."""
        start, shift = divmod(self.position, 8)
        self.position += count
        if self.position > 8 * len(self._data):
            raise PhotoError("The JPEG XL file is truncated.")
        value = int.from_bytes(self._data[start : start + 8], "little")
        return value >> shift & ((1 << count) - 1)

    def choice(self, *options: tuple[int, int]) -> int:
        """Return one of four numbers, each given as (start, bits that are added)."""
        start, extra = options[self.take(2)]
        return start + self.take(extra)

    def wide(self) -> int:
        """Return a number of up to 64 bits (B.2.3)."""
        kind = self.take(2)
        if kind < 2:
            return 1 + self.take(4) if kind else 0
        if kind == 2:
            return 17 + self.take(8)
        value, shift = self.take(12), 12
        while self.take(1):
            if shift == 60:
                return value | self.take(4) << shift
            value |= self.take(8) << shift
            shift += 8
        return value

    def small(self) -> int:
        """Return a number of up to 8 bits (C.2.5)."""
        if not self.take(1):
            return 0
        bits = self.take(3)
        return (1 << bits) + self.take(bits)

    def coded(self, codes: dict[tuple[int, int], int]) -> int:
        """Return a number by its code: (bits, value, first bit lowest) to number."""
        value = 0
        for length in range(1, 16):
            value |= self.take(1) << (length - 1)
            if (length, value) in codes:
                return codes[length, value]
        raise damaged()
