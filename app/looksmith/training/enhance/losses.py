"""What the networks are told to be good at."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["charbonnier", "gradient_loss", "log_error", "structure_loss"]

_C1, _C2 = 0.01**2, 0.03**2


def log_error(result: Tensor, target: Tensor, softness: float) -> Tensor:
    """Return each photo's logarithm of the mean squared error, (photos,).

    The mean of PSNR over photos is what the tables show; `softness` is added before
    the logarithm, so that a photo that is nearly right does not outweigh one that is
    badly wrong.
    """
    error = (result - target).square().flatten(1).mean(1)
    return torch.log(error + softness)


def charbonnier(result: Tensor, target: Tensor, softness: float = 1e-2) -> Tensor:
    """Return the mean of the softened absolute difference."""
    return ((result - target).square() + softness**2).sqrt().mean() - softness


def structure_loss(result: Tensor, target: Tensor) -> Tensor:
    """Return 1 - SSIM over windows of 7 x 7, (patches, 3, height, width)."""

    def mean(values: Tensor) -> Tensor:
        return functional.avg_pool2d(values, 7, 1)

    mean_x, mean_y = mean(result), mean(target)
    var_x = mean(result * result) - mean_x * mean_x
    var_y = mean(target * target) - mean_y * mean_y
    both = mean(result * target) - mean_x * mean_y
    top = (2 * mean_x * mean_y + _C1) * (2 * both + _C2)
    bottom = (mean_x * mean_x + mean_y * mean_y + _C1) * (var_x + var_y + _C2)
    return 1 - (top / bottom).mean()


def gradient_loss(result: Tensor, target: Tensor, scales: int = 3) -> Tensor:
    """Return the mean absolute difference of gradients at several scales.

    It stands in for LPIPS, whose weights cannot be had here: edges and textures at
    several scales, without a network's judgement of what matters in them.
    """
    total = result.new_zeros(())
    for scale in range(scales):
        if scale:
            result, target = (functional.avg_pool2d(v, 2) for v in (result, target))
        for axis in (2, 3):
            total = total + (result.diff(dim=axis) - target.diff(dim=axis)).abs().mean()
    return total / (2 * scales)
