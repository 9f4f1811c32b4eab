"""A cloud of colours in RGB space, turned, projected and drawn into an array."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

__all__ = ["Camera", "draw_points"]

FloatArray = NDArray[np.floating]

_EYE = 4.0  # distance from the middle of the cube, whose edges are 1 long
_MOST_NEAR = 3.0  # colours far beyond 0..1 may lie behind the eye
_TOP_PITCH = 89.0
_LEAST_ZOOM, _MOST_ZOOM = 0.5, 6.0
_HALF_HEIGHT = 1.02  # of what is in view at zoom 1; the cube's is 0.87

# Black stands below, white above: greys go straight up.
_UPRIGHT = np.array(
    [
        [1 / np.sqrt(2), -1 / np.sqrt(2), 0.0],
        [1 / np.sqrt(3), 1 / np.sqrt(3), 1 / np.sqrt(3)],
        [-1 / np.sqrt(6), -1 / np.sqrt(6), 2 / np.sqrt(6)],
    ]
)


@dataclass(frozen=True)
class Camera:
    """Where the cube is seen from.

    Parameters
    ----------
    yaw, pitch
        Degrees around the grey axis, and up (positive) or down.
    zoom
        1 shows all of the cube.
    """

    yaw: float = 160.0
    pitch: float = 14.0
    zoom: float = 1.0

    def turned(self, yaw: float, pitch: float) -> Self:
        """Return it turned further."""
        pitch = min(max(self.pitch + pitch, -_TOP_PITCH), _TOP_PITCH)
        return replace(self, yaw=(self.yaw + yaw + 180) % 360 - 180, pitch=pitch)

    def zoomed(self, factor: float) -> Self:
        """Return it nearer, or further off."""
        zoom = min(max(self.zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        return replace(self, zoom=zoom)

    def project(
        self, colours: FloatArray, width: float, height: float
    ) -> tuple[FloatArray, FloatArray]:
        """Return where colours (n, 3) are seen, (n, 2), and how large, (n,).

        Places are in pixels of a picture of that size, y downwards; sizes are relative
        to that of the middle of the cube.
        """
        yaw, pitch = np.radians([self.yaw, self.pitch])
        around = np.array(
            [
                [np.cos(yaw), 0.0, np.sin(yaw)],
                [0.0, 1.0, 0.0],
                [-np.sin(yaw), 0.0, np.cos(yaw)],
            ]
        )
        up = np.array(
            [
                [1.0, 0.0, 0.0],
                [0.0, np.cos(pitch), -np.sin(pitch)],
                [0.0, np.sin(pitch), np.cos(pitch)],
            ]
        )
        seen = (np.asarray(colours, np.float64) - 0.5) @ (up @ around @ _UPRIGHT).T
        near = _EYE / np.maximum(_EYE - seen[:, 2], _EYE / _MOST_NEAR)
        scale = self.zoom * min(width, height) / (2 * _HALF_HEIGHT) * near
        x = width / 2 + scale * seen[:, 0]
        y = height / 2 - scale * seen[:, 1]
        return np.stack([x, y], axis=-1), near


@lru_cache(maxsize=64)
def _disc(radius: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the rows and columns of a disc around 0."""
    span = np.arange(-radius, radius + 1)
    rows, columns = np.meshgrid(span, span, indexing="ij")
    inside = rows**2 + columns**2 <= (radius + 0.3) ** 2
    return rows[inside], columns[inside]


def draw_points(
    places: FloatArray,
    nearness: FloatArray,
    colours: FloatArray,
    size: tuple[int, int],
    radius: float,
) -> NDArray[np.uint32]:
    """Return a picture with a disc for each point, the near ones over the far ones.

    Parameters
    ----------
    places
        (n, 2), x and y in pixels.
    nearness
        (n,), the larger the nearer; a disc is as much larger.
    colours
        (n, 3), shown within 0..1.
    size
        Width and height.
    radius
        Of a disc of nearness 1, in pixels.

    Returns
    -------
    ndarray
        uint32 (height, width): 0xAARRGGBB, opaque in the discs, 0 elsewhere.
    """
    width, height = size
    radii = np.maximum(np.rint(radius * nearness), 1).astype(np.intp)
    edge = int(radii.max(initial=1))
    centres = np.rint(places).astype(np.intp) + edge
    fits = (centres >= 0) & (centres < np.array(size) + 2 * edge)
    inside = np.asarray(fits.all(axis=-1))
    order = np.argsort(nearness, kind="stable")
    order = order[inside[order]]
    codes = np.rint(np.clip(colours, 0, 1) * 255).astype(np.uint32)
    shades = 0xFF000000 | codes[:, 0] << 16 | codes[:, 1] << 8 | codes[:, 2]
    # Another edge all around, so that no disc needs to be cut
    across = width + 4 * edge
    picture = np.zeros((height + 4 * edge) * across, np.uint32)
    # Far to near, the discs only grow: those of one size follow each other
    for each in np.unique(radii[order]):
        chosen = order[radii[order] == each]
        rows, columns = _disc(int(each))
        starts = (centres[chosen, 1] + edge) * across + centres[chosen, 0] + edge
        where = starts[:, None] + (rows * across + columns)[None, :]
        picture[where.ravel()] = np.repeat(shades[chosen].astype(np.uint32), len(rows))
    whole = picture.reshape(-1, across)
    return np.ascontiguousarray(whole[2 * edge : -2 * edge, 2 * edge : -2 * edge])
