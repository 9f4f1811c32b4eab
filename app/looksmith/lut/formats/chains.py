"""From a chain of OpenColorIO transforms to one `Lut3D`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.apply import apply_reference
from looksmith.lut.formats.shapes import curves_only, resample_linear, triple
from looksmith.lut.formats.source import Source
from looksmith.lut.table import (
    MAX_CURVE_LENGTH,
    MAX_SIZE,
    Curves,
    Lut3D,
    identity_table,
)

__all__ = ["lut_from_chain"]

EXACT = 1e-5
SAMPLES = 65536

Array = NDArray[Any]


def _apply(chain: list[Any], pixels: Array) -> Array:
    """Return float64 (..., 3): what OpenColorIO makes of the pixels."""
    import PyOpenColorIO as ocio

    config = ocio.Config.CreateRaw()
    config.setProcessorCacheFlags(ocio.PROCESSOR_CACHE_OFF)
    group = ocio.GroupTransform()
    for transform in chain:
        group.appendTransform(transform)
    processor = config.getProcessor(group).getOptimizedCPUProcessor(
        ocio.BIT_DEPTH_F32, ocio.BIT_DEPTH_F32, ocio.OPTIMIZATION_NONE
    )
    out = np.array(pixels, np.float32, order="C").reshape(-1, 3)
    processor.applyRGB(out)
    return out.reshape(pixels.shape).astype(np.float64)


def _affine(transform: Any) -> tuple[Array, Array] | None:
    """Return scale and offset per channel of a transform that is no more than that.

    A range counts as one; whether its clipping matters is found out by measuring.
    """
    import PyOpenColorIO as ocio

    forward = transform.getDirection() == ocio.TRANSFORM_DIR_FORWARD
    if isinstance(transform, ocio.MatrixTransform):
        matrix = np.array(transform.getMatrix()).reshape(4, 4)
        offset = np.array(transform.getOffset())[:3]
        scale = np.diag(matrix)[:3].copy()
        if np.any(matrix[:3, :3] != np.diag(scale)) or np.any(scale == 0):
            return None
    elif isinstance(transform, ocio.RangeTransform):
        if not (
            transform.hasMinInValue()
            and transform.hasMaxInValue()
            and transform.hasMinOutValue()
            and transform.hasMaxOutValue()
        ):
            return np.ones(3), np.zeros(3)
        low, high = transform.getMinInValue(), transform.getMaxInValue()
        span = transform.getMaxOutValue() - transform.getMinOutValue()
        if high == low or span == 0:
            return None
        scale = np.full(3, span / (high - low))
        offset = transform.getMinOutValue() - low * scale
    else:
        return None
    return (scale, offset) if forward else (1 / scale, -offset / scale)


def _plain_curves(transform: Any) -> Array | None:
    """Return the table (length, 3) of an ordinary forward 1D LUT."""
    import PyOpenColorIO as ocio

    if (
        not isinstance(transform, ocio.Lut1DTransform)
        or transform.getDirection() != ocio.TRANSFORM_DIR_FORWARD
        or transform.getInputHalfDomain()
        or transform.getHueAdjust() != ocio.HUE_NONE
        or not 2 <= transform.getLength() <= MAX_CURVE_LENGTH
    ):
        return None
    return np.array(transform.getData(), np.float64).reshape(-1, 3)


def _is_separable(transform: Any) -> bool:
    """Whether each output channel depends on its input channel alone."""
    import PyOpenColorIO as ocio

    if isinstance(transform, ocio.Lut1DTransform):
        return bool(transform.getHueAdjust() == ocio.HUE_NONE)
    if isinstance(transform, ocio.CDLTransform):
        return bool(transform.getSat() == 1)
    curves = (
        ocio.ExponentTransform,
        ocio.ExponentWithLinearTransform,
        ocio.LogTransform,
        ocio.LogAffineTransform,
        ocio.LogCameraTransform,
        ocio.RangeTransform,
    )
    return isinstance(transform, curves) or _affine(transform) is not None


@dataclass
class _Curve:
    """Per-channel steps gathered into: affine, at most one 1D table, affine."""

    table: Array | None = None
    before: tuple[Array, Array] = field(
        default_factory=lambda: (np.ones(3), np.zeros(3))
    )
    after: tuple[Array, Array] = field(
        default_factory=lambda: (np.ones(3), np.zeros(3))
    )

    @classmethod
    def gather(cls, chain: list[Any]) -> _Curve | None:
        """Return the steps of a chain, or None if they are of another kind."""
        curve = cls()
        for transform in chain:
            affine = _affine(transform)
            table = _plain_curves(transform)
            if affine is not None:
                scale, offset = affine
                target = "before" if curve.table is None else "after"
                old_scale, old_offset = getattr(curve, target)
                setattr(curve, target, (old_scale * scale, old_offset * scale + offset))
            elif table is not None and curve.table is None:
                curve.table = table
            else:
                return None
        if (curve.before[0] <= 0).any():
            return None
        return curve

    def domain(self) -> tuple[Array, Array]:
        """Return the inputs that the first affine step takes to 0 and to 1."""
        scale, offset = self.before
        return -offset / scale, (1 - offset) / scale

    def curves(self) -> Curves | None:
        """Return the 1D table with its domain, the affine step behind it folded in."""
        if self.table is None:
            return None
        low, high = self.domain()
        table = self.table * self.after[0] + self.after[1]
        return Curves(table.astype(np.float32), triple(low), triple(high))


def _sampled(chain: list[Any], low: Array, high: Array, count: int) -> Curves:
    """Return curves measured from any per-channel chain between two inputs."""
    high = np.maximum(high, low + 1e-3)
    ramp = np.linspace(0, 1, count)[:, None] * (high - low) + low
    table = _apply(chain, ramp)
    return Curves(table.astype(np.float32), triple(low), triple(high))


def _fit(pre: list[Any], lattice: Any, post: list[Any]) -> Lut3D | None:
    """Return curves, lattice and curves as they are, if the chain is that."""
    first, last = _Curve.gather(pre), _Curve.gather(post)
    table: Array = np.array(lattice.getData(), np.float64)
    table = table.reshape((lattice.getGridSize(),) * 3 + (3,))
    if first is None:
        shaper: Curves | None = _sampled(pre, np.zeros(3), np.ones(3), SAMPLES)
        low, high = np.zeros(3), np.ones(3)
    elif first.table is None:
        shaper, (low, high) = None, first.domain()
    else:
        scale, offset = first.after
        if (scale <= 0).any():
            return None
        shaper = _Curve(table=first.table, before=first.before).curves()
        low, high = -offset / scale, (1 - offset) / scale
    after = None
    if last is None:
        after = _sampled(post, table.min((0, 1, 2)), table.max((0, 1, 2)), SAMPLES)
    elif last.table is None:
        table = table * last.before[0] + last.before[1]
    else:
        after = last.curves()
    return Lut3D(
        table.astype(np.float32), triple(low), triple(high), shaper=shaper, post=after
    )


def _probes(lut: Lut3D) -> Array:
    """Return colours in and around the domain, and in the unit cube."""
    rng = np.random.default_rng(5)
    curves = lut.shaper
    low, high = (curves.low, curves.high) if curves else (lut.low, lut.high)
    span = np.subtract(high, low)
    inside = rng.uniform(0, 1, (4000, 3))
    around = rng.uniform(-0.2, 1.2, (4000, 3)) * span + low
    return np.concatenate([inside, around])


def _error(lut: Lut3D, chain: list[Any]) -> float:
    probes = _probes(lut).astype(np.float32)
    difference = np.abs(apply_reference(lut, probes) - _apply(chain, probes))
    return float(difference.max())


def _trilinear(source: Source, lut: Lut3D, chain: list[Any]) -> Lut3D:
    """Return a lattice fine enough for tetrahedra to give what trilinear would."""
    size, best, error = lut.size, lut, _error(lut, chain)
    for factor in (4, 16, 64):
        finer = (size - 1) * factor + 1
        if error <= EXACT or finer > MAX_SIZE:
            break
        best = lut.replace(table=resample_linear(lut.table, finer))
        error = _error(best, chain)
    if best is not lut:
        source.warn(
            "The file asks for trilinear interpolation: its lattice is resampled to "
            f"{best.size} (largest difference {error:.1g})."
        )
    return best


def _bake(source: Source, chain: list[Any]) -> Lut3D:
    """Return the smallest plain table that gives the chain's colours well enough."""
    unit = np.random.default_rng(5).uniform(0, 1, (4000, 3)).astype(np.float32)
    wanted = _apply(chain, unit)
    for size, enough in ((2, EXACT), (65, 0.5 / 255), (MAX_SIZE, np.inf)):
        lut = Lut3D(_apply(chain, identity_table(size)).astype(np.float32))
        error = float(np.abs(apply_reference(lut, unit) - wanted).max())
        if error <= enough:
            break
    source.warn(
        f"What the file does is resampled to a table of {lut.size} over 0 to 1 "
        f"(largest difference {error:.1g})."
    )
    return lut


def _from_curves(source: Source, chain: list[Any]) -> Lut3D:
    curve = _Curve.gather(chain)
    if curve is not None and curve.table is not None:
        curves = curve.curves()
        assert curves is not None
        lut = curves_only(curves)
        if _error(lut, chain) <= EXACT:
            return lut
    source.warn("The curves of the file are sampled over 0 to 1.")
    return curves_only(_sampled(chain, np.zeros(3), np.ones(3), SAMPLES))


def lut_from_chain(source: Source, chain: list[Any]) -> Lut3D:
    """Return the LUT that does what a chain of OpenColorIO transforms does.

    Curves, lattice, curves fit as they are. Whatever does not is resampled over the
    unit cube, with a warning on `source` that says how far off that is.

    Raises
    ------
    LutFormatError
        The chain gives values that are not finite.
    """
    with np.errstate(all="ignore"):  # what is not finite is refused with the LUT
        return _from_chain(source, chain)


def _from_chain(source: Source, chain: list[Any]) -> Lut3D:
    import PyOpenColorIO as ocio

    forward = ocio.TRANSFORM_DIR_FORWARD
    lattices = [
        i
        for i, t in enumerate(chain)
        if isinstance(t, ocio.Lut3DTransform) and t.getDirection() == forward
    ]
    trilinear = False
    for index in lattices:
        if chain[index].getInterpolation() == ocio.INTERP_LINEAR:
            trilinear = True
        else:
            chain[index].setInterpolation(ocio.INTERP_TETRAHEDRAL)
    others = [t for i, t in enumerate(chain) if i not in lattices]
    if len(lattices) > 1 or not all(map(_is_separable, others)):
        return _bake(source, chain)
    if not lattices:
        return _from_curves(source, chain)
    place = lattices[0]
    lut = _fit(chain[:place], chain[place], chain[place + 1 :])
    if lut is None:
        return _bake(source, chain)
    if trilinear:
        return _trilinear(source, lut, chain)
    error = _error(lut, chain)
    if error > EXACT:
        source.warn(
            "The curves of the file are sampled over 0 to 1 "
            f"(largest difference {error:.1g})."
        )
    return lut
