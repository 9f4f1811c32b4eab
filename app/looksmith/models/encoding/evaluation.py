"""How well a codec takes looks that it has never seen."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.codec import FitResult, LookCodec

__all__ = ["RESIDUAL_BYTES", "UnseenFigures", "evaluate"]

FloatArray = NDArray[np.float32]

RESIDUAL_BYTES = 1000
"""What a look with its residual may take."""


@dataclass(frozen=True)
class UnseenFigures:
    """What unseen looks came to.

    Parameters
    ----------
    bytes_per_look
        Mean bytes of a stored code.
    fit_seconds
        Mean time of a fit.
    de00, de76
        CIEDE2000 and CIE76: `mean`, `p50`, `p90` and `max` over the looks of the mean
        over the whole gamut, both outputs rounded to 8 bit.
    psnr
        Mean over the looks, in dB.
    """

    bytes_per_look: float
    fit_seconds: float
    de00: dict[str, float]
    de76: dict[str, float]
    psnr: float


@dataclass(frozen=True)
class _Fitted:
    result: FitResult
    size: int
    seconds: float


def _quantiles(values: list[float]) -> dict[str, float]:
    found = np.array(values)
    return {
        "mean": round(float(found.mean()), 4),
        "p50": round(float(np.quantile(found, 0.5)), 4),
        "p90": round(float(np.quantile(found, 0.9)), 4),
        "max": round(float(found.max()), 4),
    }


def _figures(fitted: list[_Fitted]) -> UnseenFigures:
    errors = [each.result.error for each in fitted]
    # A look that comes back exactly counts as 8-bit rounding at its finest.
    psnr = [min(error.psnr, 99.0) for error in errors]
    return UnseenFigures(
        bytes_per_look=round(float(np.mean([each.size for each in fitted])), 1),
        fit_seconds=round(float(np.mean([each.seconds for each in fitted])), 4),
        de00=_quantiles([error.mean for error in errors]),
        de76=_quantiles([error.mean_76 for error in errors]),
        psnr=round(float(np.mean(psnr)), 3),
    )


def evaluate(
    codec: LookCodec, tables: Iterable[FloatArray], size: int = RESIDUAL_BYTES
) -> tuple[int, UnseenFigures, UnseenFigures]:
    """Fit looks one after the other, without and with a residual.

    Parameters
    ----------
    codec
        The codec, which stays as it is.
    tables
        Float32 (n, n, n, 3) each, sRGB code values; n may differ. At least one.
    size
        Bytes that a look with its residual may take.

    Returns
    -------
    int
        The number of looks.
    UnseenFigures
        Codes only.
    UnseenFigures
        With residuals; its time includes the fit of the code.
    """
    plain: list[_Fitted] = []
    refined: list[_Fitted] = []
    for table in tables:
        began = time.perf_counter()
        found = codec.fit(table)
        first = time.perf_counter()
        better = codec.refine(found, table, size)
        last = time.perf_counter()
        for kept, result, seconds in (
            (plain, found, first - began),
            (refined, better, last - began),
        ):
            stored = len(codec.pack_codes(result.code[None]))
            kept.append(_Fitted(result, stored, seconds))
    return len(plain), _figures(plain), _figures(refined)
