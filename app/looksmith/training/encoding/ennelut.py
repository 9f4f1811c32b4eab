"""Train ENNELUT as its paper says; `python -m looksmith.training.encoding.ennelut`.

Adam from 0.04, halved twelve times; L2 in the normalised space; PyTorch's first weights
divided by 100. The paper's 30,760 steps of 2,048 colours on all looks are out of a
processor's reach: looks and colours of a step are those of our own runs.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from looksmith.files import write_whole
from looksmith.models.encoding.container import LibraryContent, dump, save
from looksmith.models.encoding.ennelut import (
    HIDDEN,
    SCALE,
    EnnelutBlock,
    EnnelutCodec,
)
from looksmith.resources import resource
from looksmith.training.datasets import read_looks
from looksmith.training.encoding.data import TrainingSet, natural_histogram
from looksmith.training.encoding.measuring import Measurer, table_of
from looksmith.training.encoding.report import machine
from looksmith.training.select_looks import read_selection

__all__ = ["SIZES", "EnnelutNetwork", "train"]

log = logging.getLogger(__name__)

SIZES = {"tiny": 1, "small": 2, "medium": 3, "large": 4}

_RATE, _HALVINGS, _DIVISOR = 0.04, 12, 100
_LOOKS, _COLOURS = 128, 192
_LOG_SECONDS = 30.0


class _Block(nn.Module):
    def __init__(self, looks: int) -> None:
        super().__init__()
        first, second, third = HIDDEN
        self.rows = nn.Embedding(looks, first)
        self.first = nn.Linear(3, first, bias=False)
        self.second = nn.Linear(first, second, bias=False)
        self.third = nn.Linear(second, third, bias=False)
        self.last = nn.Linear(third, 3, bias=False)
        self.scale = nn.Parameter(torch.ones(3))
        with torch.no_grad():
            self.rows.weight.div_(_DIVISOR)
            for layer in self._layers():
                layer.weight.div_(_DIVISOR)

    def _layers(self) -> tuple[nn.Linear, ...]:
        return self.first, self.second, self.third, self.last

    def forward(self, z: Tensor, looks: Tensor) -> Tensor:
        """Take colours (N, P, 3) of looks (N,) one block further."""
        hidden = _swish(self.first(z) + self.rows(looks)[:, None])
        hidden = _swish(self.third(_swish(self.second(hidden))))
        return z + self.scale * self.last(hidden)

    def export(self) -> EnnelutBlock:
        """Return the block for the codec."""
        first, second, third, last = (
            layer.weight.detach().numpy().T.copy() for layer in self._layers()
        )
        return EnnelutBlock(
            first, second, third, last, self.scale.detach().numpy().copy()
        )


def _swish(values: Tensor) -> Tensor:
    return torch.nn.functional.silu(values) / 1.1


class EnnelutNetwork(nn.Module):
    """The paper's network of `blocks` blocks for `looks` looks."""

    def __init__(self, looks: int, blocks: int) -> None:
        super().__init__()
        self.parts = [_Block(looks) for _ in range(blocks)]
        self.registered = nn.ModuleList(self.parts)

    def forward(self, colours: Tensor, looks: Tensor) -> Tensor:
        """Return normalised outputs (N, P, 3) of colours (P, 3)."""
        z = torch.atanh(2 * SCALE * (colours - 0.5)).expand(len(looks), -1, -1)
        for block in self.parts:
            z = block(z, looks)
        return torch.tanh(z)

    def export(self) -> tuple[EnnelutCodec, np.ndarray]:
        """Return the codec and its codes (looks, D)."""
        codec = EnnelutCodec(tuple(block.export() for block in self.parts))
        rows = [block.rows.weight.detach().numpy() for block in self.parts]
        return codec, np.concatenate(rows, axis=1)


def train(
    data: TrainingSet, blocks: int, minutes: float, seed: int
) -> tuple[EnnelutNetwork, int]:
    """Train for some minutes; return the network and the steps it took."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    count = data.targets.shape[1]
    network = EnnelutNetwork(count, blocks)
    optimiser = torch.optim.Adam(network.parameters(), lr=_RATE)
    bounds = np.cumsum(data.chance)
    began, next_log, steps = time.monotonic(), _LOG_SECONDS, 0
    while (elapsed := time.monotonic() - began) < minutes * 60:
        share = elapsed / (minutes * 60)
        for group in optimiser.param_groups:
            group["lr"] = _RATE * 0.5 ** int(share * _HALVINGS)
        looks = random.permutation(count)[:_LOOKS]
        chosen = np.searchsorted(bounds / bounds[-1], random.random(_COLOURS))
        wanted = data.targets[chosen][:, looks].transpose(1, 0, 2) * data.unit
        target = 2 * SCALE * (torch.from_numpy(wanted.astype(np.float32)) - 0.5)
        out = network(torch.from_numpy(data.colours[chosen]), torch.from_numpy(looks))
        loss = (out - target).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        steps += 1
        if elapsed >= next_log:
            next_log += _LOG_SECONDS
            left = minutes - elapsed / 60
            log.info("step %d  loss %.3g  %.1f min left", steps, float(loss), left)
    return network, steps


def main(arguments: Sequence[str] | None = None) -> None:
    """Train one size and write its file and its figures."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", choices=SIZES, default="medium")
    parser.add_argument("--budget-minutes", type=float, default=72.0)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)
    chosen.out.mkdir(parents=True, exist_ok=True)
    looks = read_selection(resource("looks", "selection.csv"))
    stored = read_looks(chosen.data)
    place = {row.id: index for index, row in enumerate(stored.rows)}
    rows = [place[look.source_id] for look in looks]
    grey = np.array([look.monochrome for look in looks])
    histogram = None if chosen.photos is None else natural_histogram(chosen.photos)
    data = TrainingSet.make(stored, rows, grey, histogram, 0.35)
    network, steps = train(data, SIZES[chosen.size], chosen.budget_minutes, chosen.seed)
    codec, codes = network.export()
    measurer = Measurer(chosen.photos)
    figures = []
    for index in range(len(looks)):
        decoded = codec.decode(codes[index][None], 33)[0]
        figures.append(measurer.compare(data.table(index), decoded))
    errors = np.array([[f.mean, f.p90, f.maximum] for f in figures], np.float32)
    ids = tuple(look.id for look in looks)
    content = LibraryContent(
        codec.kind, ids, np.zeros(len(ids), bool), errors, codec.to_bytes(),
        codec.pack_codes(codes),
    )  # fmt: skip
    save(content, chosen.out / f"ennelut-{chosen.size}.looks")
    report = {
        "codec": f"ennelut-{chosen.size}", "bytes": len(dump(content)),
        "steps": steps, "training_seconds": round(chosen.budget_minutes * 60),
        "machine": machine(), **table_of(figures),
    }  # fmt: skip
    log.info("%s", json.dumps(report))
    text = json.dumps(report, indent=2) + "\n"
    write_whole(chosen.out / f"ennelut-{chosen.size}.json", text)


if __name__ == "__main__":
    main()
