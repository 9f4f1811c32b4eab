"""A pool of pairs, each used a few times: making one costs as much as learning it."""

from __future__ import annotations

import torch
from torch import Tensor

from looksmith.training.dehaze.haze import Hazed, HazeMaker
from looksmith.training.dehaze.settings import LoopSettings
from looksmith.training.dehaze.views import Views

__all__ = ["PairPool"]

_BATCHES = 40
_USES = 3


class PairPool:
    """Draws batches from a pool that is renewed little by little.

    Parameters
    ----------
    views
        Draws clear views.
    maker
        Puts haze before them.
    settings
        Size and number of the views.
    chance
        What is drawn; best the one that `views` and `maker` draw from.
    """

    def __init__(
        self,
        views: Views,
        maker: HazeMaker,
        settings: LoopSettings,
        chance: torch.Generator,
    ) -> None:
        self.views, self.maker, self.settings = views, maker, settings
        self.chance = chance
        self._batches: list[Hazed] = []
        self._drawn = 0

    def _made(self) -> Hazed:
        s = self.settings
        size = (s.height, s.width)
        if int(torch.randint(2, (), generator=self.chance)):
            size = (s.width, s.height)
        kinds = self.maker.kinds(s.photos)
        return self.maker(self.views(s.photos, *size), kinds)

    def draw(self) -> Hazed:
        """Return a batch: a new one, or one that has been used, mirrored."""
        self._drawn += 1
        if len(self._batches) < 2 or self._drawn % _USES == 0:
            made = self._made()
            self._batches.append(made)
            if len(self._batches) > _BATCHES:
                self._batches.pop(0)
            return made
        row = int(torch.randint(len(self._batches), (), generator=self.chance))
        return _mirrored(self._batches[row])


def _mirrored(pairs: Hazed) -> Hazed:
    def flipped(values: Tensor) -> Tensor:
        return values.flip(3)

    return Hazed(
        flipped(pairs.photos), flipped(pairs.targets), flipped(pairs.density),
        pairs.kinds,
    )  # fmt: skip
