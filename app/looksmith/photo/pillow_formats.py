"""GIF and BMP, and fast small JPEGs: what Pillow decodes."""

from __future__ import annotations

from io import BytesIO

import numpy as np

from looksmith.photo.decoded import Decoded, check_plausible
from looksmith.photo.errors import PhotoError
from looksmith.photo.jpeg import check_complete, described, read_jpeg, read_jpeg_header

__all__ = ["read_bmp", "read_gif", "read_jpeg_small"]

# Frames without blocks of cosines: there is nothing to scale them down by.
_LOSSLESS = frozenset((0xC3, 0xC7, 0xCB, 0xCF))


def read_bmp(data: bytes) -> Decoded:
    """Decode a Windows bitmap; errors are Pillow's or `PhotoError`."""
    from PIL.BmpImagePlugin import BmpImageFile

    with BmpImageFile(BytesIO(data)) as image:
        check_plausible(*image.size, len(data))
        decoded = Decoded("BMP", np.asarray(image.convert("RGB")))
        decoded.mode = {"L": "grey", "1": "grey", "P": "palette"}.get(image.mode, "RGB")
        if image.mode == "RGBA":
            decoded.alpha = np.asarray(image)[..., 3].copy()
            decoded.mode = "RGBA"
    return decoded


def read_gif(data: bytes) -> Decoded:
    """Decode the first picture of a GIF; errors are Pillow's or `PhotoError`."""
    from PIL.GifImagePlugin import GifImageFile
    from PIL.Image import DecompressionBombError

    try:
        opened = GifImageFile(BytesIO(data))
    except DecompressionBombError as error:
        raise PhotoError("The GIF file is damaged: its size is impossible.") from error
    with opened as image:
        check_plausible(*image.size, len(data))
        pixels = np.asarray(image.convert("RGBA"))
        decoded = Decoded("GIF", pixels[..., :3], mode="palette")
        if pixels[..., 3].min() < 255:
            decoded.alpha = pixels[..., 3].copy()
        if getattr(image, "is_animated", False):
            decoded.warnings.append("The GIF is animated: its first picture was taken.")
    return decoded


def read_jpeg_small(data: bytes, long_side: int) -> Decoded:
    """Decode a JPEG at 1/2, 1/4 or 1/8, whichever is still at least as long.

    Raises
    ------
    PhotoError
        The file is truncated.
    RuntimeError, ValueError, OSError
        The decoder cannot make sense of it.
    """
    from PIL.JpegImagePlugin import JpegImageFile

    header = read_jpeg_header(data)
    if header.frame in _LOSSLESS:
        return read_jpeg(data)
    check_complete(data, header)
    decoded = described(header)
    with JpegImageFile(BytesIO(data)) as image:
        scale = max(header.width, header.height) / long_side
        image.draft(
            None, (round(header.width / scale) or 1, round(header.height / scale) or 1)
        )
        pixels = np.asarray(image)
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    # Pillow has turned Adobe's inverted ink round already.
    decoded.pixels = pixels
    return decoded
