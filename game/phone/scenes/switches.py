"""What every phone has around a call: under discs, and as rows among the other moves where these are not in view."""

from dataclasses import dataclass

from game.call.offers import KEYS
from game.phone.playing import Playing
from game.phone.ui import Ui


@dataclass(frozen=True, slots=True)
class Switch:
    """One of the six around a call, by the id of its disc."""

    id: str
    icon: str
    word: str
    """Under the disc."""
    row_icon: str
    row: str
    """As a row: what pressing it does."""
    on: bool | None = None
    """None: it only does something."""
    name: str = ""
    """What a reader says, where the word under it is shortened."""
    enabled: bool = True


def switches(ui: Ui, playing: Playing) -> tuple[Switch, ...]:
    """All six; beside a relative those that are not for whoever holds the phone.

    Only one call waits at a time: then neither can be held or added.
    """
    free = playing.offer("hold") is not None
    hold = Switch(
        "disc.hold",
        "bold/phone-pause",
        ui.t("call.hold"),
        "phone-pause",
        playing.t(ui, "move.hold"),
        name=ui.t("move.hold"),
        enabled=free,
    )
    apps = Switch("disc.apps", "bold/circles-four", ui.t("call.apps"), "circles-four", ui.t("call.apps"))
    if playing.helper:
        # The phone is on its loudspeaker anyway: one hears both.
        return (hold, apps)
    muted, loud = playing.muted, ui.loudspeaker
    found = [
        Switch(
            "disc.mute",
            "fill/microphone-slash" if muted else "bold/microphone-slash",
            ui.t("call.mute"),
            "microphone" if muted else "microphone-slash",
            ui.t(f"call.mute-{'off' if muted else 'on'}"),
            muted,
            ui.t("call.mute-name"),
        ),
        Switch(
            "disc.speaker",
            "fill/speaker-high" if loud else "bold/speaker-high",
            ui.t("call.speaker"),
            "speaker-low" if loud else "speaker-high",
            ui.t(f"call.speaker-{'off' if loud else 'on'}"),
            loud,
            ui.t("call.speaker-name"),
        ),
        Switch(
            "disc.keys",
            "bold/dots-nine",
            ui.t("call.keys"),
            "dots-nine",
            ui.t("keys.title"),
            enabled=playing.offer(KEYS) is not None,
        ),
        hold,
        Switch(
            "disc.add",
            "bold/user-plus",
            ui.t("call.add"),
            "user-plus",
            ui.t("call.add-row"),
            name=ui.t("call.add-name"),
            enabled=free,
        ),
        apps,
    ]
    return tuple(found)
