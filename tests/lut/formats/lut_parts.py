"""Small valid LUT files of every format that can be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tifffile

from looksmith.lut.formats import write_lut
from looksmith.lut.table import Curves, Lut3D, identity_table


def lut_seeds(folder: Path) -> dict[str, bytes]:
    """Return a small valid file of every format."""
    lut = Lut3D(identity_table(3) ** np.float32(1.3), title='A "title" é')
    curve = np.linspace(0, 1, 5, dtype=np.float32)[:, None].repeat(3, 1) ** 2
    written = {
        "a.cube": ("cube", lut),
        "b.cube": ("cube-resolve", lut.replace(shaper=Curves(curve))),
        "a.3dl": ("3dl", lut),
        "a.clf": ("clf", lut.replace(shaper=Curves(curve), post=Curves(curve))),
        "a.csp": ("csp", lut),
        "a.spi3d": ("spi3d", lut),
        "a.png": ("hald-png", lut),
    }
    for name, (key, value) in written.items():
        write_lut(value, folder / name, format=key)
    pixels = (identity_table(4).reshape(8, 8, 3) * 255).astype(np.uint8)
    tifffile.imwrite(folder / "a.tif", pixels, compression="zlib", photometric="rgb")
    rows = "\n".join(f"{i & 1} {i >> 1 & 1} {i >> 2}" for i in range(8))
    texts = {
        "a.spi1d": "Version 1\nFrom 0 1\nLength 2\nComponents 3\n{\n0 0 0\n1 1 1\n}\n",
        "a.spimtx": "1 0 0 0\n0 0.5 0 100\n0.1 0 1 0\n",
        "a.vf": "#Inventor V2.1 ascii\ngrid_size 2 2 2\nglobal_transform 1 0 0 0 "
        f"0 1 0 0 0 0 1 0 0 0 0 1\ndata\n{rows}\n",
        "a.m3d": "channel 3d\nin 8\nout 256\nformat lut\nvalues red green blue\n"
        + "".join(f"{i} {255 * (i & 1)} 0 0\n" for i in range(8)),
        "a.cub": "# Truelight Cube v2.0\n# lutLength 2\n# iDims 3\n# oDims 3\n"
        f"# width 2 2 2\n\n# InputLUT\n0 0 0\n1 1 1\n\n# Cube\n{rows}\n# end\n",
        "a.lut": "LUT: 1 256\n" + "".join(f"{i}\n" for i in range(256)),
        "h.lut": "Version\t3\nFormat\tany\nType\t3D\nFrom\t0 1\nTo\t0 1\nBlack\t0\n"
        f"White\t1\nLength\t2 3\nLUT:\nPre {{\n0.0\n0.5\n1.0\n}}\n3D {{\n{rows}\n}}\n",
        "a.cc": '<ColorCorrection id="a"><SOPNode><Slope>1.1 1 1</Slope><Offset>0 0 0'
        "</Offset><Power>1 1.2 1</Power></SOPNode></ColorCorrection>",
        "a.txt": f"max value 1\nvertices 2\nR G B\n{rows}\n",
        "a.davlut": f"3DLUTSIZE 2\n{rows}\n",
        "a.vlt": f"# panasonic vlt file version 1.0\nLUT_3D_SIZE 2\n{rows}\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
