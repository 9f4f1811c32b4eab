"""Photo formats: which there are, and which one a file holds, whatever its name."""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "FORMAT_LABELS",
    "READABLE_PHOTO_EXTENSIONS",
    "WRITABLE_PHOTO_FORMATS",
    "format_of_extension",
    "sniff_foreign",
    "sniff_format",
]

FORMAT_LABELS: dict[str, str] = {
    "jpeg": "JPEG",
    "png": "PNG",
    "tiff": "TIFF",
    "webp": "WebP",
    "gif": "GIF",
    "bmp": "BMP",
}

WRITABLE_PHOTO_FORMATS: dict[str, str] = {
    key: FORMAT_LABELS[key] for key in ("jpeg", "png", "tiff", "webp")
}

_EXTENSIONS = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".webp": "webp",
    ".gif": "gif",
    ".bmp": "bmp",
}

READABLE_PHOTO_EXTENSIONS: frozenset[str] = frozenset(_EXTENSIONS)

_RAW_EXTENSIONS = frozenset(
    (
        *(".3fr", ".arw", ".cr2", ".cr3", ".dng", ".erf", ".iiq", ".kdc", ".mef"),
        *(".mos", ".nef", ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".sr2"),
        *(".srf", ".srw", ".x3f"),
    )
)

_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)

_FOREIGN_MAGIC = (
    (b"8BPS", "a Photoshop document"),
    (b"%PDF", "a PDF document"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (b"v/1\x01", "an OpenEXR picture"),
    (b"#?RADIANCE", "a Radiance HDR picture"),
    (b"gimp xcf", "a GIMP document"),
    (b"FUJIFILM", "a camera raw file"),
    (b"IIU\0", "a camera raw file"),
    (b"IIRO", "a camera raw file"),
    (b"<svg", "an SVG drawing"),
)

_BRANDS = {
    b"heic": "a HEIC picture",
    b"heix": "a HEIC picture",
    b"mif1": "a HEIC picture",
    b"msf1": "a HEIC picture",
    b"avif": "an AVIF picture",
    b"avis": "an AVIF picture",
    b"crx ": "a camera raw file",
}


def format_of_extension(path: Path) -> str | None:
    """Return the format key that a file's extension promises, or None."""
    return _EXTENSIONS.get(path.suffix.lower())


def sniff_format(head: bytes) -> str | None:
    """Return the format key that a file's first 16 bytes show, or None."""
    for magic, key in _MAGIC:
        if head.startswith(magic):
            return key
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    # Two letters are little to go by: a bitmap's reserved words are zero, too.
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "bmp"
    return None


def sniff_foreign(path: Path, head: bytes) -> str | None:
    """Name, with its article, a kind of picture that is known but not read here."""
    for magic, name in _FOREIGN_MAGIC:
        if head.startswith(magic):
            return name
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "a film or picture in an MP4 container")
    if path.suffix.lower() in _RAW_EXTENSIONS:
        return "a camera raw file"
    return None
