"""The game's side of the voice: ask for lines, look each frame for what is ready. Nothing here blocks or
raises.

    speaker = Speaker(rate=44_100, channels=2, cache_folder=folder)
    speaker.start(["ja"])
    speaker.request("l7", "ja", "senior-officer", "新宿警察署の森と申します。")
    ...each frame...
    for result in speaker.poll():      # Ready: play result.samples; Failed: the captions alone
        ...
    speaker.close()

A line is made and handed over sentence by sentence: the first sounds while the next is still being made. What was
made lately is kept in memory, so a line that was prefetched is ready at the next `poll`.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from game.voice.lines import NOISE_ROLE, Failed, Line, Ready, Reason, Wanted
from game.voice.timing import sentences

if TYPE_CHECKING:
    from game.voice.engines import Engine

_log = logging.getLogger("kakenaoshi.voice")
_KEPT_BYTES = 12_000_000
"""Of sound in memory: about six minutes in mono at 16 kHz."""

Decode = Callable[[bytes], bytes | None]
"""Ogg bytes to mono int16 at samples.RATE, None where they cannot be read. Called from the voice's own thread."""


@dataclass(slots=True)
class _Asked:
    """A line that somebody waits for: its sentences, how many were handed over, since when the next is awaited."""

    key: str
    parts: tuple[Wanted, ...]
    given: int
    since: float


class Speaker:
    """`rate` and `channels` are the mixer's (`pygame.mixer.get_init()`). `cache_folder` None keeps nothing
    on disk. `pack` is the folder of the sentences that were spoken ahead, `decode` reads its files; without them all
    speech is live.

    A sentence that is not ready after `patience_s` fails its line as "late"; if it was being made
    already, it is kept for the next time. A worker that says nothing for `time_out_s` is taken for hung.
    With `enabled` False every line fails as "off" and no process is started. `command` starts the worker
    and `engines` are those that it has: a test gives its own.
    """

    def __init__(
        self,
        *,
        rate: int = 44_100,
        channels: int = 2,
        cache_folder: Path | None = None,
        pack: Path | None = None,
        decode: Decode | None = None,
        patience_s: float = 3.0,
        time_out_s: float = 8.0,
        enabled: bool = True,
        command: Sequence[str] | None = None,
        engines: Sequence[Engine] | None = None,
    ) -> None:
        self.rate = rate
        self.channels = channels
        self.speed = 1.0
        """A setting of the player: 1.2 speaks a fifth faster. It holds for what is asked from then on."""
        self.clear = False
        """A setting of the player: no telephone between, whatever the line. It holds from then on too."""
        self._pack = pack
        self._decode = decode
        self._cache_folder = cache_folder
        self._patience_s = patience_s
        self._time_out_s = time_out_s
        self._enabled = enabled
        self._command = command
        self._engines = engines
        self._lock = threading.Lock()  # over the five below, which the dispatcher's thread shares
        self._results: deque[Ready | Failed] = deque()
        self._waiting: list[_Asked] = []
        self._kept: OrderedDict[Wanted, Ready] = OrderedDict()
        self._kept_bytes = 0
        self._voices: dict[str, str | None] = {}
        self._inbox: SimpleQueue[object] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self, langs: Iterable[str] = (), *, live: bool = False) -> None:
        """Get ready to speak `langs`; returns before it is. Where the pack speaks one, no engine is loaded for it until
        a sentence is missing there; with `live`, engines are loaded at once, for texts that no pack can hold.
        """
        if not self._enabled or self._thread is not None:
            return
        try:
            begin = (tuple(langs), live)
            self._thread = threading.Thread(target=self._dispatch, args=begin, name="voice", daemon=True)
            self._thread.start()
        except RuntimeError as error:  # no more threads on this machine
            self._thread = None
            _log.warning("voice: cannot start (%s); captions carry the call", error)

    def request(self, key: str, lang: str, role: str, text: str, colour: str = "mobile") -> None:
        """Have `text` spoken as soon as can be. Out of `poll` comes one Ready with `key` for each sentence, or a
        Failed in place of the first that cannot be had.
        """
        if not any(char.isalnum() for char in text):
            self._finish(Failed(key, "no-voice"))  # nothing to say: a pause is the captions' matter
        else:
            self._ask(key, self._parts(Line(key, lang, role, text, colour)))

    def request_noise(self, colour: str) -> None:
        """Have the noise of a telephone line made. The Ready's key is "noise:" and the colour, its sound a
        loop of some seconds without a seam, at the loudness that it should have at full volume.
        """
        self._ask(f"noise:{colour}", (Wanted("", NOISE_ROLE, "", colour, 1.0),))

    def prefetch(self, lines: Iterable[Line]) -> None:
        """Make `lines` ready in the background, the likeliest first. What an earlier call asked for and is
        not begun is dropped: those replies are gone. Nothing comes out of `poll`.
        """
        parts = [self._parts(line) for line in lines if any(char.isalnum() for char in line.text)]
        # First what may be heard next, then how it goes on.
        firsts = tuple(line[0] for line in parts)
        if self._thread is not None:
            self._inbox.put((*firsts, *(part for line in parts for part in line[1:])))

    def cancel(self, key: str) -> None:
        """Forget a request: the player has hung up. Nothing with `key` comes out of `poll` any more."""
        with self._lock:
            self._waiting = [asked for asked in self._waiting if asked.key != key]
            self._results = deque(result for result in self._results if result.key != key)

    def poll(self) -> list[Ready | Failed]:
        """What became ready or failed since the last call, in that order. Never blocks."""
        now = time.monotonic()
        with self._lock:
            late = [asked for asked in self._waiting if now - asked.since > self._patience_s]
            if late:
                self._waiting = [asked for asked in self._waiting if asked not in late]
                self._results.extend(Failed(asked.key, "late") for asked in late)
            found = list(self._results)
            self._results.clear()
        return found

    def voices(self) -> dict[str, str | None]:
        """The engine of each language that `start` was given, None where captions carry it. Empty until the
        worker has said so.
        """
        with self._lock:
            return dict(self._voices)

    def close(self) -> None:
        """End the worker. Takes at most about a second; more calls do nothing."""
        if self._thread is not None:
            self._inbox.put(None)
            self._thread.join(2.0)
            self._thread = None
        with self._lock:
            self._kept.clear()
            self._kept_bytes = 0

    # What the dispatcher's thread calls.

    def deliver(self, wanted: Wanted, made: Ready | Reason) -> None:
        """Give `made` to everybody who waits for `wanted`, and keep a sound for those who will ask."""
        with self._lock:
            if isinstance(made, Ready):
                self._keep(wanted, made)
                for asked in list(self._waiting):
                    self._hand_over(asked)
                return
            lost = [asked for asked in self._waiting if wanted in asked.parts[asked.given :]]
            self._waiting = [asked for asked in self._waiting if asked not in lost]
            self._results.extend(Failed(asked.key, made) for asked in lost)

    def learn(self, voices: dict[str, str | None]) -> None:
        """Note which engine speaks which language."""
        with self._lock:
            self._voices.update(voices)

    def is_waited_for(self, wanted: Wanted) -> bool:
        """Whether somebody requested `wanted` and has not given up."""
        with self._lock:
            return any(wanted in asked.parts[asked.given :] for asked in self._waiting)

    def is_kept(self, wanted: Wanted) -> bool:
        """Whether `wanted` is in memory."""
        with self._lock:
            return wanted in self._kept

    def _dispatch(self, langs: tuple[str, ...], live: bool) -> None:
        try:
            self._serve(langs, live)
        except Exception as error:  # a broken installation: captions, told once
            _log.warning("voice: ended (%r); captions carry the call", error)
            self.learn(dict.fromkeys(langs))
            with self._lock:
                self._enabled = False
                self._results.extend(Failed(asked.key, "off") for asked in self._waiting)
                self._waiting.clear()

    def _serve(self, langs: tuple[str, ...], live: bool) -> None:
        # Imported here, in the thread: numpy costs the first frame nothing.
        from game.voice.dispatcher import Dispatcher

        dispatcher = Dispatcher(
            self,
            self._inbox,
            cache_folder=self._cache_folder,
            pack=self._pack,
            decode=self._decode,
            time_out_s=self._time_out_s,
            command=self._command,
            engines=self._engines,
        )
        dispatcher.run(langs, live)

    def _ask(self, key: str, parts: tuple[Wanted, ...]) -> None:
        if self._thread is None or not self._enabled:
            self._finish(Failed(key, "off"))
            return
        asked = _Asked(key, parts, 0, time.monotonic())
        with self._lock:
            self._waiting.append(asked)
            self._hand_over(asked)
            missing = [part for part in dict.fromkeys(parts[asked.given :]) if part not in self._kept]
        for part in missing:
            self._inbox.put(part)

    def _hand_over(self, asked: _Asked) -> None:
        """Put into the results every sentence that is there and whose turn it is."""
        while asked.given < len(asked.parts) and (kept := self._kept.get(asked.parts[asked.given])) is not None:
            self._kept.move_to_end(asked.parts[asked.given])
            asked.given += 1
            # The next is needed only when this one has been said.
            asked.since = max(time.monotonic(), asked.since) + kept.ms / 1000
            self._results.append(replace(kept, key=asked.key, last=asked.given == len(asked.parts)))
        if asked.given == len(asked.parts):
            self._waiting.remove(asked)

    def _finish(self, result: Ready | Failed) -> None:
        with self._lock:
            self._results.append(result)

    def _keep(self, wanted: Wanted, made: Ready) -> None:
        before = self._kept.pop(wanted, None)
        self._kept[wanted] = made
        self._kept_bytes += made.samples.nbytes - (before.samples.nbytes if before is not None else 0)
        if self._kept_bytes <= _KEPT_BYTES:
            return
        # What a line still waits for stays, however long ago it was made.
        needed = {part for asked in self._waiting for part in asked.parts[asked.given :]} | {wanted}
        for old in [old for old in self._kept if old not in needed]:
            self._kept_bytes -= self._kept.pop(old).samples.nbytes
            if self._kept_bytes <= _KEPT_BYTES:
                return

    def _parts(self, line: Line) -> tuple[Wanted, ...]:
        colour = "none" if self.clear else line.colour
        said = sentences(line.text, line.lang)
        return tuple(Wanted(line.lang, line.role, sentence, colour, self.speed) for sentence in said)
