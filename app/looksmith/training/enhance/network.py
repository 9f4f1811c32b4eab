"""The colour part in torch, on batches: the twin of `models/enhance/colour.py`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import cast

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
from looksmith.models.enhance.statistics import GRID, QUANTILES
from looksmith.training.enhance.settings import ColourSettings

__all__ = ["ColourNetwork", "bank_penalty", "batch_statistics"]

_LUMA = torch.from_numpy(LUMA)
_LIMIT = 5.0
_CORNERS = tuple(itertools.product((0, 1), repeat=3))


def batch_statistics(photos: Tensor) -> Tensor:
    """Return `statistics.statistics` of every photo of (photos, GRID, GRID, 3)."""
    colours = photos.flatten(1, 2)
    luma = colours @ _LUMA.to(colours.device)
    count = colours.shape[1]
    places = torch.round(torch.tensor(QUANTILES, dtype=torch.float64) * (count - 1))
    rows = places.long()
    by_luma = luma.sort(1).values[:, rows]
    by_channel = colours.transpose(1, 2).sort(2).values[..., rows[::2]]
    by_channel = by_channel.transpose(1, 2).flatten(1)
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
        _layout(photos),
    ]
    return torch.cat(parts, 1)


def _layout(grid: Tensor) -> Tensor:
    """Return `statistics._layout` of every photo."""
    luma = grid @ _LUMA.to(grid.device)
    depth = torch.log(luma + 0.02)
    rough = torch.cat([depth.diff(dim=axis).abs().flatten(1) for axis in (1, 2)], 1)
    darker = [
        torch.minimum(luma[:, 1:], luma[:, :-1]),
        torch.minimum(luma[:, :, 1:], luma[:, :, :-1]),
    ]
    dark = torch.cat([values.flatten(1) for values in darker], 1) < 0.15
    flat = dark & (rough < 0.06)
    in_dark = (rough * dark).sum(1) / dark.sum(1).clamp(min=1)
    root = luma.clamp(min=0).sqrt()
    quarter, border = GRID // 4, GRID // 8
    middle = root[:, quarter:-quarter, quarter:-quarter].mean((1, 2))
    inner = root[:, border:-border, border:-border].flatten(1)
    rim = root.sum((1, 2)) - inner.sum(1)
    rim = rim / (GRID**2 - inner.shape[1])
    top = root[:, : GRID // 2].mean((1, 2)) - root.mean((1, 2))
    blocks = root.reshape(-1, 4, GRID // 4, 4, GRID // 4).transpose(2, 3)
    blocks = blocks.reshape(len(grid), 16, -1)
    means = blocks.mean(2).sort(1).values
    highest = grid.amax(-1)
    chroma = highest - grid.amin(-1)
    purity = chroma / (highest + 0.02)
    order = luma.flatten(1).argsort(stable=True, dim=1)
    by_depth = purity.flatten(1).gather(1, order).unflatten(1, (4, -1)).mean(2)
    single = [
        rough.mean(1), in_dark, flat.float().mean(1), dark.float().mean(1),
        middle, rim, middle - rim, top,
    ]  # fmt: skip
    spread = [blocks.std(2, correction=0).mean(1), means.std(1, correction=0)]
    black = [(luma < b).float().mean((1, 2)) for b in (0.012, 0.025)]
    return torch.cat(
        [torch.stack(single, 1), means[:, [0, 4, 8, 12, 15]], torch.stack(spread, 1),
         by_depth, torch.stack([*black, (chroma < 0.012).float().mean((1, 2))], 1)], 1,
    )  # fmt: skip


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
        width, members = settings.hidden, settings.members
        sizes = [sample.shape[1], width, width, OUTPUTS]
        self.layers = nn.ModuleList(
            _Layers(members, a, b) for a, b in itertools.pairwise(sizes)
        )
        last = cast(_Layers, self.layers[-1])
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        with torch.no_grad():
            last.bias[:, 0] = 2.0  # begin near the identity
        tables = torch.from_numpy(prior_tables(settings.lattice))
        self.register_buffer(
            "lattice", torch.from_numpy(lattice_colours(settings.lattice))
        )
        start = tables - self.lattice if settings.priors else torch.zeros_like(tables)
        self.residuals = nn.Parameter(start)

    def outputs(self, statistics: Tensor) -> Tensor:
        """Return the perceptrons' raw outputs, (members, photos, `OUTPUTS`)."""
        hidden = ((statistics - self.mean) / self.scale).clamp(-_LIMIT, _LIMIT)
        hidden = hidden.expand(self.settings.members, -1, -1)
        for layer in self.layers[:-1]:
            hidden = functional.silu(layer(hidden))
            hidden = functional.dropout(hidden, self.settings.dropout, self.training)
        found: Tensor = self.layers[-1](hidden)
        if not self.settings.tone:
            kept = torch.ones(OUTPUTS)
            kept[len(PRIORS) : -1] = 0
            found = found * kept
        return found

    def forward(
        self, colours: Tensor, outputs: Tensor, *, held: bool = False
    ) -> Tensor:
        """Return colours (photos, n, 3) corrected by raw outputs, not clipped.

        All of the correction, unless it is `held` back by how sure the last output is.
        """
        count = len(PRIORS)
        sure = torch.sigmoid(outputs[:, -1:]) if held else torch.ones(len(outputs), 1)
        weights = sure * outputs[:, :count].softmax(1)
        toned = _toned(colours, outputs[:, count:-1], sure)
        bank = torch.cat([torch.zeros_like(self.residuals[:1]), self.residuals[1:]])
        # Fusing the LUTs' results is fusing the LUTs, and cheaper to learn through.
        return toned + torch.einsum("pk,pnkc->pnc", weights, _looked_up(bank, toned))

    def numbers(self, members: Sequence[int] | None = None) -> ColourModel:
        """Return what is used at run time: all members, or those chosen."""
        state = {
            name: values.detach().numpy() for name, values in self.state_dict().items()
        }
        kept = list(range(self.settings.members) if members is None else members)
        layers = tuple(
            (state[f"layers.{i}.weight"][kept], state[f"layers.{i}.bias"][kept])
            for i in range(len(self.layers))
        )
        if not self.settings.tone:
            matrix, shift = layers[-1]
            matrix[..., len(PRIORS) : -1], shift[..., len(PRIORS) : -1] = 0, 0
        matrix, shift = layers[-1]
        matrix[..., -1] *= self.settings.sharpness
        shift[..., -1] += self.settings.readiness
        shift[..., -1] *= self.settings.sharpness
        residuals = self.residuals.detach().numpy().copy()
        residuals[0] = 0
        return ColourModel(
            self.mean.numpy().copy(), self.scale.numpy().copy(), layers, residuals
        )


class _Layers(nn.Module):
    """A linear layer of each member, on (members, photos, inputs)."""

    def __init__(self, members: int, inputs: int, outputs: int) -> None:
        super().__init__()
        drawn = [nn.Linear(inputs, outputs) for _ in range(members)]
        self.weight = nn.Parameter(torch.stack([one.weight.T for one in drawn]))
        self.bias = nn.Parameter(torch.stack([one.bias for one in drawn]))

    def forward(self, values: Tensor) -> Tensor:
        return torch.baddbmm(self.bias[:, None], values, self.weight)


def _toned(colours: Tensor, raw: Tensor, sure: Tensor) -> Tensor:
    bent = sure * torch.tanh(BOUNDS.slope * raw)
    black = BOUNDS.black * bent[:, :1] + BOUNDS.channel * bent[:, 3:6]
    white = 1 - (BOUNDS.white * bent[:, 1:2] + BOUNDS.channel * bent[:, 6:9])
    bend = torch.tanh(BOUNDS.gamma_slope * raw[:, 2:3])
    gamma = torch.exp(sure * BOUNDS.log_gamma * bend)
    spread = (white - black).clamp(min=0.1)[:, None]
    tone = ((colours - black[:, None]) / spread).clamp(min=BOUNDS.floor)
    return (tone ** gamma[:, None]).clamp(max=1)


def _looked_up(bank: Tensor, colours: Tensor) -> Tensor:
    """Look colours (photos, n, 3) up trilinearly in all LUTs (k, s, s, s, 3).

    Returns (photos, n, k, 3). The places get their gradients, too.
    """
    count, size = bank.shape[:2]
    table = bank.permute(1, 2, 3, 0, 4).reshape(size**3, count * 3)
    place = colours.clamp(1e-5, 1) ** (1 / SHAPER_POWER) * (size - 1)
    cell = place.detach().long().clamp(max=size - 2)
    high = (place - cell).flatten(0, 1)
    sides = torch.stack([1 - high, high], -1)
    shares = torch.einsum("ni,nj,nk->nijk", *sides.unbind(1)).flatten(1)
    first = (cell * cell.new_tensor([size * size, size, 1])).sum(-1).flatten()
    corners = [i * size * size + j * size + k for i, j, k in _CORNERS]
    index = first[:, None] + first.new_tensor(corners)
    found = functional.embedding_bag(
        index, table, mode="sum", per_sample_weights=shares
    )
    return found.reshape(*colours.shape[:2], count, 3)


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
