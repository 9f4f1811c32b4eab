"""Profiles of kinds that no library here writes, made by hand."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageCms

from looksmith.colour import profiles


def table_profile(samples: int = 1024, gamma: float = 1.8) -> bytes:
    """Return ProPhoto with sampled tone curves, as many real files have them."""
    base = bytearray(profiles.prophoto_profile())
    values = np.rint(np.linspace(0, 1, samples) ** gamma * 65535).astype(">u2")
    tag = b"curv\0\0\0\0" + samples.to_bytes(4, "big") + values.tobytes()
    count = int.from_bytes(base[128:132], "big")
    for i in range(count):
        entry = 132 + 12 * i
        if base[entry + 1 : entry + 4] == b"TRC":
            base[entry + 4 : entry + 8] = len(base).to_bytes(4, "big")
            base[entry + 8 : entry + 12] = len(tag).to_bytes(4, "big")
    data = bytes(base) + tag + bytes(-len(tag) % 4)
    return len(data).to_bytes(4, "big") + data[4:]


def cmyk_profile() -> bytes:
    """Build a small CMYK profile: 2-point tables of a plain ink model to Lab."""
    grid = np.stack(np.meshgrid(*[[0.0, 1.0]] * 4, indexing="ij"), -1).reshape(-1, 4)
    rgb = (1 - grid[:, :3] * 0.9) * (1 - grid[:, 3:] * 0.95)
    lab_image = ImageCms.applyTransform(
        Image.fromarray(np.rint(rgb[None] * 255).astype(np.uint8)),
        ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
        ),
    )
    assert lab_image is not None
    lab = np.asarray(lab_image)[0].astype(np.uint8)
    lab = np.stack([lab[:, 0], lab[:, 1] ^ 0, lab[:, 2] ^ 0], -1)

    def lut8(inputs: int, outputs: int, table: bytes) -> bytes:
        head = b"mft1\0\0\0\0" + bytes((inputs, outputs, 2, 0))
        matrix = np.array([1, 0, 0, 0, 1, 0, 0, 0, 1], ">i4") * 65536
        ramp = bytes(range(256))
        return (
            head
            + matrix.astype(">i4").tobytes()
            + ramp * inputs
            + table
            + ramp * outputs
        )

    tag = lut8(4, 3, lab.tobytes())
    head = bytearray(profiles.srgb_profile()[:128])
    head[8:12] = b"\x02\x40\0\0"
    head[12:24] = b"prtrCMYKLab "
    body = tag + bytes(-len(tag) % 4)
    index = (1).to_bytes(4, "big") + b"A2B0"
    index += (144).to_bytes(4, "big") + len(tag).to_bytes(4, "big")
    data = bytes(head) + index + body
    return len(data).to_bytes(4, "big") + data[4:]
