"""What PNG, AVIF and HEIF files say of their colours by code points, taken over."""

from __future__ import annotations

from looksmith.colour.cicp import Cicp, decode_hdr
from looksmith.photo.decoded import Decoded
from looksmith.photo.photo import to_float32

__all__ = ["take_cicp"]


def take_cicp(decoded: Decoded, cicp: Cicp | None) -> None:
    """Give decoded pixels the colours that a file states by code points.

    A profile in the file has been taken already and goes first, except for HDR, whose
    curves no profile tells as well. Grey pixels are left as they are.

    Parameters
    ----------
    decoded
        RGB pixels; changed in place, to scene-linear floats where the codes are PQ or
        HLG.
    cicp
        The code points, None where the file states none.
    """
    if cicp is None or cicp.is_srgb or decoded.pixels.shape[2] != 3:
        return
    if cicp.is_hdr:
        decoded.pixels = decode_hdr(to_float32(decoded.pixels), cicp.transfer)
        decoded.light = cicp.to_linear_srgb()
        decoded.icc = cicp.profile()
        if decoded.alpha is not None:
            decoded.alpha = to_float32(decoded.alpha)
    elif decoded.icc is None:
        decoded.icc = cicp.profile()
