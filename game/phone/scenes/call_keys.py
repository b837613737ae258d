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
        f = ui.layout.factor
        send_h = max(80 * f**0.5, ui.layout.target)
        if ui.layout.shape == "portrait" or ui.layout.text == 200:
            field, rest = box.top(72 * f), box.below(72 * f + 12)
            keys = Box(rest.x, rest.y, rest.w, rest.h - send_h - 12)
            bottom = Box(rest.x, keys.bottom + 12, rest.w, send_h)
            if keys.h < 280:
                field, keys, bottom = self._beside(box, 72 * f, send_h)
        else:
            field, keys, bottom = self._beside(box, 88 * f, send_h)
        send, delete = bottom.row([2, 1], 8)
        text = ui.t("keys.send")
        return [
            Card(id="keys.ground", rect=field, radius=16, shadow=False),
            NumberField(
                id="keys.typed",
                rect=field.inset(24, 0),
                field="",
                field_w=0,
                places=4,
                number=self._typed,
                name=self._typed or ui.t("keys.title"),
                bold=True,
                cursor=True,
            ),
            *keypad(ui, keys),
            Button(
                id="keys.send",
                rect=send,
                name=text,
                text=text,
                kind="outline",
                icon="paper-plane-right",
                enabled=bool(self._typed),
            ),
            Key(id="key.delete", rect=delete, char="", icon="backspace", name=ui.t("key.delete"), repeats=True),
        ]

    @staticmethod
    def _beside(box: Box, field_h: float, send_h: float) -> tuple[Box, Box, Box]:
        """What is typed at the left, the keys at the right: keys stay large in a low window."""
        left, keys = box.row([1, 1], 24)
        field = left.top(field_h)
        return field, keys, Box(left.x, field.bottom + 16, left.w, send_h)
