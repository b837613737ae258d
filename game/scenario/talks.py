"""Talks, their nodes, lines and replies, and the reactions to standing moves, resolved."""

from __future__ import annotations

from collections import Counter

from game.call import model
from game.scenario import lines
from game.scenario import script_problems as sp
from game.scenario.compilation import Compilation
from game.scenario.problems import excerpt
from game.scenario.reader import Path as Keys
from game.scenario.schema import DoesPart, LinePart, NodePart, ReactionPart, ReplyPart, TalkPart
from game.scenario.world import rings

REQUIRED: tuple[model.Move, ...] = ("ask-details", "refuse", "silence", "call-back", "no-japanese")
"""Moves that every caller answers; `repeat` says the last line again by itself."""
ANY_CALLER = "@caller"
"""The speaker of a line that several callers share: whoever speaks in the talk."""


def talks(c: Compilation) -> tuple[dict[str, model.Talk], dict[str, model.Node]]:
    found: dict[str, model.Talk] = {}
    nodes: dict[str, model.Node] = {}
    for id, part in c.part.talks.items():
        path: Keys = ("talks", id)
        caller = c.known("caller", part.caller, c.part.callers, (*path, "caller"))
        starts: list[model.Start] = []
        for at, start in enumerate(part.start):
            where: Keys = (*path, "start", at)
            c.known("node", start.node, part.nodes, where)
            starts.append(model.Start(f"{id}/{start.node}", c.condition(start.when, (*where, "when"))))
        if part.start[-1].when:
            c.report(sp.RING, (*path, "start"), talk=id)
        found[id] = model.Talk(id, part.kind, caller, tuple(starts), lines.line_of(c, id), lines.around(c, id))
        missing: set[model.Move] = set()
        for name, node in part.nodes.items():
            nodes[f"{id}/{name}"] = _node(c, id, name, node, missing)
        if missing:
            moves = ", ".join(move for move in REQUIRED if move in missing)
            c.report(sp.NO_REACTION, path, True, caller=caller, moves=moves, talk=id)
        _loops(c, id, part)
    return found, nodes


def _node(c: Compilation, talk: str, name: str, part: NodePart, missing: set[model.Move]) -> model.Node:
    path: Keys = ("talks", talk, "nodes", name)
    here = c.part.talks[talk]
    id = f"{talk}/{name}"
    c.places[id] = str(c.merged.spot(path, of_key=True))
    if part.end and part.next:
        c.report(sp.END_AND_NEXT, (*path, "end"), True, node=id, other=f'"next: {part.next}"')
    if not (part.replies or part.next or part.end):
        c.report(sp.DEAD_END, path, True, node=id)
    reactions: dict[str, str] = {}
    for move in model.ANSWERED:
        # Who is alone cannot show the phone to anybody; a shared reaction to it would never be heard.
        if move == "show-nearby" and not c.part.story.nearby:
            continue
        reaction = resolve(c, talk, name, move)
        if reaction:
            reactions[move] = reaction
        elif move in REQUIRED:
            missing.add(move)
    timeout = None
    if part.timeout:
        after = _next(c, talk, part.timeout.next, (*path, "timeout", "next"))
        timeout = model.Timeout(part.timeout.ms, after)
    return model.Node(
        id=id,
        lines=tuple(_line(c, line, (*path, "turn", at), here.caller) for at, line in enumerate(part.turn)),
        replies=tuple(_reply(c, talk, part, reply, (*path, "replies", at)) for at, reply in enumerate(part.replies)),
        next=_next(c, talk, part.next, (*path, "next")),
        ends=part.end,
        does=tuple(done for at, does in enumerate(part.does) for done in _does(c, does, (*path, "does", at))),
        on={
            c.known("demand", demand, c.part.demands, (*path, "granted", demand)): _next(
                c, talk, node, (*path, "granted", demand)
            )
            for demand, node in part.granted.items()
        },
        reactions=reactions,
        timeout=timeout,
        speaker="" if (by := speaker_of(c, talk, name)) == here.caller else by,
    )


def speaker_of(c: Compilation, talk: str, node: str) -> str:
    """Who answers in a node: whoever says most of its lines, in doubt the talk's caller.

    A voice in the background says a line and takes nothing over; who was put through says nearly all.
    """
    here = c.part.talks[talk]
    said = Counter(line.by or here.caller for line in here.nodes[node].turn)
    most = max(said.values(), default=0)
    return here.caller if said[here.caller] == most else next(by for by, count in said.items() if count == most)


def _next(c: Compilation, talk: str, node: str, path: Keys) -> str:
    if not node:
        return ""
    c.known(f'node of the talk "{talk}"', node, c.part.talks[talk].nodes, path)
    return f"{talk}/{node}"


def _line(c: Compilation, part: LinePart, path: Keys, speaker: str) -> model.Line:
    by = c.maybe("caller", part.by, c.part.callers, (*path, "by")) or speaker
    for key, names, what, table in (
        ("flag", part.flag, "flag", c.part.flags),
        ("mark", part.mark, "mark of genuineness", c.part.marks),
    ):
        for name in names:
            c.known(what, name, table, (*path, key))
    if part.id is None:
        c.report(sp.NO_ID, path, what="line")
    line = model.Line(
        id=part.id or "",
        by=by,
        flags=tuple(part.flag),
        marks=tuple(part.mark),
        demand=c.maybe("demand", part.demand, c.part.demands, (*path, "demand")),
        gives=tuple(part.gives),
        holds=part.holds,
        when=c.condition(part.when, (*path, "when")),
    )
    if by in c.part.callers:
        check_gives(c, line, by, path)
    if part.id:
        c.text(part.id, part.line, (*path, "line"), part.say)
        c.lines.setdefault(part.id, line)
    return line


def check_gives(c: Compilation, line: model.Line, caller: str, path: Keys) -> None:
    """A line can state only details that its speaker has."""
    person = c.part.callers[caller]
    for detail in line.gives:
        has = getattr(person.details, detail) or (detail == "number" and person.direct)
        if not has:
            c.report(sp.GIVES, (*path, "gives"), detail=detail, caller=caller)


def _reply(c: Compilation, talk: str, node: NodePart, part: ReplyPart, path: Keys) -> model.Reply:
    if part.id is None:
        c.report(sp.NO_ID, path, what="reply")
    if not (part.next or node.next):
        c.report(sp.REPLY_DEAD_END, path, reply=excerpt(part.reply))
    for key, names in (("grants", part.grants), ("refuses", part.refuses)):
        for name in names:
            c.known("demand", name, c.part.demands, (*path, key))
    for both in set(part.grants) & set(part.refuses):
        c.report(sp.CONTRADICTION, path, reply=excerpt(part.reply), demand=both)
    reply = model.Reply(
        id=part.id or "",
        next=_next(c, talk, part.next, (*path, "next")) or (f"{talk}/{node.next}" if node.next else ""),
        when=c.condition(part.when, (*path, "when")),
        grants=tuple(part.grants),
        refuses=tuple(part.refuses),
        asks=part.asks,
        tells=part.tells,
        reports=part.reports,
        settles=part.settles,
        gives_up=part.gives_up,
        stops_payment=part.stops_payment,
        sets=tuple(part.sets),
    )
    if part.id:
        c.text(part.id, part.reply, (*path, "reply"), part.say)
        c.replies.setdefault(part.id, reply)
    return reply


def _does(c: Compilation, part: DoesPart, path: Keys) -> tuple[model.Does, ...]:
    count = bool(part.ring) + bool(part.chat) + bool(part.settle) + bool(part.set)
    if count != 1:
        c.report(sp.ONE_OF, path, count=count or "none", names='"ring", "chat", "settle" and "set"')
        return ()
    if part.ring:
        return (model.Does("ring", rings(c, part.ring, (*path, "ring")), part.ms),)
    if part.chat:
        return (model.Does("chat", c.known("chat item", part.chat, c.part.chat, (*path, "chat"))),)
    return (model.Does("set", part.set),) if part.set else (model.Does("settle"),)


def resolve(c: Compilation, talk: str, node: str, move: model.Move) -> str:
    """Id of the reaction to `move` at a node: of the node, the talk, whoever speaks there, or that person's set.

    What a talk says of reactions is its own caller's: not of somebody who has taken over.

    Empty where nobody answers it. The reaction enters `c.reactions` the first time.
    """
    found = source_of(c, talk, node, move)
    if found is None:
        return ""
    id, part, path, speaker = found
    # The same reaction leads to another node in another talk.
    instance = f"{id}@{talk}" if part.next and "@" not in id and not id.startswith(talk) else id
    if instance not in c.reactions:
        known = id in c.places
        c.places.setdefault(id, str(c.merged.spot(path)))
        c.places[instance] = c.places[id]
        turns = tuple(
            tuple(
                # A second instance has the same lines: their texts are entered once.
                c.lines[line.id]
                if known and line.id in c.lines
                else _line(c, line, (*path, "turns", turn, at), speaker)
                for at, line in enumerate(lines)
            )
            for turn, lines in enumerate(part.turns)
        )
        leads = _next(c, talk, part.next, (*path, "next"))
        c.reactions[instance] = model.Reaction(instance, turns, leads, part.end)
    caller = speaker_of(c, talk, node)
    if speaker == ANY_CALLER and caller in c.part.callers:
        for turn, lines in enumerate(c.reactions[instance].turns):
            for at, line in enumerate(lines):
                check_gives(c, line, caller, (*path, "turns", turn, at))
    return instance


def source_of(c: Compilation, talk: str, node: str, move: model.Move) -> tuple[str, ReactionPart, Keys, str] | None:
    """The reaction's id, its part, where it is written, and who speaks it."""
    here: TalkPart = c.part.talks[talk]
    at_node = here.nodes[node].reactions.get(move)
    if at_node:
        path: Keys = ("talks", talk, "nodes", node, "reactions", move)
        return f"{talk}/{node}:{move}", at_node, path, here.caller
    answers = speaker_of(c, talk, node)
    at_talk = here.reactions.get(move)
    if at_talk and answers == here.caller:
        return f"{talk}:{move}", at_talk, ("talks", talk, "reactions", move), here.caller
    caller = c.part.callers.get(answers)
    if caller is None:
        return None
    own = c.own_reactions[answers].get(move)
    if own:
        path = ("callers", answers, "reactions", move)
        return f"callers.{answers}:{move}", own, path, answers
    name = caller.reactions.use
    shared = c.part.reactions.get(name, {}).get(move) if name else None
    if shared:
        return f"reactions.{name}:{move}", shared, ("reactions", name, move), ANY_CALLER
    return None


def check_sets(c: Compilation) -> None:
    """Every set of reactions that a caller names exists."""
    for id, caller in c.part.callers.items():
        if caller.reactions.use:
            short = isinstance(c.merged.value["callers"][id].get("reactions"), str)
            path: Keys = ("callers", id, "reactions") if short else ("callers", id, "reactions", "use")
            c.known("set of reactions", caller.reactions.use, c.part.reactions, path)


def _loops(c: Compilation, talk: str, part: TalkPart) -> None:
    """Nodes that lead back to themselves by `next` alone: the other person would never stop."""
    done: set[str] = set()
    for start in part.nodes:
        chain: list[str] = []
        name = start
        while name in part.nodes and name not in done and not part.nodes[name].replies:
            if name in chain:
                c.report(sp.LOOP, ("talks", talk, "nodes", name), True, node=f"{talk}/{name}")
                break
            chain.append(name)
            name = part.nodes[name].next
        done.update(chain)
