"""`lint --explain NODE`: what a node resolves to, and where each part of it is written."""

from __future__ import annotations

from collections.abc import Iterator

from game.call import model
from game.scenario.compiler import Script
from game.scenario.layers import did_you_mean
from game.scenario.lengths import wide_length
from game.scenario.reader import Path as Keys
from game.scenario.schema import LinePart, NodePart, ReplyPart
from game.scenario.talks import source_of


class NoSuchNode(LookupError):
    """No node has that name; the message says which one was probably meant."""


def explain(script: Script, name: str) -> str:
    """The explanation of a node, named `talk/node`, or `node` where only one talk has it.

    Raises `NoSuchNode`.
    """
    ids = [f"{talk}/{node}" for talk, part in script.part.talks.items() for node in part.nodes]
    found = [id for id in ids if name in (id, id.split("/", 1)[1])]
    if not found:
        raise NoSuchNode(f'No node is named "{name}". {did_you_mean(name, [*ids, *_bare(ids)])}')
    if len(found) > 1:
        raise NoSuchNode(f'Several talks have a node "{name}": {", ".join(found)}')
    talk, node = found[0].split("/", 1)
    return "\n".join(_Explanation(script, talk, node).lines()) + "\n"


def _bare(ids: list[str]) -> list[str]:
    return [id.split("/", 1)[1] for id in ids]


class _Explanation:
    def __init__(self, script: Script, talk: str, node: str) -> None:
        self.script = script
        self.talk = talk
        self.name = node
        self.path: Keys = ("talks", talk, "nodes", node)
        self.node: NodePart = script.part.talks[talk].nodes[node]

    def _row(self, indent: int, words: str, path: Keys, of_key: bool = False) -> str:
        text = "  " * indent + words
        # Columns of a terminal: a full-width character takes two.
        gap = " " * max(2, 74 - int(2 * wide_length(text)))
        return f"{text}{gap}{self.script.merged.spot(path, of_key)}"

    def lines(self) -> Iterator[str]:
        part = self.script.part
        talk = part.talks[self.talk]
        yield self._row(0, f"{self.talk}/{self.name}", self.path, of_key=True)
        caller = part.callers.get(talk.caller)
        if caller:
            words = f"caller {talk.caller}: {caller.name} ({caller.origin}, voice {caller.voice})"
            yield self._row(1, words, ("callers", talk.caller), of_key=True)
        for at, line in enumerate(self.node.turn):
            yield self._row(1, _line(line), (*self.path, "turn", at))
        for at, does in enumerate(self.node.does):
            done = does.model_dump(exclude_defaults=True)
            words = ", ".join(f"{key} {value}" for key, value in done.items())
            yield self._row(1, f"does: {words}", (*self.path, "does", at))
        for at, reply in enumerate(self.node.replies):
            yield self._row(1, _reply(reply, self.node.next), (*self.path, "replies", at))
        for demand, after in self.node.granted.items():
            yield self._row(1, f"granted {demand} -> {after}", (*self.path, "granted", demand))
        if self.node.timeout:
            words = f"no answer for {self.node.timeout.ms} ms -> {self.node.timeout.next}"
            yield self._row(1, words, (*self.path, "timeout"))
        if self.node.next:
            yield self._row(1, f"next -> {self.node.next}", (*self.path, "next"))
        if self.node.end:
            yield self._row(1, "end: the other person hangs up", (*self.path, "end"))
        for move in model.ANSWERED:
            yield from self._reaction(move)

    def _reaction(self, move: model.Move) -> Iterator[str]:
        found = source_of(self.script.compilation, self.talk, self.name, move)
        if found is None:
            said = "says the last line again" if move == "repeat" else "no answer"
            yield f"  {move}: {said}"
            return
        id, part, path, _ = found
        level = "node" if "/" in id else id.split(".", 1)[0].split(":", 1)[0]
        level = {"callers": "caller", "reactions": "common set", "node": "node"}.get(level, "talk")
        after = f" -> {part.next}" if part.next else " -> hangs up" if part.end else ""
        yield self._row(1, f"{move} ({level}){after}", path, of_key=True)
        for turn, lines in enumerate(part.turns):
            for at, line in enumerate(lines):
                yield self._row(2, f"{turn + 1}. {_line(line)}", (*path, "turns", turn, at))


def _line(line: LinePart) -> str:
    extra = [*(f"flag {name}" for name in line.flag), *(f"mark {name}" for name in line.mark)]
    extra += [f"demand {line.demand}"] if line.demand else []
    extra += [f"gives {', '.join(line.gives)}"] if line.gives else []
    extra += [f"when {line.when}"] if line.when else []
    by = f"{line.by}: " if line.by else ""
    return f"{line.id}  {by}{line.line}" + (f"  [{'; '.join(extra)}]" if extra else "")


def _reply(reply: ReplyPart, otherwise: str) -> str:
    extra = [f"{key} {', '.join(names)}" for key in ("grants", "refuses", "sets") if (names := getattr(reply, key))]
    effects = ("asks", "tells", "reports", "settles", "gives_up", "stops_payment")
    extra += [key for key in effects if getattr(reply, key)]
    extra += [f"when {reply.when}"] if reply.when else []
    shown = f"  [{'; '.join(extra)}]" if extra else ""
    return f"> {reply.id}  {reply.reply} -> {reply.next or otherwise}{shown}"
