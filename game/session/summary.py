"""A play in one JSON object: what `play --json` prints and the record keeps at its end."""

from __future__ import annotations

from typing import Any

from game.session.play import Play


def summary(play: Play, run: str = "") -> dict[str, Any]:
    """The result of a play. Times in ms of play time, money in yen, score from 0 to 1.

    `helper`: the player advised a relative; such plays are practice and count apart.
    Holds nothing that was typed or said: `disclosed` names the demands that were granted.
    """
    result = play.score()
    return {
        "scenario": play.scenario.id,
        "kind": play.scenario.kind,
        "helper": play.helper,
        "outcome": result.outcome,
        "score": round(result.score, 4),
        "steps": dict(result.steps),
        "matter": result.matter,
        "discernment": result.discernment,
        "disclosed": list(result.disclosed),
        "lost_yen": result.lost_yen,
        "stop_requested": result.stop_requested,
        "left_at_ms": result.left_at_ms,
        "flags_passed": result.flags_passed,
        "ending": result.ending,
        "events": len(play.events),
        "seed": play.seed,
        "variant": dict(play.state.variant),
        "run": run,
    }
