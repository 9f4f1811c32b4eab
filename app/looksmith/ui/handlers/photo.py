"""What the commands of the Photo menu do."""

from __future__ import annotations

from dataclasses import replace

from looksmith.ui.devices import AUTOMATIC, GRAPHICS, PROCESSOR
from looksmith.ui.document import RestorationStep
from looksmith.ui.handlers.base import MenuHandlers

__all__ = ["PhotoHandlers"]


class PhotoHandlers(MenuHandlers):
    """The methods that the commands of the Photo menu name."""

    def set_enhance(self, on: bool) -> None:
        """Switch Enhance on or off."""
        self._switch("enhance", on)

    def set_dehaze(self, on: bool) -> None:
        """Switch Dehaze on or off."""
        self._switch("dehaze", on)

    def keep_enhance(self) -> None:
        """Ask under which title Enhance's colours become a look."""
        self._window.keeper.ask()

    def run_on_auto(self, _on: bool) -> None:
        """Run the models where they are fastest."""
        self._run_on(AUTOMATIC)

    def run_on_cpu(self, _on: bool) -> None:
        """Run the models on the processor."""
        self._run_on(PROCESSOR)

    def run_on_gpu(self, _on: bool) -> None:
        """Run the models on the graphics card."""
        self._run_on(GRAPHICS)

    def previous_photo(self) -> None:
        """Go to the photo before this one."""
        self._window.filmstrip.step(-1)

    def next_photo(self) -> None:
        """Go to the photo after this one."""
        self._window.filmstrip.step(1)

    def rate_0(self, _on: bool) -> None:
        """Take the stars away."""
        self._rate(0)

    def rate_1(self, _on: bool) -> None:
        """Give one star."""
        self._rate(1)

    def rate_2(self, _on: bool) -> None:
        """Give two stars."""
        self._rate(2)

    def rate_3(self, _on: bool) -> None:
        """Give three stars."""
        self._rate(3)

    def rate_4(self, _on: bool) -> None:
        """Give four stars."""
        self._rate(4)

    def rate_5(self, _on: bool) -> None:
        """Give five stars."""
        self._rate(5)

    def can_previous_photo(self) -> bool:
        """Whether there is a photo before this one."""
        return self._window.filmstrip.can_step(-1)

    def can_next_photo(self) -> bool:
        """Whether there is a photo after this one."""
        return self._window.filmstrip.can_step(1)

    def is_rated_0(self) -> bool:
        """Whether the photo has no stars."""
        return self._stars == 0

    def is_rated_1(self) -> bool:
        """Whether the photo has one star."""
        return self._stars == 1

    def is_rated_2(self) -> bool:
        """Whether the photo has two stars."""
        return self._stars == 2

    def is_rated_3(self) -> bool:
        """Whether the photo has three stars."""
        return self._stars == 3

    def is_rated_4(self) -> bool:
        """Whether the photo has four stars."""
        return self._stars == 4

    def is_rated_5(self) -> bool:
        """Whether the photo has five stars."""
        return self._stars == 5

    @property
    def _stars(self) -> int | None:
        path = self._window.document.path
        return None if path is None else self._window.photos.kept.rating(path)

    def _rate(self, stars: int) -> None:
        self._window.filmstrip.rate(stars)
        self._window.update_actions()

    def can_enhance(self) -> bool:
        """Whether Enhance can be switched."""
        return self._can_switch("enhance")

    def can_dehaze(self) -> bool:
        """Whether Dehaze can be switched."""
        return self._can_switch("dehaze")

    def can_keep_enhance(self) -> bool:
        """Whether Enhance has colours to keep."""
        return self._window.keeper.possible

    def can_gpu(self) -> bool:
        """Whether a graphics card can be chosen."""
        return self._window.devices.has_graphics

    def is_enhance(self) -> bool:
        """Whether Enhance is on."""
        return self._window.document.recipe.enhance.enabled

    def is_dehaze(self) -> bool:
        """Whether Dehaze is on."""
        return self._window.document.recipe.dehaze.enabled

    def is_on_auto(self) -> bool:
        """Whether the device is chosen automatically."""
        return self._window.devices.chosen == AUTOMATIC

    def is_on_cpu(self) -> bool:
        """Whether the processor is chosen."""
        return self._window.devices.chosen == PROCESSOR

    def is_on_gpu(self) -> bool:
        """Whether the graphics card is chosen."""
        return self._window.devices.chosen == GRAPHICS

    def _switch(self, step: RestorationStep, on: bool) -> None:
        document = self._window.document
        restoration = getattr(document.recipe, step)
        document.set_restoration(step, replace(restoration, enabled=on))

    def _can_switch(self, step: RestorationStep) -> bool:
        on: bool = getattr(self._window.document.recipe, step).enabled
        return on or self._window.restoring.available(step)

    def _run_on(self, device: str) -> None:
        self._window.devices.choose(device)
        self._window.update_actions()
