"""The thread between the game and the worker process: it keeps the queue, so that neither ever waits.

For each sentence it looks in the pack, then in the cache on disk, then asks the worker: one sentence at a time,
requests before prefetches, and only what is still wanted. A worker that dies or hangs over one is started again, and
the sentence tried once more. If that happens too often, they fail at once for a while: the captions carry the call.

The worker is started when it is first needed: where the pack speaks, there is none.
"""

from __future__ import annotations

import base64
import logging
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import numpy as np

from game.voice.cache import Cache
from game.voice.clip import Clip, decoded
from game.voice.engines import Engine, all_engines, speakers
from game.voice.lines import NOISE_ROLE, Ready, Wanted
from game.voice.pace import stretched
from game.voice.pack.pack import Pack
from game.voice.process import WorkerProcess, worker_command
from game.voice.render import clip_key, finished, pause
from game.voice.roles import base_language, voice
from game.voice.samples import RATE, at_rate, to_pcm, to_wave
from game.voice.telephone import line_noise
from game.voice.timing import nominal_ms

if TYPE_CHECKING:
    from game.voice.client import Decode, Speaker

_log = logging.getLogger("kakenaoshi.voice")

_TRIES = 2
"""How often a line may meet a worker that dies or hangs."""

_STARTS = 5
_STARTS_WITHIN_S = 600.0
"""No more workers than this are started in this time."""

_FIRST_ANSWER = 3.0
"""A worker's first answer may take this many times longer: it imports and loads."""

_GRACE_S = 0.3

PACK = "pack"
"""In place of an engine's name: these sentences were spoken ahead."""


@dataclass(slots=True)
class _Heard:
    """What worker number `generation` said; None: it has ended."""

    generation: int
    message: dict[str, Any] | None


@dataclass(slots=True)
class _Job:
    number: int
    wanted: Wanted | None  # None: load the engines of `langs`
    langs: tuple[str, ...]
    deadline: float


class Dispatcher:
    """Runs in a thread of its own. The inbox brings: a Wanted (requested), a tuple of Wanted (prefetch, in
    place of the one before), None (stop), and what the worker says.
    """

    def __init__(
        self,
        speaker: Speaker,
        inbox: SimpleQueue[object],
        *,
        cache_folder: Path | None,
        pack: Path | None,
        decode: Decode | None,
        time_out_s: float,
        command: Sequence[str] | None,
        engines: Sequence[Engine] | None,
    ) -> None:
        self._speaker = speaker
        self._inbox = inbox
        self._pack = Pack(pack if decode is not None else None)
        self._decode = decode
        self._cache = Cache(cache_folder)
        self._time_out_s = time_out_s
        self._command = worker_command() if command is None else command
        self._engines = all_engines() if engines is None else engines
        self._urgent: deque[Wanted] = deque()
        self._later: deque[Wanted] = deque()
        self._warm: tuple[str, ...] = ()
        self._tries: dict[Wanted, int] = {}
        self._worker: WorkerProcess | None = None
        self._generation = 0
        self._starts: deque[float] = deque()
        self._given_up = False
        self._job: _Job | None = None
        self._number = 0

    def run(self, langs: tuple[str, ...], live: bool) -> None:
        """Serve the inbox until None comes. An unforeseen fault costs one line, never the thread."""
        packed: dict[str, str | None] = {}
        if not live:
            packed = {lang: PACK for lang in langs if self._pack.speaks(base_language(lang))}
        self._speaker.learn(packed)
        self._warm = tuple(lang for lang in langs if lang not in packed)
        running = True
        while running:
            try:
                self._next()
                running = self._take()
            except Exception as error:
                _log.warning("voice: %r", error)
                self._fail_job()
        if self._worker is not None:
            self._worker.end(_GRACE_S)

    def _take(self) -> bool:
        """Take one thing from the inbox, or notice that the worker hangs. False: stop."""
        wait = None if self._job is None else max(0.0, self._job.deadline - time.monotonic())
        if self._job is None and self._later:
            wait = 0.0  # a prefetch goes on, one sentence a round: whoever asks meanwhile comes first
        try:
            item = self._inbox.get(timeout=wait) if wait != 0.0 else self._inbox.get_nowait()
        except Empty:
            if self._job is not None:
                self._lost(f"hung for {self._time_out_s} s")
            return True
        if isinstance(item, Wanted):
            if self._speaker.is_waited_for(item) and not self._made_here(item):
                self._urgent.append(item)
        elif isinstance(item, tuple):
            self._later = deque(item)
        elif isinstance(item, _Heard):
            self._hear(item)
        return item is not None

    def _next(self) -> None:
        """Give an idle worker its next job."""
        while self._job is None:
            if self._warm:
                langs, self._warm = self._warm, ()
                self._give(None, langs, {"do": "warm", "langs": list(langs)})
                continue
            wanted = self._pop()
            if wanted is None:
                return  # nothing to do, or a prefetched sentence was answered here
            message = {
                "do": "say",
                "lang": wanted.lang,
                "role": wanted.role,
                "text": wanted.text,
                "colour": wanted.colour,
                "speed": wanted.speed,
            }
            self._give(wanted, (), message)

    def _pop(self) -> Wanted | None:
        while self._urgent:
            wanted = self._urgent.popleft()
            if self._speaker.is_waited_for(wanted):
                return wanted
        while self._later:
            wanted = self._later.popleft()
            if self._speaker.is_kept(wanted):
                continue
            # From pack or disk: a request may have come meanwhile, so one at a time.
            return None if self._made_here(wanted) else wanted
        return None

    def _made_here(self, wanted: Wanted) -> bool:
        """Whether memory, disk or arithmetic answered; also where no engine is installed at all."""
        if wanted.role == NOISE_ROLE:
            self._deliver(wanted, Clip(line_noise(wanted.colour), ""))
            return True
        if not any(char.isalnum() for char in wanted.text):
            # "……" in the middle of a line is a pause of its own length: engines choke on it.
            self._deliver(wanted, Clip(pause(nominal_ms(wanted.text, wanted.lang)), ""))
            return True
        if self._from_pack(wanted):
            return True
        asked_voice = voice(wanted.role, wanted.lang, wanted.speed)
        able = speakers(self._engines, wanted.lang)
        for engine in able:
            clip = self._cache.get(clip_key(engine, wanted.text, asked_voice, wanted.colour))
            if clip is not None:
                self._deliver(wanted, clip)
                return True
        if not able:
            self._speaker.deliver(wanted, "no-voice")
        return not able

    def _from_pack(self, wanted: Wanted) -> bool:
        """Whether the pack has the sentence: it is given at the pace and over the line that are wanted. One that cannot
        be read (no mixer just now, a damaged file) is left to its caption: spoken live, it would be another person.
        """
        found = self._pack.find(wanted.lang, wanted.role, wanted.text)
        if found is None or self._decode is None:
            return False
        sound = self._decode(found.data)
        if not sound:
            self._speaker.deliver(wanted, "engine")
            return True
        speech = stretched(np.frombuffer(sound, dtype=np.int16), wanted.speed)
        self._deliver(wanted, Clip(finished(speech, wanted.text, wanted.colour, found.wide), PACK))
        return True

    def _give(self, wanted: Wanted | None, langs: tuple[str, ...], message: dict[str, Any]) -> None:
        patience = self._time_out_s
        if self._worker is None:
            if not self._start():
                self._refuse(wanted, langs)
                return
            patience *= _FIRST_ANSWER
        assert self._worker is not None
        self._number += 1
        self._job = _Job(self._number, wanted, langs, time.monotonic() + patience)
        self._worker.send(message | {"id": self._number})

    def _start(self) -> bool:
        now = time.monotonic()
        while self._starts and now - self._starts[0] > _STARTS_WITHIN_S:
            self._starts.popleft()
        trouble = f"started {len(self._starts)} times" if len(self._starts) >= _STARTS else ""
        if not self._command:
            trouble = "cannot be started here"
        if not trouble:
            self._generation += 1
            generation = self._generation
            self._starts.append(now)
            try:
                assert self._command
                self._worker = WorkerProcess(
                    self._command, lambda message: self._inbox.put(_Heard(generation, message))
                )
                self._given_up = False
                return True
            except (OSError, ValueError) as error:
                trouble = str(error)
        if not self._given_up:
            self._given_up = True
            _log.warning("voice: no worker (%s); captions carry the call", trouble)
        return False

    def _refuse(self, wanted: Wanted | None, langs: tuple[str, ...]) -> None:
        if wanted is None:
            self._speaker.learn(dict.fromkeys(langs))
        else:
            self._speaker.deliver(wanted, "worker")

    def _hear(self, heard: _Heard) -> None:
        if heard.generation != self._generation:
            return  # the last word of a worker that we have ended
        message, job = heard.message, self._job
        if message is None:
            self._lost("ended")
        elif job is not None and message.get("id") == job.number:
            self._job = None
            if job.wanted is None:
                self._speaker.learn(_voices(message, job.langs))
            elif message.get("is") == "clip":
                self._spoken(job.wanted, message)
            else:
                reason = "no-voice" if message.get("reason") == "no-voice" else "engine"
                _log.info("voice: %s: %s", reason, message.get("detail"))
                self._speaker.deliver(job.wanted, "no-voice" if reason == "no-voice" else "engine")

    def _spoken(self, wanted: Wanted, message: dict[str, Any]) -> None:
        try:
            clip = decoded(base64.b64decode(message["data"]))
        except (KeyError, TypeError, ValueError):
            self._speaker.deliver(wanted, "engine")
            return
        self._tries.pop(wanted, None)
        self._deliver(wanted, clip)
        for engine in self._engines:
            if engine.name == clip.engine:
                spoken_by = voice(wanted.role, wanted.lang, wanted.speed)
                self._cache.put(clip_key(engine, wanted.text, spoken_by, wanted.colour), clip)

    def _deliver(self, wanted: Wanted, clip: Clip) -> None:
        pcm = clip.samples
        if self._speaker.rate != RATE:
            pcm = to_pcm(at_rate(to_wave(pcm), RATE, self._speaker.rate))
        if self._speaker.channels > 1:
            pcm = np.ascontiguousarray(np.repeat(pcm[:, np.newaxis], self._speaker.channels, axis=1))
        self._speaker.deliver(wanted, Ready("", pcm, clip.ms, clip.engine))

    def _lost(self, how: str) -> None:
        """The worker is gone, or shall be. Its job is tried again, or fails."""
        _log.info("voice: the worker %s", how)
        if self._worker is not None:
            self._worker.end(0.0)
            self._worker = None
        self._generation += 1  # nothing that it still says counts
        self._fail_job(again=True)

    def _fail_job(self, again: bool = False) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        if job.wanted is None:
            self._speaker.learn(dict.fromkeys(job.langs))
            return
        tries = self._tries[job.wanted] = self._tries.get(job.wanted, 0) + 1
        if again and tries < _TRIES:
            self._urgent.appendleft(job.wanted)
        else:
            self._tries.pop(job.wanted, None)
            self._speaker.deliver(job.wanted, "worker")


def _voices(message: dict[str, Any], langs: tuple[str, ...]) -> dict[str, str | None]:
    said = message.get("langs")
    found = said if isinstance(said, dict) else {}
    return {lang: found[lang] if isinstance(found.get(lang), str) else None for lang in langs}
