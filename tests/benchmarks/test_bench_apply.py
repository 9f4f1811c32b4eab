"""Applying a 33^3 LUT to 12 megapixels: ours on all cores, the peers on one."""

from __future__ import annotations

import numpy as np
import PyOpenColorIO as ocio
import pytest
from PIL import Image, ImageFilter

from looksmith.lut.apply import apply_lut, look_up
from looksmith.lut.table import Lut3D


@pytest.fixture(scope="module")
def lut(catalogue) -> Lut3D:
    return catalogue.lut("kodak-portra-400", 33)


@pytest.fixture(scope="module")
def rgba(twelve_megapixels) -> np.ndarray:
    out = np.ones((*twelve_megapixels.shape[:2], 4), np.float32)
    out[..., :3] = twelve_megapixels / np.float32(255)
    return out


def bare_opencolorio(lut: Lut3D):
    transform = ocio.Lut3DTransform(lut.size)
    transform.setData(lut.table.ravel())
    transform.setInterpolation(ocio.INTERP_TETRAHEDRAL)
    config = ocio.Config.CreateRaw()
    config.setProcessorCacheFlags(ocio.PROCESSOR_CACHE_OFF)
    return config.getProcessor(transform).getOptimizedCPUProcessor(
        ocio.BIT_DEPTH_F32, ocio.BIT_DEPTH_F32, ocio.OPTIMIZATION_DEFAULT
    )


@pytest.mark.benchmark(group="LUT on 12 MP float32")
def test_looksmith_rgba_float32(benchmark, lut, rgba):
    benchmark(apply_lut, lut, rgba, out=np.empty_like(rgba))


@pytest.mark.benchmark(group="LUT on 12 MP float32")
def test_looksmith_rgba_float32_in_place(benchmark, lut, rgba):
    pixels = rgba.copy()
    benchmark(apply_lut, lut, pixels, out=pixels)


@pytest.mark.benchmark(group="LUT on 12 MP float32")
def test_opencolorio_rgba_float32_one_thread_in_place(benchmark, lut, rgba):
    pixels = rgba.copy()
    height, width = pixels.shape[:2]
    image = ocio.PackedImageDesc(pixels, width, height, 4)
    benchmark(bare_opencolorio(lut).apply, image)


@pytest.mark.benchmark(group="LUT on 12 MP float32")
def test_looksmith_rgb_float32(benchmark, lut, rgba):
    pixels = np.ascontiguousarray(rgba[..., :3])
    benchmark(apply_lut, lut, pixels, out=np.empty_like(pixels))


@pytest.mark.benchmark(group="LUT on 12 MP float32")
def test_opencolorio_rgba_float32_one_thread(benchmark, lut, rgba):
    processor = bare_opencolorio(lut)
    height, width = rgba.shape[:2]
    out = np.empty_like(rgba)
    source = ocio.PackedImageDesc(rgba, width, height, 4)
    target = ocio.PackedImageDesc(out, width, height, 4)
    benchmark(processor.apply, source, target)


@pytest.mark.benchmark(group="LUT on 12 MP uint8")
def test_looksmith_uint8_dithered(benchmark, lut, twelve_megapixels):
    out = np.empty_like(twelve_megapixels)
    benchmark(look_up, lut.table, twelve_megapixels, out, dither=True)


@pytest.mark.benchmark(group="LUT on 12 MP uint8")
def test_pillow_color3dlut(benchmark, lut, twelve_megapixels):
    table = np.ascontiguousarray(lut.table.transpose(2, 1, 0, 3)).ravel()
    peer = ImageFilter.Color3DLUT(lut.size, table)
    image = Image.fromarray(twelve_megapixels)
    benchmark(image.filter, peer)
