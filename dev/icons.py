"""Copies the icons that the game uses from Phosphor into assets/icons, in three weights.

Look at https://phosphoricons.com for names; add one to `NAMES` and run `python run.py icons`. The shapes are written
in white instead of `currentColor`, since pygame's SVG loader knows no current colour: multiplying by a colour then
gives exactly that colour.
"""

import shutil
from pathlib import Path

from dev.npm import fetch

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
PACKAGE, VERSION = "@phosphor-icons/core", "2.1.1"
WEIGHTS = ("regular", "fill", "bold")
NAMES = """
address-book airplane armchair arrow-counter-clockwise arrow-down arrow-left arrow-right arrow-up
backspace bank battery-high bell bell-ringing book-open buildings calendar calendar-blank camera caret-down
caret-left caret-right caret-up cell-signal-full chat-circle chat-circle-dots chats-circle check check-circle circle
circle-dashed circles-four clock clock-counter-clockwise credit-card currency-jpy device-mobile dots-nine dots-three
ear envelope eye file-text flag gear-six globe hand hand-palm headphones house house-line identification-badge
identification-card image info key keyboard lifebuoy list-bullets lock-simple magnifying-glass map-pin megaphone
microphone microphone-slash minus moon newspaper note note-pencil notepad package paper-plane-right password pause
pencil phone phone-call phone-disconnect phone-incoming phone-outgoing phone-pause phone-slash phone-transfer phone-x
play plus printer prohibit question receipt seal-check shield-check skip-back sliders-horizontal speaker-high
speaker-low speaker-slash speaker-x stop sun sun-horizon text-aa translate trash user user-circle user-plus users
users-three video-camera video-camera-slash wallet warning-circle waveform wifi-high wind x
""".split()


def main() -> int:
    """Writes every named icon anew and the licence beside them; removes icons that are no longer named."""
    files = fetch(PACKAGE, VERSION)
    for weight in WEIGHTS:
        folder = FOLDER / weight
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        suffix = "" if weight == "regular" else f"-{weight}"
        for name in NAMES:
            source = files[f"assets/{weight}/{name}{suffix}.svg"].decode("utf-8").strip()
            white = source.replace('fill="currentColor"', 'fill="#ffffff"')
            (folder / f"{name}.svg").write_text(white + "\n", encoding="utf-8", newline="\n")
    (FOLDER / "LICENSE").write_bytes(files["LICENSE"])
    print(f"{len(NAMES)} icons in {len(WEIGHTS)} weights")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
