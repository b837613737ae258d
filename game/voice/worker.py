"""The process that speaks: `python -m game.voice.worker`. Its parent is `client.Speaker`.

One JSON object a line, in both directions; one job at a time, since the parent keeps the queue.

    {"do": "say", "id": 7, "lang": "ja", "role": "clerk", "text": "...", "colour": "mobile", "speed": 1.0}
        -> {"is": "clip", "id": 7, "data": base64 of Clip.encoded()}
        -> {"is": "failed", "id": 7, "reason": "no-voice" or "engine", "detail": "..."}
    {"do": "warm", "id": 1, "langs": ["ja", "en"]}
        -> {"is": "voices", "id": 1, "langs": {"ja": "openjtalk", "en": null}}

The engines print what they like: before any is loaded, the standard output that they know is led to standard
error, and the pipe is kept under another number. End of input ends the process at once, even while an engine
hangs, so that a parent that died leaves nothing behind.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from queue import SimpleQueue
from typing import Any, BinaryIO

from game.voice.engines import Engine, EngineError, all_engines, speakers
from game.voice.render import NoVoiceError, render
from game.voice.roles import voice

_Message = dict[str, Any]


def main(engines: Sequence[Engine] | None = None) -> None:
    """Serve standard input until it ends. `engines` are all of this machine's unless a test gives others."""
    pipe = _kept_pipe()
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)  # the game draws first; Windows has no nice: the parent starts us below normal there
    inbox: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_read, args=(inbox,), daemon=True).start()
    serve(inbox.get, pipe, all_engines() if engines is None else engines)


def serve(receive: Callable[[], bytes], pipe: BinaryIO, engines: Sequence[Engine]) -> None:
    """Answer every line that `receive` gives. Returns when the other end of `pipe` is gone."""
    while True:
        try:
            pipe.write(json.dumps(answer(receive(), engines)).encode("ascii") + b"\n")
            pipe.flush()
        except (BrokenPipeError, OSError):
            return


def answer(line: bytes, engines: Sequence[Engine]) -> _Message:
    """The reply to one line from the parent. Never raises, whatever the line or an engine does."""
    request: Any = None
    try:
        request = json.loads(line)
        if request["do"] == "warm":
            return {"is": "voices", "id": request["id"], "langs": _warmed(engines, request["langs"])}
        clip = render(
            engines,
            str(request["text"]),
            voice(str(request["role"]), str(request["lang"]), float(request["speed"])),
            str(request["colour"]),
        )
        return {
            "is": "clip",
            "id": request["id"],
            "data": base64.b64encode(clip.encoded()).decode("ascii"),
        }
    except NoVoiceError as error:
        return _failed(request, "no-voice", error)
    except Exception as error:  # an engine's fault, of any kind, is that line's fault alone
        return _failed(request, "engine", error)


def _failed(request: Any, reason: str, error: Exception) -> _Message:
    job = request.get("id") if isinstance(request, dict) else None
    return {"is": "failed", "id": job, "reason": reason, "detail": repr(error)[:500]}


def _warmed(engines: Sequence[Engine], langs: Iterable[str]) -> dict[str, str | None]:
    """Load the engine of each language; say which it is, None where there is none that starts."""
    found: dict[str, str | None] = {}
    for lang in langs:
        found[lang] = None
        for engine in speakers(engines, lang):
            with contextlib.suppress(EngineError):
                engine.load()
                if lang in engine.languages():  # a system's voices are known only now
                    found[lang] = engine.name
                    break
    return found


def _kept_pipe() -> BinaryIO:
    sys.stdout.flush()
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return pipe


def _read(inbox: SimpleQueue[bytes]) -> None:
    for line in sys.stdin.buffer:
        inbox.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
