"""Photo formats: which there are, and which one a file holds, whatever its name."""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "FORMAT_DEPTHS",
    "FORMAT_LABELS",
    "FORMAT_SUFFIXES",
    "LOSSY_FORMATS",
    "QUICK_PREVIEW_EXTENSIONS",
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
    "avif": "AVIF",
    "jxl": "JPEG XL",
    "exr": "OpenEXR",
    "gif": "GIF",
    "bmp": "BMP",
    "heif": "HEIC",
    "raw": "camera raw",
}

FORMAT_DEPTHS: dict[str, tuple[int, ...]] = {
    "jpeg": (8,),
    "png": (8, 16),
    "tiff": (8, 16, 32),
    "webp": (8,),
    "avif": (8, 10, 12),
    "jxl": (8, 16),
    "exr": (16, 32),
}
"""Bits a channel that can be written; OpenEXR's are half and single floats."""

WRITABLE_PHOTO_FORMATS: dict[str, str] = {
    key: FORMAT_LABELS[key] for key in FORMAT_DEPTHS
}

FORMAT_SUFFIXES: dict[str, str] = {
    "jpeg": ".jpg",
    "png": ".png",
    "tiff": ".tif",
    "webp": ".webp",
    "avif": ".avif",
    "jxl": ".jxl",
    "exr": ".exr",
}
"""The extension that a written file gets."""

LOSSY_FORMATS: frozenset[str] = frozenset({"jpeg", "webp", "avif", "jxl"})
"""Formats that have a quality."""

_RAW_EXTENSIONS = frozenset(
    (
        *(".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".fff"),
        *(".iiq", ".kdc", ".mef", ".mos", ".mrw", ".nef", ".nrw", ".orf", ".ori"),
        *(".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2", ".srf", ".srw", ".x3f"),
    )
)

_EXTENSIONS = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".webp": "webp",
    ".avif": "avif",
    ".jxl": "jxl",
    ".exr": "exr",
    ".gif": "gif",
    ".bmp": "bmp",
    ".heic": "heif",
    ".heif": "heif",
    ".hif": "heif",
    **dict.fromkeys(_RAW_EXTENSIONS, "raw"),
}

READABLE_PHOTO_EXTENSIONS: frozenset[str] = frozenset(_EXTENSIONS)

QUICK_PREVIEW_EXTENSIONS: frozenset[str] = frozenset(
    suffix for suffix, key in _EXTENSIONS.items() if key in ("jpeg", "raw")
)
"""Files that `read_preview` decodes at a fraction of their size, in less time."""

_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "jxl"),
    (b"v/1\x01", "exr"),
    (b"FUJIFILMCCD-RAW", "raw"),
    (b"IIU\0", "raw"),
    (b"IIRO", "raw"),
    (b"IIRS", "raw"),
    (b"MMOR", "raw"),
    (b"\0MRM", "raw"),
    (b"FOVb", "raw"),
)

_ENDS = (b"\n", b" ", b"\r")
_FOREIGN_MAGIC = (
    (b"8BPS", "a Photoshop document"),
    (b"%PDF", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript document"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (b"II\xbc", "a JPEG XR picture"),
    (b"#?RADIANCE", "a Radiance HDR picture"),
    (b"#?RGBE", "a Radiance HDR picture"),
    (b"SDPX", "a DPX film scan"),
    (b"XPDS", "a DPX film scan"),
    (b"\x80\x2a\x5f\xd7", "a Cineon film scan"),
    (b"qoif", "a QOI picture"),
    *(
        (b"P%d" % kind + end, "a Netpbm picture")
        for kind in range(1, 8)
        for end in _ENDS
    ),
    (b"PF\n", "a Netpbm picture"),
    (b"DDS ", "a DirectDraw surface"),
    (b"\0\0\1\0", "an icon"),
    (b"gimp xcf", "a GIMP document"),
    (b"<svg", "an SVG drawing"),
)

_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"), "heif"),
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    b"crx ": "raw",
}
# These name the container only: what is in it, the further brands tell.
_CONTAINERS = frozenset((b"mif1", b"mif2", b"msf1", b"miaf"))


def format_of_extension(path: Path) -> str | None:
    """Return the format key that a file's extension promises, or None."""
    return _EXTENSIONS.get(path.suffix.lower())


def _format_of_brands(head: bytes) -> str | None:
    major = head[8:12]
    if major in _BRANDS:
        return _BRANDS[major]
    if major not in _CONTAINERS:
        return None
    end = min(int.from_bytes(head[:4], "big"), len(head))
    others = (head[i : i + 4] for i in range(16, end - 3, 4))
    return next((_BRANDS[name] for name in others if name in _BRANDS), "heif")


def sniff_format(head: bytes) -> str | None:
    """Return the format key that a file's first 64 bytes show, or None.

    Most camera raw files show as "tiff": their extensions tell them apart.
    """
    for magic, key in _MAGIC:
        if head.startswith(magic):
            return key
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _format_of_brands(head)
    # Two letters are little to go by: a bitmap's reserved words are zero, too.
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "bmp"
    return None


def sniff_foreign(head: bytes) -> str | None:
    """Name, with its article, a kind of picture that is known but not read here."""
    for magic, name in _FOREIGN_MAGIC:
        if head.startswith(magic):
            return name
    if head[4:8] == b"ftyp" and _format_of_brands(head) is None:
        return "a film or picture in an MP4 container"
    return None
