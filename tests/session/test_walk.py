"""Walks find what breaks, save it, and say what nobody reached."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.call.condition import parse
from game.call.model import Line, Node, Reply
from game.session.bots import make_bot
from game.session.headless import WalkError, run
from game.session.play import Play
from game.session.walk import save, walk
from tests.call.small import small


def test_a_walk_that_breaks_is_told_and_saved(tmp_path: Path) -> None:
    made = small()
    broken = replace(made.nodes["first/ask"], replies=(Reply("r3", "first/nowhere"),))
    report = walk(replace(made, nodes={**made.nodes, "first/ask": broken}), 40, 3)
    assert report.failures
    first = report.failures[0]
    assert "first/nowhere" in first.error
    kept = json.loads(save(report.scenario, first, tmp_path / "logs").read_text(encoding="utf-8"))
    assert kept["seed"] == first.seed and kept["events"][0]["kind"] == "Started"


def test_somebody_who_talks_for_ever_is_no_play() -> None:
    made = small()
    endless = Node(
        "first/hello", (Line("s1", "@caller"),), (Reply("r1", "first/ask", when=parse("harm")),), "first/hello"
    )
    play = Play(replace(made, nodes={**made.nodes, "first/hello": endless}), 1)
    with pytest.raises(WalkError, match="s1 is said for ever"):
        run(play, make_bot("obeys", 1))


def test_what_cannot_be_reached_is_named_with_its_place() -> None:
    made = small()
    hidden = Node("first/hidden", (Line("s9", "@caller"),), ends=True)
    places = {"first/hidden": "scenario.yaml:7"}
    report = walk(replace(made, nodes={**made.nodes, "first/hidden": hidden}, places=places), 60, 1)
    assert report.failures == ()
    assert "scenario.yaml:7: node first/hidden" in report.missed
    assert not any("node first/hello" in line for line in report.missed)


def test_the_protocol_looks_a_number_up_that_only_guided_play_shows() -> None:
    made = small()
    memo = replace(made.papers["memo"], entries=())
    scenario = replace(
        made, papers={"memo": memo, "leaflet": replace(made.papers["leaflet"], entries=())}, pages={}, queries={}
    )
    play = Play(scenario, 1)
    run(play, make_bot("protocol", 1))
    assert play.score().steps["dial-yourself"] == "met"
