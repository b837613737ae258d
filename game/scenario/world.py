"""The world around a talk: who calls, which numbers exist, what papers, pages and chats there are."""

from __future__ import annotations

from game.call import model
from game.scenario import script_problems as sp
from game.scenario.compilation import Compilation
from game.scenario.reader import Path as Keys
from game.scenario.schema import CallerPart


def callers(c: Compilation) -> dict[str, model.Caller]:
    return {id: _caller(c, id, part) for id, part in c.part.callers.items()}


def _caller(c: Compilation, id: str, part: CallerPart) -> model.Caller:
    path: Keys = ("callers", id)
    name = c.text(f"caller.{id}.name", part.name, (*path, "name"))
    details: dict[str, str] = {}
    for detail in ("name", "section", "extension", "number"):
        text: str = getattr(part.details, detail)
        if detail == "name" and text == part.name:
            details[detail] = name
        elif text:
            # The name that is given may be another than the one on the screen: "Mr Mori" and "police".
            text_id = f"caller.{id}.details.name" if detail == "name" else f"caller.{id}.{detail}"
            details[detail] = c.text(text_id, text, (*path, "details", detail))
    shows = None
    if part.shows is not None:
        at: Keys = (*path, "shows")
        shows = model.Shows(
            authenticity=part.shows.is_,
            number=part.shows.number,
            name=c.text(f"caller.{id}.shows.name", part.shows.name, (*at, "name")),
            place=c.text(f"caller.{id}.shows.place", part.shows.place, (*at, "place")),
            owner=c.maybe("entry", part.shows.owner, c.part.entries, (*at, "owner")),
        )
    return model.Caller(
        id=id,
        name=name,
        origin=part.origin,
        voice=part.voice,
        shows=shows,
        details=details,
        direct=c.maybe("entry", part.direct, c.part.entries, (*path, "direct")),
    )


def entries(c: Compilation) -> dict[str, model.Entry]:
    found: dict[str, model.Entry] = {}
    for id, part in c.part.entries.items():
        path: Keys = ("entries", id)
        found[id] = model.Entry(
            id=id,
            name=c.text(f"entry.{id}.name", part.name, (*path, "name")),
            number=part.number,
            role=part.role,
            talk=c.known("talk", part.talk, c.part.talks, (*path, "talk")),
            contact=part.contact,
            verifies=id in c.part.verifies,
            verdict=part.verdict,
            short=part.short or part.number in c.part.helplines,
        )
    return found


def papers(c: Compilation) -> dict[str, model.Paper]:
    found: dict[str, model.Paper] = {}
    for id, part in c.part.papers.items():
        path: Keys = ("papers", id)
        found[id] = model.Paper(
            id=id,
            look=part.look,
            title=c.text(f"paper.{id}.title", part.title, (*path, "title")),
            where=c.text(f"paper.{id}.where", part.where, (*path, "where")),
            entries=_entries(c, part.entries, (*path, "entries")),
            notes=_notes(c, f"paper.{id}", part.notes, path),
        )
    return found


def pages(c: Compilation) -> dict[str, model.Page]:
    found: dict[str, model.Page] = {}
    for id, part in c.part.pages.items():
        path: Keys = ("pages", id)
        found[id] = model.Page(
            id=id,
            kind=part.kind,
            title=c.text(f"page.{id}.title", part.title, (*path, "title")),
            address=part.address,
            entry=c.known("entry", part.entry, c.part.entries, (*path, "entry")),
            notes=_notes(c, f"page.{id}", part.notes, path),
        )
    return found


def queries(c: Compilation) -> dict[str, model.Query]:
    found: dict[str, model.Query] = {}
    for id, part in c.part.queries.items():
        path: Keys = ("queries", id)
        found[id] = model.Query(
            id=id,
            text=c.text(f"query.{id}", part.text, (*path, "text")),
            pages=tuple(
                c.known("page", page, c.part.pages, (*path, "pages", at)) for at, page in enumerate(part.pages)
            ),
        )
    return found


def chat(c: Compilation) -> dict[str, model.ChatItem]:
    found: dict[str, model.ChatItem] = {}
    for id, part in c.part.chat.items():
        path: Keys = ("chat", id)
        if part.demand and part.kind != "request":
            what, hint = "asks for something, but is no request", 'Make it "kind: request"'
            c.report(sp.CHAT, (*path, "demand"), item=id, what=what, hint=hint)
        if (part.kind == "sticker") != bool(part.look):
            drawn = part.kind == "sticker"
            what = "is a sticker without a look" if drawn else "has a look, but is no sticker"
            hint = 'Say "look: salute", "bow" or "wave"' if drawn else "Delete the look"
            c.report(sp.CHAT, (*path, "kind" if drawn else "look"), item=id, what=what, hint=hint)
        found[id] = model.ChatItem(
            id=id,
            kind=part.kind,
            by=c.known("caller", part.by, c.part.callers, (*path, "by")),
            text=c.text(f"chat.{id}", part.text, (*path, "text")),
            demand=c.maybe("demand", part.demand, c.part.demands, (*path, "demand")),
            look=part.look,
        )
    return found


def later(c: Compilation) -> tuple[model.Later, ...]:
    found: list[model.Later] = []
    for at, part in enumerate(c.part.later):
        path: Keys = ("later", at)
        found.append(
            model.Later(
                id=part.id,
                after=part.after,
                of=c.maybe("talk", part.of, c.part.talks, (*path, "of")),
                ms=part.ms,
                ring=rings(c, part.ring, (*path, "ring")),
                times=part.times,
                when=c.condition(part.when, (*path, "when")),
            )
        )
    _unique(c, "later", [part.id for part in found])
    return tuple(found)


def guided(c: Compilation) -> tuple[model.Guided, ...]:
    found: list[model.Guided] = []
    for at, part in enumerate(c.part.guided):
        path: Keys = ("guided", at)
        count = bool(part.look_up) + bool(part.call) + bool(part.finish)
        if count != 1:
            c.report(sp.ONE_OF, path, count=count or "none", names='"look-up", "call" and "finish"')
            continue
        key = "look-up" if part.look_up else "call"
        entry = part.look_up or part.call
        found.append(
            model.Guided(
                id=part.id,
                kind="look-up" if part.look_up else "call" if part.call else "finish",
                entry=c.maybe("entry", entry, c.part.entries, (*path, key)),
                label=c.text(f"guided.{part.id}", part.label, (*path, "label")),
                when=c.condition(part.when, (*path, "when")),
            )
        )
    _unique(c, "guided", [part.id for part in found])
    return tuple(found)


def rings(c: Compilation, talk: str, path: Keys) -> str:
    """`talk`, which rings by itself: its caller must appear on the screen somehow."""
    c.known("talk", talk, c.part.talks, path)
    if talk in c.part.talks:
        caller = c.part.talks[talk].caller
        if caller in c.part.callers and c.part.callers[caller].shows is None:
            c.report(sp.NO_CALLER_ID, path, talk=talk, caller=caller)
    return talk


def _entries(c: Compilation, names: list[str], path: Keys) -> tuple[str, ...]:
    return tuple(c.known("entry", name, c.part.entries, (*path, at)) for at, name in enumerate(names))


def _notes(c: Compilation, id: str, notes: list[str], path: Keys) -> tuple[str, ...]:
    return tuple(c.text(f"{id}.note.{n}", note, (*path, "notes", n - 1)) for n, note in enumerate(notes, 1))


def _unique(c: Compilation, key: str, ids: list[str]) -> None:
    for at, id in enumerate(ids):
        if id in ids[:at]:
            first = c.merged.spot((key, ids.index(id)))
            c.report(sp.SAME_ID, (key, at, "id"), id=id, where=first)
