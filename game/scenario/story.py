"""The parts of a scenario around its talks: who the player is, what differs, how it may end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import get_args

from game.call import model
from game.call.advice import Reason
from game.call.events import About
from game.scenario import script_problems as sp
from game.scenario.compilation import Compilation
from game.scenario.reader import Path as Keys
from game.scenario.schema import SignPart


def story(c: Compilation) -> model.Story:
    part = c.part.story
    at: Keys = ("story",)
    return model.Story(
        place=part.place,
        date=part.date,
        time=part.time,
        you=c.text("story.you", part.you, (*at, "you")),
        brief=tuple(
            model.BriefItem(item.icon, c.text(f"brief.{n}", item.text, (*at, "brief", n - 1, "text")))
            for n, item in enumerate(part.brief, 1)
        ),
        papers=tuple(c.known("paper", paper, c.part.papers, (*at, "papers", n)) for n, paper in enumerate(part.papers)),
        card=tuple(
            model.BriefItem(item.icon, c.text(f"card.{n}", item.text, (*at, "card", n - 1, "text")))
            for n, item in enumerate(part.card, 1)
        ),
        nearby=c.maybe("entry", part.nearby, c.part.entries, (*at, "nearby")),
        balance=part.balance,
        bank=c.text("bank", part.bank, (*at, "bank")),
        abroad=part.place != "japan",
    )


def slots(c: Compilation) -> dict[str, model.Slot]:
    slots: dict[str, model.Slot] = {}
    for id, options in c.part.slots.items():
        if isinstance(c.merged.value["slots"][id], list):
            slots[id] = model.Slot(id, tuple(option.text for option in options.values()), literal=True)
            continue
        for option, value in options.items():
            c.text(f"slot.{id}.{option}", value.text, ("slots", id, option), value.say)
        slots[id] = model.Slot(id, tuple(options))
    return slots


def demands(c: Compilation) -> dict[str, model.Demand]:
    demands: dict[str, model.Demand] = {}
    for id, demand in c.part.demands.items():
        path: Keys = ("demands", id)
        wrong = ""
        if demand.kind == "money" and not demand.yen:
            wrong, hint = "has no amount", 'Write "yen:" with the amount'
        elif demand.kind == "key" and not demand.keys:
            wrong, hint = "has no keys", 'Write "keys:" with what is to be pressed, in quotes'
        elif demand.kind != "money" and (demand.yen or demand.payee):
            wrong, hint = "has an amount or a payee", "Only money has them"
        elif demand.kind != "key" and demand.keys:
            wrong, hint = "has keys", 'Only the kind "key" has them'
        if wrong:
            c.report(sp.DEMAND, path, True, demand=id, sort=demand.kind, what=wrong, hint=hint)
        payee = c.text(f"demand.{id}.payee", demand.payee, (*path, "payee"))
        demands[id] = model.Demand(id, demand.kind, demand.yen, demand.keys, payee)
    return demands


def endings(c: Compilation) -> tuple[model.Ending, ...]:
    found: list[model.Ending] = []
    for at, ending in enumerate(c.part.endings):
        path: Keys = ("endings", at)
        last = at == len(c.part.endings) - 1
        if last and ending.when:
            what = f'that the last ending, "{ending.id}", has a condition: a play could have no ending'
            c.report(sp.ENDINGS, (*path, "when"), what=what, hint='Remove its "when"')
        elif not last and not ending.when:
            what = f'that the ending "{ending.id}" has no condition: those after it never come'
            c.report(sp.ENDINGS, path, what=what, hint='Give it a "when", or put it last')
        text = c.text(f"ending.{ending.id}", ending.text, (*path, "text"))
        found.append(model.Ending(ending.id, text, c.condition(ending.when, (*path, "when"))))
    return tuple(found)


def words(c: Compilation) -> tuple[str, ...]:
    return tuple(c.text(f"words.{n}", text, ("words", n - 1)) for n, text in enumerate(c.part.words, 1))


def cautions(c: Compilation) -> dict[str, str]:
    for step in c.part.cautions:
        if c.part.steps:
            c.known("verification step", step, c.part.steps, ("cautions", step))
    return {step: c.text(f"caution.{step}", text, ("cautions", step)) for step, text in c.part.cautions.items()}


def signs(c: Compilation, key: str, parts: Mapping[str, SignPart], used: Collection[str]) -> dict[str, model.Flag]:
    """Red flags (`key` "flags") or marks of genuineness ("marks") that lines carry, with their texts."""
    found: dict[str, model.Flag] = {}
    for id, part in parts.items():
        path: Keys = (key, id)
        tactic = c.maybe("tactic", part.tactic, c.part.tactics, (*path, "tactic"))
        sentence = c.maybe("sentence", part.sentence, c.part.sentences, (*path, "sentence"))
        for at, source in enumerate(part.sources):
            c.known("source", source, c.part.sources, (*path, "sources", at))
        if id not in used:
            continue
        if tactic and f"tactic.{tactic}" not in c.texts and tactic in c.part.tactics:
            c.text(f"tactic.{tactic}", c.part.tactics[tactic], ("tactics", tactic))
        if sentence and f"sentence.{sentence}" not in c.texts and sentence in c.part.sentences:
            row = c.part.sentences[sentence]
            c.text(f"sentence.{sentence}", row.text, ("sentences", sentence, "text"))
            c.text(f"sentence.{sentence}.authority", row.authority, ("sentences", sentence, "authority"))
        found[id] = model.Flag(
            id=id,
            text=c.text(f"{key.removesuffix('s')}.{id}.text", part.text, (*path, "text")),
            tactic=f"tactic.{tactic}" if tactic else "",
            sentence=f"sentence.{sentence}" if sentence else "",
            sources=tuple(part.sources),
        )
    return found


def help_and_steps(c: Compilation) -> None:
    """The texts of the verification steps and of the real help lines, for screens and debriefs."""
    for id, step in c.part.steps.items():
        for name, text in (("name", step.name), ("advice", step.advice), ("still", step.still_useful)):
            c.text(f"step.{id}.{name}", text, ("steps", id, "still_useful" if name == "still" else name))
        for at, source in enumerate(step.sources):
            c.known("source", source, c.part.sources, ("steps", id, "sources", at))
    for number, line in c.part.helplines.items():
        for name, text in (("name", line.name), ("use", line.use), ("hours", line.hours)):
            c.text(f"helpline.{number}.{name}", text, ("helplines", number, name))
        c.known("source", line.source, c.part.sources, ("helplines", number, "source"))
    for id, sentence in c.part.sentences.items():
        for at, source in enumerate(sentence.sources):
            c.known("source", source, c.part.sources, ("sentences", id, "sources", at))


def relative(c: Compilation) -> model.Relative | None:
    """Who holds the phone in the helper's play, with all that they may answer."""
    part = c.part.relative
    if part is None:
        return None
    at: Keys = ("relative",)
    doubts: dict[str, tuple[model.Line, ...]] = {}
    for topic in get_args(About):
        for reason in get_args(Reason):
            sayings = getattr(getattr(part.doubts, topic), reason)
            path: Keys = (*at, "doubts", topic, reason)
            for n, saying in enumerate(sayings):
                c.text(saying.id, saying.line, (*path, n, "line"), saying.say)
                c.lines.setdefault(saying.id, model.Line(saying.id, model.RELATIVE))
            doubts[f"{topic}.{reason}"] = tuple(c.lines[saying.id] for saying in sayings)
    return model.Relative(c.text("relative.name", part.name, (*at, "name")), part.voice, doubts)
