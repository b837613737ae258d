"""From files to the frozen scenario: references resolved, reactions inherited, texts under their ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.call.codec import from_json, to_json
from game.call.model import Scenario
from game.scenario import library
from game.scenario.compiler import compile_folder
from game.scenario.fingerprint import fingerprint
from game.voice.timing import nominal_ms
from tests.scenario.bad_files import BAD
from tests.scenario.written import COMMON, story


def compiled(folder: Path) -> Scenario:
    report = library.check(folder, BAD)
    assert report.scenario is not None, report.problems
    return report.scenario


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in library.check(folder, BAD).problems]


def test_the_base_compiles_with_every_reference_resolved(tmp_path: Path) -> None:
    scenario = compiled(story(tmp_path))
    hello = scenario.nodes["first/hello"]
    assert scenario.talks["first"].starts[0].node == "first/hello"
    assert [reply.next for reply in hello.replies] == ["first/bye", "first/bye"]
    assert hello.lines[0].by == "officer" and hello.lines[0].demand == "balance"
    assert scenario.entries["station"].verifies
    assert scenario.callers["officer"].details == {"name": "caller.officer.details.name"}
    assert scenario.texts["ja"]["entry.station.name"] == "Station"
    assert scenario.places["first/bye"].endswith("base.yaml:43")
    assert scenario.durations["ja"]["l1"] == nominal_ms("What is your balance?", "ja")
    assert scenario.hash == fingerprint(scenario)


def test_reactions_resolve_node_before_talk_before_caller_before_set(tmp_path: Path) -> None:
    body = """
callers:
  officer:
    reactions:
      use: calm
      refuse: [{id: c1, line: The caller says.}]
reactions:
  calm:
    note: [{id: s1, line: The set says.}]
    breathe: [{id: s2, line: The set says so.}]
    refuse: [{id: s3, line: Never heard.}]
talks:
  first:
    reactions:
      silence: [{id: t1, line: The talk says.}]
    nodes:
      hello:
        reactions:
          silence: {turns: [[{id: n1, line: The node says.}], [{id: n2, line: Again.}]], next: bye}
"""
    scenario = compiled(story(tmp_path, body))

    def said(node: str, move: str) -> list[str]:
        reaction = scenario.reactions[scenario.nodes[node].reactions[move]]
        return [line.id for turn in reaction.turns for line in turn]

    assert said("first/hello", "silence") == ["n1", "n2"]
    assert said("first/bye", "silence") == ["t1"]
    assert said("desk/here", "silence") == ["o3"]
    assert said("first/hello", "refuse") == ["c1"]
    assert said("first/hello", "note") == ["s1"]
    leads = scenario.reactions[scenario.nodes["first/hello"].reactions["silence"]]
    assert leads.next == "first/bye"
    shared = scenario.reactions[scenario.nodes["desk/here"].reactions["note"]]
    assert shared.turns[0][0].by == "@caller"
    assert "repeat" not in scenario.nodes["first/hello"].reactions


def test_a_reaction_of_a_caller_leads_to_the_node_of_the_talk_it_is_used_in(tmp_path: Path) -> None:
    body = """
callers:
  officer:
    reactions:
      refuse: {turns: [[{id: o2, line: Then goodbye.}]], next: bye}
talks:
  desk: {nodes: {bye: {turn: [{id: l8, line: Bye.}], end: true}}}
  nobody: {nodes: {bye: {turn: [{id: l9, line: Bye then.}], end: true}}}
"""
    scenario = compiled(story(tmp_path, body))
    nexts = {node.id: scenario.reactions[node.reactions["refuse"]].next for node in scenario.nodes.values()}
    assert nexts["first/hello"] == "first/bye"
    assert nexts["desk/here"] == "desk/bye"


def test_slots_of_both_kinds_are_bound_by_their_options(tmp_path: Path) -> None:
    body = """
slots:
  officer: {mori: {text: Mori, say: Morry}, tani: Tani}
  hour: ["10:24", "18:40"]
story: {time: "{hour}"}
talks:
  first:
    nodes:
      bye: {turn: [{id: l2, line: "I am {officer}.", when: slot.hour.2 and slot.officer.mori}]}
"""
    scenario = compiled(story(tmp_path, body))
    assert scenario.slots["hour"].literal and scenario.slots["hour"].options == ("10:24", "18:40")
    assert scenario.slots["officer"].options == ("mori", "tani")
    assert scenario.texts["ja"]["slot.officer.mori#say"] == "Morry"
    assert scenario.durations["ja"]["l2"] == nominal_ms("I am Morry.", "ja")


def test_all_problems_of_all_kinds_come_in_one_go(tmp_path: Path) -> None:
    body = """
tittle: What
twin: gone
talks:
  first:
    nodes:
      hello: {next: bey}
      bye: {turn: [{line: Goodbye.}]}
story:
  balance: 0346
endings:
  - {id: e, when: granted.x, text: It is over.}
  - {id: f, text: It is over.}
"""
    folder = story(tmp_path, body)
    assert codes(folder) == ["S01", "L15", "C01", "C03", "Y14", "C08"]


def test_what_is_missing_hides_no_other_problem(tmp_path: Path) -> None:
    """Required things that are wrong are stood in for, and references are still checked."""
    body = """
title: 5
kind: scamm
words: []
story: {date: "April", brief: []}
opening: nowhere
entries:
  bank: {name: Bank, talk: gone}
  shop: 7
talks:
  first:
    nodes:
      bye:
        turn: [5, {id: l2}]
        replies: [{id: l3, reply: Hello., next: bye}, {id: r8, reply: Yes., grants: x, next: bye}]
"""
    assert codes(story(tmp_path, body)) == [
        *["S03", "S04", "S05", "S06", "S05", "C01", "S02", "S02", "S03", "S03", "S02", "C02", "C01"],
    ]


def test_one_mistake_is_told_once(tmp_path: Path) -> None:
    folder = story(tmp_path, "story:\n  balance: 010\nwords: [110]\n")
    assert codes(folder) == ["Y14", "S03"]


def test_the_hash_is_of_what_is_played_and_not_of_where_it_is_written(tmp_path: Path) -> None:
    first = compiled(story(tmp_path))
    moved = compiled(story(tmp_path, "\n# A remark.\n"))
    other = compiled(story(tmp_path, "title: Another call\n"))
    assert first.hash == moved.hash != other.hash


@pytest.mark.parametrize("id", library.shipped())
def test_a_shipped_scenario_compiles_and_survives_json(id: str) -> None:
    report = library.check(library.find(id))
    assert report.scenario is not None, [str(problem) for problem in report.problems if problem.is_error]
    again = from_json(Scenario, json.loads(json.dumps(to_json(report.scenario))))
    assert again == report.scenario
    assert fingerprint(again) == report.scenario.hash


def test_every_part_of_a_script_is_named_where_it_is(tmp_path: Path) -> None:
    script, problems = compile_folder(story(tmp_path), COMMON)
    assert script is not None and not problems
    assert script.scenario is not None
    for node in script.scenario.nodes.values():
        assert node.id in script.scenario.places
        for reply in node.replies:
            assert reply.id in script.scenario.places
    assert set(script.scenario.reactions) <= set(script.scenario.places)
