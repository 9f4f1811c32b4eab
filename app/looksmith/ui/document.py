"""The photo and the recipe on screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QObject, Signal

from looksmith.grade.history import History
from looksmith.grade.recipe import (
    LIGHT_CONTROLS,
    Blend,
    BlendTerm,
    Light,
    Recipe,
    Restoration,
)
from looksmith.grade.toning import Toning
from looksmith.photo.photo import Photo

__all__ = ["Document", "RestorationStep"]

RestorationStep = Literal["dehaze", "enhance"]
"""A step that a model finds: a field of `Recipe`."""

_LIGHT_LABELS = {control.name: control.label for control in LIGHT_CONTROLS}


class Document(QObject):
    """The photo and the recipe on screen; widgets edit the recipe here, nowhere else.

    Parameters
    ----------
    parent
        The owner.
    title_of
        Turns a look's id into its title, for the names of history steps.
    """

    photo_changed = Signal()
    proxy_changed = Signal()
    recipe_changed = Signal()
    history_changed = Signal()
    look_emphasised = Signal(str)
    """A look was added that stands in the blend already."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        title_of: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self.title_of = title_of
        self._history = History()
        self._histories: dict[Path | None, History] = {}
        self._photo: Photo | None = None
        self._proxy: Photo | None = None
        self._path: Path | None = None
        self._size: tuple[int, int] | None = None

    @property
    def photo(self) -> Photo | None:
        """The photo at full size; None before it is read."""
        return self._photo

    @property
    def proxy(self) -> Photo | None:
        """The photo at the canvas's size, for previews."""
        return self._proxy

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height that the photo is shown with; None without one."""
        shown = self._photo or self._proxy
        return self._size or (None if shown is None else (shown.width, shown.height))

    @property
    def coarse(self) -> bool:
        """Whether the proxy is a tiny one, to be replaced in a moment."""
        return self._size is not None

    @property
    def path(self) -> Path | None:
        """The photo's file."""
        return self._path

    @property
    def history(self) -> History:
        """Every step so far; change it through this class only."""
        return self._history

    @property
    def recipe(self) -> Recipe:
        """The recipe in force."""
        return self._history.recipe

    @property
    def blend(self) -> Blend:
        """The blend of the recipe in force."""
        return self.recipe.blend

    @property
    def current_look(self) -> str | None:
        """The look added last, which "next" and "favourite" refer to."""
        terms = self.blend.terms
        return terms[-1].look if terms else None

    def set_photo(
        self,
        photo: Photo | None,
        proxy: Photo | None,
        path: Path | None,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Show another photo, or the full size of the same one.

        Every file keeps its own recipe and history while the window is open; what was
        done before the first photo came goes to that photo.

        Parameters
        ----------
        photo, proxy, path
            As the properties of these names.
        size
            How large the photo is taken to be while only a tiny proxy of it is there.
        """
        before = self.recipe
        if path != self._path:
            self._histories[self._path] = self._history
            fresh = History() if self._photo or self._proxy else self._history
            self._history = self._histories.get(path, fresh)
        self._photo, self._proxy, self._path = photo, proxy, path
        self._size = size
        self.photo_changed.emit()
        self.proxy_changed.emit()
        if self.recipe != before:
            self.recipe_changed.emit()
        self.history_changed.emit()

    def set_proxy(self, proxy: Photo | None) -> None:
        """Use another small copy of the same photo."""
        self._proxy = proxy
        self.proxy_changed.emit()

    def edit(self, recipe: Recipe, name: str, merge: str | None = None) -> None:
        """Make `recipe` the one in force and remember the step.

        Parameters
        ----------
        recipe
            The new recipe.
        name
            The step's name, for people.
        merge
            Successive edits with the same key become one step, until `end_gesture`.
        """
        if self._history.push(recipe, name, merge):
            self.recipe_changed.emit()
            self.history_changed.emit()

    def end_gesture(self) -> None:
        """End a drag: the next edit is a step of its own, whatever its merge key."""
        self._history.end_merge()

    def restart(self, recipe: Recipe, name: str, path: Path | None) -> None:
        """Begin a new history with `recipe` for a file: a session was opened.

        It comes into force when that photo is shown, at once if it is.
        """
        self.bring_back(History(recipe, name), path)

    def bring_back(self, history: History, path: Path | None) -> None:
        """Give a file a history; it comes into force when that photo is shown."""
        self._histories[path] = history
        if path != self._path:
            return
        self._history = history
        self.recipe_changed.emit()
        self.history_changed.emit()

    def history_of(self, path: Path) -> History | None:
        """Return a photo's history, on screen or not; None before it has one."""
        return self._history if path == self._path else self._histories.get(path)

    def edit_at(self, path: Path, recipe: Recipe, name: str) -> None:
        """Edit a photo, on screen or not, as one step of its own history."""
        if path == self._path:
            self.edit(recipe, name)
        else:
            self._histories.setdefault(path, History()).push(recipe, name)

    def histories(self) -> dict[Path | None, History]:
        """Return the history of every photo so far; None is for no photo."""
        known = self._histories | {self._path: self._history}
        return {
            path: history
            for path, history in known.items()
            if path is not None or self._path is None
        }

    def undo(self) -> None:
        """Go one step back."""
        self.go_to(max(0, self._history.index - 1))

    def redo(self) -> None:
        """Go one undone step forward."""
        self.go_to(min(len(self._history.steps) - 1, self._history.index + 1))

    def go_to(self, index: int) -> None:
        """Go to a step of the history."""
        before = self.recipe
        self._history.go_to(index)
        if self.recipe != before:
            self.recipe_changed.emit()
        self.history_changed.emit()

    def choose_look(self, look_id: str | None) -> None:
        """Replace the blend with one look at 100 %; None is the original."""
        name = self.tr("Original") if look_id is None else self.title_of(look_id)
        self._edit_blend(self.blend_of(look_id), name)

    def blend_of(self, look_id: str | None) -> Blend:
        """Return the blend that choosing a look would leave; None is the original."""
        terms = () if look_id is None else (BlendTerm(look_id),)
        return Blend(terms, mode=self.blend.mode, normalise=self.blend.normalise)

    def blend_with(self, look_id: str) -> Blend:
        """Return the blend that adding a look would leave; it ends a solo."""
        if any(term.look == look_id for term in self.blend.terms):
            return self.blend
        # On solo, another look would change nothing that can be seen
        blend = self.blend.with_solo(None)
        return blend.replace(terms=(*blend.terms, BlendTerm(look_id)))

    def add_look(self, look_id: str) -> None:
        """Add a look to the blend; one that is in it already is only pointed at."""
        blend = self.blend_with(look_id)
        if blend == self.blend:
            self.look_emphasised.emit(look_id)
            return
        name = self.tr("Add {look}").format(look=self.title_of(look_id))
        self._edit_blend(blend, name)

    def remove_term(self, index: int) -> None:
        """Take a look out of the blend."""
        terms = list(self.blend.terms)
        look = terms.pop(index).look
        name = self.tr("Remove {look}").format(look=self.title_of(look))
        self._change_blend(name, terms=tuple(terms))

    def set_weight(self, index: int, weight: float, merge: str | None = None) -> None:
        """Change a look's weight; 1.0 is 100 %."""
        term = self.blend.terms[index]
        name = self.tr("Weight of {look}").format(look=self.title_of(term.look))
        self._change_term(index, replace(term, weight=weight), name, merge)

    def set_weights(
        self, weights: Mapping[int, float], merge: str | None = None
    ) -> None:
        """Change several looks' weights, by their places, as one step."""
        terms = tuple(
            replace(term, weight=weights.get(place, term.weight))
            for place, term in enumerate(self.blend.terms)
        )
        self._change_blend(self.tr("Weights"), merge, terms=terms)

    def set_muted(self, index: int, muted: bool) -> None:
        """Leave a look out of the blend for a while, or take it back in."""
        term = self.blend.terms[index]
        text = self.tr("Mute {look}") if muted else self.tr("Unmute {look}")
        name = text.format(look=self.title_of(term.look))
        self._change_term(index, replace(term, muted=muted), name)

    def set_solo(self, index: int, solo: bool) -> None:
        """Let one look count alone; its end brings back what was muted before."""
        text = self.tr("Solo {look}") if solo else self.tr("End solo of {look}")
        name = text.format(look=self.title_of(self.blend.terms[index].look))
        self._edit_blend(self.blend.with_solo(index if solo else None), name)

    def move_term(self, index: int, place: int) -> None:
        """Put a look at another place in the blend."""
        if index != place:
            look = self.blend.terms[index].look
            name = self.tr("Move {look}").format(look=self.title_of(look))
            self._edit_blend(self.blend.moved(index, place), name)

    def replace_look(self, index: int, look_id: str) -> None:
        """Put another look in one's place and weight; one that is there is shown."""
        term = self.blend.terms[index]
        if look_id == term.look:
            return
        if any(each.look == look_id for each in self.blend.terms):
            self.look_emphasised.emit(look_id)
            return
        text = self.tr("{old} becomes {new}")
        name = text.format(old=self.title_of(term.look), new=self.title_of(look_id))
        self._change_term(index, replace(term, look=look_id), name)

    def set_amount(self, amount: float, merge: str | None = None) -> None:
        """Change the blend's overall amount, 0..2."""
        self._change_blend(self.tr("Amount"), merge, amount=amount)

    def set_invert(self, invert: bool) -> None:
        """Undo the blend instead of applying it, or the other way round."""
        self._change_blend(self._switched(self.tr("Invert"), invert), invert=invert)

    def set_normalise(self, normalise: bool) -> None:
        """Let the weights share 100 %, or count as they are."""
        name = self._switched(self.tr("Normalise"), normalise)
        self._change_blend(name, normalise=normalise)

    def set_mode(self, mode: Literal["mix", "morph"]) -> None:
        """Mix the looks' colours, or go a path of its own between the looks."""
        name = self.tr("Morph") if mode == "morph" else self.tr("Mix")
        self._change_blend(name, mode=mode)

    def set_light(self, name: str, value: float, merge: str | None = None) -> None:
        """Change one light or colour adjustment."""
        light = self.recipe.light.replace(**{name: value})
        step = QCoreApplication.translate("LightPanel", _LIGHT_LABELS[name])
        self.edit(self.recipe.replace(light=light), step, merge)

    def set_toning(self, toning: Toning, name: str, merge: str | None = None) -> None:
        """Change the tone curve, the colour mixer or split toning."""
        self.edit(self.recipe.replace(toning=toning), name, merge)

    def set_restoration(
        self, step: RestorationStep, restoration: Restoration, merge: str | None = None
    ) -> None:
        """Switch Dehaze or Enhance on or off, or change its strength."""
        name = self.restoration_title(step)
        if restoration.enabled:
            percent = f"{100 * restoration.strength:.0f}".replace("-", "−")
            name = self.tr("{step} {percent} %").format(step=name, percent=percent)
        name = self._switched(name, restoration.enabled)
        self.edit(self.recipe.replace(**{step: restoration}), name, merge)

    def _switched(self, name: str, on: bool) -> str:
        """Return the name of a step that switches something."""
        return name if on else self.tr("{step} off").format(step=name)

    def restoration_title(self, step: RestorationStep) -> str:
        """Return a step's name, for people."""
        return self.tr("Dehaze") if step == "dehaze" else self.tr("Enhance")

    def reset_look(self) -> None:
        """Empty the blend."""
        blend = Blend(mode=self.blend.mode, normalise=self.blend.normalise)
        self._edit_blend(blend, self.tr("Reset look"))

    def reset_light(self) -> None:
        """Set every adjustment to neutral."""
        recipe = self.recipe.replace(light=Light(), toning=Toning())
        self.edit(recipe, self.tr("Reset adjustments"))

    def reset_all(self) -> None:
        """Go back to the photo as it was."""
        self.edit(Recipe(), self.tr("Reset all"))

    def _change_term(
        self, index: int, term: BlendTerm, name: str, merge: str | None = None
    ) -> None:
        terms = list(self.blend.terms)
        terms[index] = term
        self._change_blend(name, merge, terms=tuple(terms))

    def _change_blend(
        self, name: str, merge: str | None = None, **changes: Any
    ) -> None:
        self._edit_blend(self.blend.replace(**changes), name, merge)

    def _edit_blend(self, blend: Blend, name: str, merge: str | None = None) -> None:
        self.edit(self.recipe.replace(blend=blend), name, merge)
