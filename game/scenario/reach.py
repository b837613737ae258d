"""What can be reached: which nodes follow each other, which talks ever begin."""

from __future__ import annotations

from game.call import model


def reached_nodes(scenario: model.Scenario) -> frozenset[str]:
    """Ids of the nodes that some talk's start leads to, whatever the conditions."""
    waiting = [start.node for talk in scenario.talks.values() for start in talk.starts]
    seen: set[str] = set()
    while waiting:
        id = waiting.pop()
        if id in seen or id not in scenario.nodes:
            continue
        seen.add(id)
        node = scenario.nodes[id]
        waiting += [node.next, *node.on.values(), *(reply.next for reply in node.replies)]
        waiting += [node.timeout.next] if node.timeout else []
        waiting += [scenario.reactions[reaction].next for reaction in node.reactions.values()]
    return frozenset(seen)


def begun_talks(scenario: model.Scenario) -> frozenset[str]:
    """Ids of the talks that ring by themselves or answer a number of the world."""
    talks = {scenario.opening, scenario.wrong_number}
    talks.update(later.ring for later in scenario.later)
    talks.update(entry.talk for entry in scenario.entries.values())
    for node in scenario.nodes.values():
        talks.update(does.target for does in node.does if does.kind == "ring")
    return frozenset(talks)


def talks_beside_apps(scenario: model.Scenario) -> frozenset[str]:
    """Ids of the talks during which an app may be open: chat, video, a transfer, a chat item but a sticker."""
    found = {talk.id for talk in scenario.talks.values() if talk.kind != "call"}
    paid = {demand.id for demand in scenario.demands.values() if demand.payee}
    for node in scenario.nodes.values():
        # A sticker wants nothing: nobody opens the app for it in the middle of a talk.
        sent = any(does.kind == "chat" and scenario.chat[does.target].kind != "sticker" for does in node.does)
        transfer = any(line.demand in paid for line in node.lines if line.demand)
        if sent or transfer or node.on:
            found.add(node.id.split("/", 1)[0])
    return frozenset(found)
