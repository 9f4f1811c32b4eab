"""OpenColorIO as the referee of readers and writers, and helpers of these tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import PyOpenColorIO as ocio


def ocio_colours(path: Path, colours: np.ndarray) -> np.ndarray:
    """Return the colours that OpenColorIO's own reader of a file gives."""
    config = ocio.Config.CreateRaw()
    config.setProcessorCacheFlags(ocio.PROCESSOR_CACHE_OFF)
    ocio.ClearAllCaches()
    transform = ocio.FileTransform(str(path), interpolation=ocio.INTERP_TETRAHEDRAL)
    processor = config.getProcessor(transform).getOptimizedCPUProcessor(
        ocio.BIT_DEPTH_F32, ocio.BIT_DEPTH_F32, ocio.OPTIMIZATION_NONE
    )
    out = np.ascontiguousarray(colours, np.float32).copy()
    processor.applyRGB(out)
    return out


def random_colours(
    low: float = 0.0, high: float = 1.0, count: int = 4000
) -> np.ndarray:
    """Return colours (count, 3), float32, some of them on the corners."""
    rng = np.random.default_rng(7)
    colours = rng.uniform(low, high, (count, 3)).astype(np.float32)
    colours[:8] = np.array(np.meshgrid([0, 1], [0, 1], [0, 1])).reshape(3, -1).T
    return colours
