"""Make the blue-noise mask that dithers 8-bit output.

    python -m looksmith.training.blue_noise OUT.npy

Void and cluster (Ulichney, "The void-and-cluster method for dither array generation",
SPIE 1993): every rank goes where the points so far are sparsest, on a torus.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

__all__ = ["void_and_cluster"]


def void_and_cluster(size: int = 64, sigma: float = 1.9, seed: int = 0) -> NDArray:
    """Return ranks 0..size*size-1, each once, uint16 (size, size)."""
    offsets = np.minimum(np.arange(size), size - np.arange(size))
    kernel = np.exp(-(offsets[:, None] ** 2 + offsets**2) / (2 * sigma**2))

    def spread(index: int) -> NDArray:
        return np.roll(kernel, divmod(index, size), (0, 1)).ravel()

    rng = np.random.default_rng(seed)
    pattern = np.zeros(size * size, bool)
    energy = np.zeros(size * size)
    for index in rng.choice(size * size, size * size // 10, replace=False):
        pattern[index] = True
        energy += spread(index)
    while True:  # even the first points out
        cluster = int(np.where(pattern, energy, -np.inf).argmax())
        pattern[cluster] = False
        energy -= spread(cluster)
        void = int(np.where(pattern, np.inf, energy).argmin())
        pattern[void] = True
        energy += spread(void)
        if void == cluster:
            break

    ranks = np.zeros(size * size, np.uint16)
    count = int(pattern.sum())
    thinned, left = pattern.copy(), energy.copy()
    for rank in range(count - 1, -1, -1):
        cluster = int(np.where(thinned, left, -np.inf).argmax())
        thinned[cluster] = False
        left -= spread(cluster)
        ranks[cluster] = rank
    for rank in range(count, size * size):
        void = int(np.where(pattern, np.inf, energy).argmin())
        pattern[void] = True
        energy += spread(void)
        ranks[void] = rank
    return ranks.reshape(size, size)


if __name__ == "__main__":
    np.save(sys.argv[1], void_and_cluster())
