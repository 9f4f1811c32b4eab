"""The neural codec: one small network that a look's code modulates.

See `film_network` for the network and `residual` for what may come on top of it. A code
is the network's code, of mean 0 and variance 1 over the library, followed by the
residual in whole steps (zeros where there is none). A weighted sum of codes decodes to
a path of its own between the looks, not to their mix: it is the creative *morph*.
"""

from __future__ import annotations

import struct
import threading
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import identity_table
from looksmith.models.encoding import residual
from looksmith.models.encoding.codec import BoolArray, FitResult, LookCodec
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.film_network import NetworkWeights
from looksmith.models.encoding.film_storage import StoredNetwork
from looksmith.models.encoding.fit import FitSettings, fit_code
from looksmith.models.encoding.measure import measure
from looksmith.models.encoding.one_thread import one_blas_thread
from looksmith.models.encoding.packing import pack_integers, unpack_integers
from looksmith.work.bands import for_bands

if TYPE_CHECKING:
    from looksmith.models.encoding.film_torch import TorchDecoder

__all__ = ["CODEC", "FilmCodec"]

FloatArray = NDArray[np.float32]

_LOOKS, _ROWS = 64, 2048  # decoded at a time
_KEPT_SIZE, _KEPT = 33, 2  # sizes whose features are kept, and how many of them
_MAX_VALUES = 1 << 26
_PACKED = struct.Struct("<IHH")
_PER_RESIDUAL = 4  # bytes that say whose it is and how coarse
_FINEST, _COARSEST = 4, 400  # multiples of a step that a residual is rounded to
_TRIALS, _DEAD_ZONE = 8, 0.4  # 0.4: what is worth less than 0.6 of one is dropped


class FilmCodec(LookCodec):
    """The neural codec; see the module.

    Parameters
    ----------
    stored
        The network as a file holds it.
    device
        Where it decodes: "cpu" with the compiled kernel, "cuda" or "mps" with torch;
        `DeviceError` for one that is not there.
    """

    kind: ClassVar[str] = "film"

    def __init__(self, stored: StoredNetwork, device: str = "cpu") -> None:
        self._stored = stored
        self._device = device
        self._decoder: TorchDecoder | None = None
        self._weights = stored.weights()
        self._lock = threading.Lock()
        self._features: dict[int, FloatArray] = {}
        if device != "cpu":
            from looksmith.models.encoding.film_torch import TorchDecoder

            self._decoder = TorchDecoder(self._weights, device)

    def on(self, device: str) -> FilmCodec:
        """Return the codec that decodes on a device; see `LookCodec.on`."""
        return self if device == self._device else FilmCodec(self._stored, device)

    @property
    def stored(self) -> StoredNetwork:
        """The network as a file holds it."""
        return self._stored

    @property
    def weights(self) -> NetworkWeights:
        """The network itself."""
        return self._weights

    @property
    def network_length(self) -> int:
        """The number of values that the network takes, residual apart."""
        return self._weights.shape.code

    @property
    def code_length(self) -> int:
        """The number of values in a code, the residual included."""
        return self.network_length + residual.LENGTH

    def _compute_features(self, colours: FloatArray) -> FloatArray:
        from looksmith.models.encoding.film_kernels import feature_rows

        w = self._weights
        out = np.empty((len(colours), w.shape.width), np.float32)
        feature_rows(colours, w.first, w.first_shift, w.second, w.second_shift, out)
        return out

    def _features_of(self, size: int, colours: FloatArray) -> FloatArray | None:
        """Return the features of a whole lattice, None where that is too large."""
        if size > _KEPT_SIZE:
            return None
        with self._lock:
            found = self._features.get(size)
        if found is None:
            found = np.empty((len(colours), self._weights.shape.width), np.float32)
            target = found

            def band(start: int, stop: int) -> None:
                target[start:stop] = self._compute_features(colours[start:stop])

            for_bands(len(colours), band, rows=_ROWS)
            with self._lock:
                while len(self._features) >= _KEPT:
                    self._features.pop(next(iter(self._features)))
                self._features[size] = found
        return found

    def decode(
        self, codes: FloatArray, size: int, monochrome: BoolArray | None = None
    ) -> FloatArray:
        """Return float32 tables (N, size, size, size, 3); see `LookCodec.decode`."""
        codes = np.asarray(codes, np.float32)
        count = len(codes)
        grey = np.zeros(count, bool) if monochrome is None else np.asarray(monochrome)
        if self._decoder is not None:
            return self._decoder.decode(codes, size, grey)
        colours = np.ascontiguousarray(identity_table(size).reshape(-1, 3))
        features = self._features_of(size, colours)
        out = np.empty((count, len(colours), 3), np.float32)
        for start in range(0, count, _LOOKS):
            part = slice(start, start + _LOOKS)
            self._decode_part(
                codes[part, : self.network_length],
                grey[part],
                colours,
                features,
                out[part],
            )
        tables = out.reshape(count, size, size, size, 3)
        self._add_residuals(codes[:, self.network_length :], grey, tables)
        return tables

    def _decode_part(
        self,
        codes: FloatArray,
        grey: BoolArray,
        colours: FloatArray,
        features: FloatArray | None,
        out: FloatArray,
    ) -> None:
        from looksmith.models.encoding.film_kernels import decode_rows

        parts = self._weights.shape.slices
        modulations = self._weights.modulate(codes)
        layers = self._weights.layer_weights(modulations)
        looks = [
            (
                np.ascontiguousarray(each[parts.first_gain]),
                np.ascontiguousarray(each[parts.first_shift]),
                layers[index],
                np.stack([each[part] for part in parts.shift]),
                np.ascontiguousarray(each[parts.head]).reshape(3, -1),
                np.ascontiguousarray(each[parts.affine]).reshape(3, 4),
                bool(grey[index]),
            )
            for index, each in enumerate(modulations)
        ]

        def band(start: int, stop: int) -> None:
            here = colours[start:stop]
            if features is None:
                shared = self._compute_features(here)
            else:
                shared = features[start:stop]
            for index, look in enumerate(looks):
                decode_rows(shared, here, *look, out[index, start:stop])

        for_bands(len(colours), band, rows=_ROWS)

    def _add_residuals(
        self, residuals: FloatArray, grey: BoolArray, tables: FloatArray
    ) -> None:
        for index in np.flatnonzero(residuals.any(axis=1)):
            extra = residual.synthesise(residuals[index][None], tables.shape[1])[0]
            if grey[index]:
                extra = extra.mean(axis=-1, keepdims=True)
            np.clip(tables[index] + extra, 0, 1, out=tables[index])

    def _whole(self, codes: FloatArray) -> FloatArray:
        """Return codes as a file would give them back."""
        steps = self._stored.code_steps
        rounded = codes.copy()
        rounded[:, : len(steps)] = np.rint(codes[:, : len(steps)] / steps) * steps
        return rounded

    def _fit(self, table: FloatArray, grey: bool) -> FloatArray:
        code = np.zeros((1, self.code_length), np.float32)
        with one_blas_thread():
            code[0, : self.network_length] = fit_code(
                self._weights, table, grey=grey, settings=FitSettings()
            )
        return np.asarray(self._whole(code)[0])

    def encode(self, tables: FloatArray) -> FloatArray:
        """Return the fitted codes (N, D) of tables, without residuals."""
        return np.stack([self._fit(table, _is_grey(table)) for table in tables])

    def fit(self, table: FloatArray) -> FitResult:
        """Fit one look, table (size, size, size, 3), with the network as it is."""
        grey = _is_grey(table)
        return self._result(self._fit(table, grey), table, grey)

    def refine(self, found: FitResult, table: FloatArray, size: int) -> FitResult:
        """Return the fitted look with a residual on top; see `LookCodec.refine`.

        The stored code takes at most `size` bytes with it. Where that buys nothing,
        the look stays as it was.
        """
        plain = found.code.copy()
        plain[self.network_length :] = 0
        flags = np.array([found.monochrome])
        decoded = self.decode(plain[None], table.shape[0], flags)[0]
        wanted = residual.analyse(np.clip(table, 0, 1) - decoded)
        room = size - len(self.pack_codes(plain[None])) - _PER_RESIDUAL
        if room <= 0:
            return found
        code = plain.copy()
        code[self.network_length :] = _spend(wanted, room)
        refined = self._result(code, table, found.monochrome)
        return refined if refined.error.mean < found.error.mean else found

    def _result(self, code: FloatArray, table: FloatArray, grey: bool) -> FitResult:
        size = max(table.shape[0], 33)
        shown = self.decode(code[None], size, np.array([grey]))[0]
        return FitResult(code, grey, measure(table, shown))

    def to_bytes(self) -> bytes:
        """Return the network."""
        return self._stored.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Rebuild the codec from `to_bytes`."""
        return cls(StoredNetwork.from_bytes(data))

    def pack_codes(self, codes: FloatArray) -> bytes:
        """Return the network's codes value by value, then the residuals there are."""
        length = self.network_length
        steps = self._stored.code_steps
        whole = np.clip(np.rint(codes[:, :length] / steps), -32768, 32767)
        packed = pack_integers(np.ascontiguousarray(whole.T.astype(np.int16)))
        extra = np.clip(np.rint(codes[:, length:]), -32768, 32767).astype(np.int16)
        rows = np.flatnonzero(extra.any(axis=1))
        terms = 0
        if len(rows):
            terms = int(np.flatnonzero(extra.any(axis=0)).max()) + 1
        head = _PACKED.pack(len(packed), len(rows), terms)
        if not len(rows):
            return head + packed
        # The values of one look share a factor: how coarsely it was rounded.
        factors = np.gcd.reduce(extra[rows].astype(np.int32), axis=1)
        values = (extra[rows, :terms] // factors[:, None]).astype(np.int16)
        numbers = np.stack([rows, factors]).astype("<u2")
        return head + packed + numbers.tobytes() + pack_integers(values)

    def unpack_codes(self, data: bytes, count: int) -> FloatArray:
        """Undo `pack_codes`."""
        if count * self.code_length > _MAX_VALUES or len(data) < _PACKED.size:
            raise LibraryFileError("its codes are cut short or too many.")
        size, kept, terms = _PACKED.unpack_from(data)
        if kept > count or terms > residual.LENGTH:
            raise LibraryFileError("its codes state sizes that make no sense.")
        length = self.network_length
        start = _PACKED.size + size
        values = unpack_integers(data[_PACKED.size : start], count * length)
        codes = np.zeros((count, self.code_length), np.float32)
        codes[:, :length] = values.reshape(length, count).T * self._stored.code_steps
        if kept:
            end = start + 4 * kept
            if len(data) < end:
                raise LibraryFileError("its codes are cut short.")
            rows, factors = np.frombuffer(data[start:end], "<u2").reshape(2, kept)
            if rows.max() >= count:
                raise LibraryFileError("its codes name a look that is not there.")
            extra = unpack_integers(data[end:], kept * terms).reshape(kept, terms)
            codes[rows, length : length + terms] = extra * factors[:, None].astype("f4")
        return codes


def _is_grey(table: FloatArray) -> bool:
    return bool(np.ptp(table, axis=-1).max() <= 2 / 255)


def _spend(wanted: FloatArray, size: int) -> FloatArray:
    """Round a residual as finely as `size` bytes allow, found by bisection."""
    low, high = np.log(_FINEST), np.log(_COARSEST)
    best = np.zeros_like(wanted)
    for _ in range(_TRIALS):
        step = round(float(np.exp((low + high) / 2)))
        whole = np.sign(wanted) * np.floor(np.abs(wanted) / step + _DEAD_ZONE)
        if len(pack_integers(whole.astype(np.int16))) <= size:
            high, best = np.log(step), whole * step
        else:
            low = np.log(step)
    return best.astype(np.float32)


CODEC = FilmCodec
