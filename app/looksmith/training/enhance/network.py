"""The colour part in torch, on batches: the twin of `models/enhance/colour.py`."""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional

from looksmith.models.enhance.colour import BOUNDS, OUTPUTS, ColourModel
from looksmith.models.enhance.priors import (
    LUMA,
    PRIORS,
    SHAPER_POWER,
    lattice_colours,
    prior_tables,
)
from looksmith.models.enhance.statistics import QUANTILES
from looksmith.training.enhance.settings import ColourSettings

__all__ = ["ColourNetwork", "bank_penalty", "batch_statistics"]

_LUMA = torch.from_numpy(LUMA)
_LIMIT = 5.0


def batch_statistics(colours: Tensor) -> Tensor:
    """Return `statistics.statistics` of every photo of (photos, colours, 3)."""
    luma = colours @ _LUMA.to(colours.device)
    count = colours.shape[1]
    places = torch.round(torch.tensor(QUANTILES, dtype=torch.float64) * (count - 1))
    rows = places.long()
    by_luma = luma.sort(1).values[:, rows]
    by_channel = colours.sort(1).values[:, rows[::2]].flatten(1)
    chroma = (colours.amax(-1) - colours.amin(-1)).sort(1).values[:, rows[::2]]
    red, green, blue = colours.unbind(-1)
    tint = torch.stack([red - green, 0.5 * (red + green) - blue], -1)
    bright = (luma > 0.75 * by_luma[:, -2:-1]).float()[..., None]
    shares = [luma.mean(1), luma.std(1, correction=0)]
    shares += [(luma < 0.05).float().mean(1), (luma > 0.95).float().mean(1)]
    parts = [
        by_luma,
        by_luma.clamp(min=0).sqrt(),
        torch.log(by_luma[:, 1::3] + 0.02),
        by_channel,
        chroma,
        tint.mean(1),
        tint.std(1, correction=0),
        (tint * bright).sum(1) / bright.sum(1).clamp(min=1),
        torch.stack(shares, 1),
    ]
    return torch.cat(parts, 1)


class ColourNetwork(nn.Module):
    """Perceptron, tone curve and bank.

    Parameters
    ----------
    settings
        Sizes, and which parts there are.
    sample
        Statistics of damaged photos, (photos, S): their mean and spread standardise.
    """

    mean: Tensor
    scale: Tensor
    lattice: Tensor

    def __init__(self, settings: ColourSettings, sample: Tensor) -> None:
        super().__init__()
        self.settings = settings
        self.register_buffer("mean", sample.mean(0))
        self.register_buffer("scale", sample.std(0) + 1e-2)
        width = settings.hidden
        sizes = [sample.shape[1], width, width, OUTPUTS]
        linear = [nn.Linear(a, b) for a, b in itertools.pairwise(sizes)]
        nn.init.zeros_(linear[-1].weight)
        nn.init.zeros_(linear[-1].bias)
        with torch.no_grad():
            linear[-1].bias[0] = 2.0  # begin near the identity
        self.layers = nn.ModuleList(linear)
        tables = torch.from_numpy(prior_tables(settings.lattice))
        self.register_buffer(
            "lattice", torch.from_numpy(lattice_colours(settings.lattice))
        )
        start = tables - self.lattice if settings.priors else torch.zeros_like(tables)
        self.residuals = nn.Parameter(start)

    def outputs(self, statistics: Tensor) -> Tensor:
        """Return the perceptron's raw outputs, (photos, `OUTPUTS`)."""
        hidden = ((statistics - self.mean) / self.scale).clamp(-_LIMIT, _LIMIT)
        for layer in self.layers[:-1]:
            hidden = functional.silu(layer(hidden))
            hidden = functional.dropout(hidden, self.settings.dropout, self.training)
        found = self.layers[-1](hidden)
        if not self.settings.tone:
            found = torch.cat([found[:, : len(PRIORS)], 0 * found[:, len(PRIORS) :]], 1)
        return found

    def forward(self, colours: Tensor, statistics: Tensor) -> Tensor:
        """Return the corrected colours, not clipped to [0, 1]."""
        found = self.outputs(statistics)
        weights = found[:, : len(PRIORS)].softmax(1)
        toned = _toned(colours, found[:, len(PRIORS) :])
        tables = torch.einsum("pk,kxyzc->pxyzc", weights, self.residuals)
        return toned + _looked_up(tables, toned)

    def numbers(self) -> ColourModel:
        """Return what is used at run time."""
        state = {
            name: values.detach().numpy() for name, values in self.state_dict().items()
        }
        layers = tuple(
            (state[f"layers.{i}.weight"].T.copy(), state[f"layers.{i}.bias"].copy())
            for i in range(len(self.layers))
        )
        if not self.settings.tone:
            matrix, shift = layers[-1]
            matrix[:, len(PRIORS) :], shift[len(PRIORS) :] = 0, 0
        return ColourModel(
            self.mean.numpy().copy(),
            self.scale.numpy().copy(),
            layers,
            self.residuals.detach().numpy().copy(),
        )


def _toned(colours: Tensor, raw: Tensor) -> Tensor:
    bent = torch.tanh(BOUNDS.slope * raw)
    black = BOUNDS.black * bent[:, :1] + BOUNDS.channel * bent[:, 3:6]
    white = 1 - (BOUNDS.white * bent[:, 1:2] + BOUNDS.channel * bent[:, 6:9])
    gamma = torch.exp(BOUNDS.log_gamma * torch.tanh(BOUNDS.gamma_slope * raw[:, 2:3]))
    spread = (white - black).clamp(min=0.1)[:, None]
    tone = ((colours - black[:, None]) / spread).clamp(min=BOUNDS.floor)
    return (tone ** gamma[:, None]).clamp(max=1)


def _looked_up(tables: Tensor, colours: Tensor) -> Tensor:
    """Look colours (photos, n, 3) up trilinearly in tables (photos, s, s, s, 3)."""
    size = tables.shape[1]
    flat = tables.reshape(len(tables), -1, 3)
    place = colours.clamp(1e-5, 1) ** (1 / SHAPER_POWER) * (size - 1)
    cell = place.detach().long().clamp(max=size - 2)
    high = place - cell
    low = 1 - high
    found = torch.zeros_like(colours)
    for corner in range(8):
        bits = [corner >> 2 & 1, corner >> 1 & 1, corner & 1]
        index = torch.zeros_like(cell[..., 0])
        weight = torch.ones_like(colours[..., 0])
        for channel, bit in enumerate(bits):
            index = index * size + cell[..., channel] + bit
            weight = weight * (high if bit else low)[..., channel]
        values = torch.gather(flat, 1, index[..., None].expand(-1, -1, 3))
        found = found + weight[..., None] * values
    return found


def bank_penalty(network: ColourNetwork) -> Tensor:
    """Return how rough and how far from monotone the bank is.

    Squared differences of neighbours (total variation) of the residuals; and, for all
    LUTs but the inversion, how far an output falls as its own input rises.
    """
    s, residuals = network.settings, network.residuals
    full = residuals + network.lattice
    rough = residuals.new_zeros(())
    falls = residuals.new_zeros(())
    for axis in range(3):
        rough = rough + residuals.diff(dim=axis + 1).square().mean()
        own = full[: len(PRIORS) - 1, ..., axis]
        falls = falls + functional.relu(-own.diff(dim=axis + 1)).mean()
    return s.smooth * rough + s.monotone * falls
