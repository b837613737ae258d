"""Keys pressed inside a call. What is pressed goes to the other end, and nowhere else."""

from game.call.commands import PressKeys
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Pop, Press, Transition, Typed, UiEvent
from game.phone.scenes.over import OverScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button
from game.phone.widgets.keypad import Key, NumberField, char_of, key_sound, keypad
from game.phone.widgets.labels import Card

LONGEST = 12


class CallKeysScene(OverScene):
    """A keypad over the call. Keys sound at once; they count when sent, so that a slip can be undone."""

    name = "call-keys"

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        self._typed = ""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            char = char_of(event.id)
            if char is not None:
                ui.sound.effect(key_sound(char))
                self._typed = (self._typed + char)[:LONGEST]
                return None
            if event.id == "key.delete":
                self._typed = self._typed[:-1]
                return None
            if event.id == "keys.send":
                self.playing.take(ui, PressKeys(self._typed))
                self._typed = ""
                return Pop()
        elif isinstance(event, Typed) and event.char == "backspace":
            self._typed = self._typed[:-1]
            return None
        return super().handle(event, ui)

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        w = min(box.w, 520 * ui.layout.factor**0.6)
        column = Box(box.cx - w / 2, box.y, w, box.h)
        field_h = 72 * ui.layout.factor
        send_h = min(80 * ui.layout.factor**0.5, box.h * 0.2)
        field = column.top(field_h)
        keys = Box(column.x, field.bottom + 12, column.w, box.bottom - field.bottom - 24 - send_h)
        bottom = Box(column.x, keys.bottom + 12, column.w, send_h)
        send, delete = bottom.row([2, 1], 8)
        text = ui.t("keys.send")
        return [
            Card(id="keys.ground", rect=field, radius=16, shadow=False),
            NumberField(
                id="keys.typed",
                rect=field.inset(24, 0),
                field="",
                field_w=0,
                number=self._typed,
                name=self._typed or ui.t("keys.title"),
                bold=True,
                cursor=True,
            ),
            *keypad(ui, keys),
            Button(
                id="keys.send", rect=send, name=text, text=text, kind="outline", icon="paper-plane-right", enabled=bool(self._typed)
            ),
            Key(id="key.delete", rect=delete, char="", icon="backspace", name=ui.t("key.delete"), repeats=True),
        ]
