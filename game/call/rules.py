"""`decide`: a command becomes events, or a typed refusal. Pure; every path is bounded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from game.call.advice import about, by_relative, hesitation, own_answer
from game.call.commands import (
    AcceptRequest,
    Act,
    Actor,
    Advise,
    Answer,
    Block,
    Choose,
    Command,
    Decline,
    DeclineRequest,
    Dial,
    Finish,
    HangUp,
    Hold,
    LetRing,
    LineDone,
    LookUp,
    Make,
    OpenApp,
    OpenPage,
    OpenPaper,
    PressKeys,
    Resume,
    Route,
    Search,
    StayQuiet,
    Stop,
    Tick,
    Transfer,
    Wait,
)
from game.call.directory import best_source, digits_of, reached
from game.call.events import (
    Advised,
    AppOpened,
    Asked,
    Blocked,
    ChatAccepted,
    ChatArrived,
    ChatDeclined,
    Chose,
    Declined,
    Demanded,
    DetailGiven,
    Dialled,
    EndedBy,
    Event,
    FactSet,
    Finished,
    FloorGiven,
    Found,
    GaveUp,
    Granted,
    Held,
    KeysPressed,
    LeftAlone,
    LineBegan,
    Missed,
    Moved,
    NodeEntered,
    Noted,
    PaymentStopAsked,
    Rang,
    Reacted,
    Refused,
    Reported,
    Resumed,
    Scheduled,
    Settled,
    Started,
    Stopped,
    TalkBegan,
    TalkEnded,
    TimedOut,
    Told,
    TurnedAway,
)
from game.call.model import After, Line, Move, Reply, Scenario
from game.call.offers import KEYS, QUIET, TYPED, nearby, offers, open_replies, says
from game.call.profile import profile_of
from game.call.seeds import order
from game.call.state import Pending, State, TalkState, apply, facts_here

STEPS = 64
"""Nodes without lines that one command may pass; the compiler refuses rings of them."""
DIGITS = frozenset("0123456789*#+- ")
MAX_DIGITS = 24

Reason = Literal["not-started", "over", "not-offered", "not-a-number", "not-this-line"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not accepted. Nothing happened."""

    reason: Reason
    command: Command | None = None


def variant_of(scenario: Scenario, seed: int) -> tuple[tuple[str, str], ...]:
    """The option of every slot that a seed gives, each slot on its own."""
    return tuple(
        (slot.id, slot.options[order(seed, f"slot:{slot.id}", len(slot.options))[0]])
        for slot in sorted(scenario.slots.values(), key=lambda slot: slot.id)
    )


def start(
    scenario: Scenario, seed: int, *, timed: bool = False, time_scale: int = 100, helper: bool = False
) -> tuple[Event, ...]:
    """The first events of a play: the variant (and whom the helper advises), and the phone rings."""
    draft = _Draft(scenario, State(), 0, "clock", ())
    profile = profile_of(seed) if helper else None
    draft.emit(Started(*draft.stamp, seed, variant_of(scenario, seed), timed, time_scale, profile))
    draft.emit(Rang(*draft.stamp, scenario.opening))
    return tuple(draft.events)


def decide(scenario: Scenario, state: State, act: Act) -> tuple[Event, ...] | Refusal:
    """What `act` leads to in `state`. Never raises; an illegal command is refused with its reason."""
    made = step(scenario, state, act)
    return made if isinstance(made, Refusal) else tuple(event for event, _ in made)


def step(scenario: Scenario, state: State, act: Act) -> tuple[tuple[Event, State], ...] | Refusal:
    """As `decide`, each event with the state after it, which deciding has to know anyway."""
    command = act.command
    if not state.started:
        return Refusal("not-started", command)
    if state.finished or state.stopped:
        return Refusal("over", command)
    draft = _Draft(scenario, state, max(act.at, state.at), act.actor, act.votes)
    refusal = _check(scenario, state, command)
    if refusal is not None:
        return refusal
    _run(draft, command)
    return tuple(zip(draft.events, draft.states, strict=True))


def _check(scenario: Scenario, state: State, command: Command) -> Refusal | None:
    match command:
        case LineDone(line=line):
            current = state.talk.turn[0] if state.talk and state.talk.turn else ""
            return None if current and line == current else Refusal("not-this-line", command)
        case Tick() | Stop():
            return None
        case Dial(route="typed", ref=ref):
            if not state.in_hand:
                return Refusal("not-offered", command)
            return None if _typed(ref, "0123456789") else Refusal("not-a-number", command)
        case PressKeys(keys=keys):
            if state.talk is None or state.profile is not None:
                return Refusal("not-offered", command)
            return None if _typed(keys, "0123456789*#") else Refusal("not-a-number", command)
        case Advise(offer=offer) if offer in (TYPED, KEYS):
            # The helper says what to do; digits are for who holds the phone.
            return Refusal("not-a-number", command)
        case Advise(offer=offer):
            ok = state.profile is not None and command.offer != QUIET
            ok = ok and any(o.id == offer for o in offers(scenario, state))
            return None if ok else Refusal("not-offered", command)
        case _:
            helps = state.profile is not None
            ok = any(o.command == command and not (helps and by_relative(o)) for o in offers(scenario, state))
            return None if ok else Refusal("not-offered", command)


def _typed(keys: str, some: str) -> bool:
    """Anything may be typed, but it is keys of a telephone, one of `some` among them, and not a novel."""
    return len(keys) <= MAX_DIGITS and set(keys) <= DIGITS and not set(keys).isdisjoint(some)


class _Draft:
    """Events of one command, each applied as it is made, so that what follows sees it."""

    def __init__(self, scenario: Scenario, state: State, at: int, actor: Actor, votes: tuple[int, ...]) -> None:
        self.scenario = scenario
        self.state = state
        self.at = at
        self.stamp: tuple[int, Actor, tuple[int, ...]] = (at, actor, votes)
        self.events: list[Event] = []
        self.states: list[State] = []
        """`states[n]` is the state after `events[n]`."""
        self.steps = 0

    def emit(self, event: Event) -> None:
        self.state = apply(self.scenario, self.state, event)
        self.events.append(event)
        self.states.append(self.state)

    def facts(self) -> frozenset[str]:
        return facts_here(self.scenario, self.state)

    def to_ring(self) -> Pending | None:
        """What rings now, the earliest first. During a talk only a call that a node ordered, and one at a time."""
        state = self.state
        if state.ringing or state.held is not None:
            return None
        due = [row for row in state.pending if row.due <= self.at]
        if state.talk is not None:
            due = [row for row in due if row.id.startswith("node:")]
        return min(due, key=lambda row: row.due, default=None)


def _run(draft: _Draft, command: Command) -> None:
    scenario, state = draft.scenario, draft.state
    match command:
        case Answer():
            _begin(draft, state.ringing, "", "incoming")
        case Decline():
            talk = state.ringing
            draft.emit(Declined(*draft.stamp, talk))
            _schedule(draft, "declined", talk)
        case LetRing():
            _miss(draft)
        case Choose(reply=reply):
            _choose(draft, reply)
        case Make(move=move):
            _move(draft, move)
        case HangUp():
            _end(draft, "player")
        case Hold():
            assert state.talk is not None
            draft.emit(Held(*draft.stamp, state.talk.talk))
        case Resume():
            _resume(draft)
        case PressKeys(keys=keys):
            _press(draft, keys)
        case OpenApp(app=app):
            # The keypad shows the number that was looked at last above the typed one.
            beside = state.found[-1][0] if app == "keypad" and state.found else ""
            draft.emit(AppOpened(*draft.stamp, app, beside))
        case Search(query=query):
            draft.emit(AppOpened(*draft.stamp, "browser", query))
        case OpenPage(page=page):
            draft.emit(AppOpened(*draft.stamp, "browser", page))
            found = scenario.pages[page]
            draft.emit(Found(*draft.stamp, found.entry, found.kind))
        case OpenPaper(paper=paper):
            draft.emit(AppOpened(*draft.stamp, "papers", paper))
            for entry in scenario.papers[paper].entries:
                draft.emit(Found(*draft.stamp, entry, "paper"))
        case LookUp(entry=entry):
            source, page = best_source(scenario, entry)
            draft.emit(Found(*draft.stamp, entry, source))
            draft.emit(AppOpened(*draft.stamp, "keypad", entry))
        case Dial(route=route, ref=ref):
            _dial(draft, route, ref)
        case AcceptRequest(item=item):
            draft.emit(ChatAccepted(*draft.stamp, item))
            _grant_by_deed(draft, scenario.chat[item].demand)
        case DeclineRequest(item=item):
            draft.emit(ChatDeclined(*draft.stamp, item))
            if scenario.chat[item].demand:
                draft.emit(Refused(*draft.stamp, scenario.chat[item].demand))
        case Block(caller=caller):
            draft.emit(Blocked(*draft.stamp, caller))
        case Transfer(demand=demand):
            _grant_by_deed(draft, demand)
        case Wait():
            draft.at = max(draft.at, min(row.due for row in state.pending))
            draft.stamp = (draft.at, draft.stamp[1], draft.stamp[2])
            _fire(draft)
        case Advise(offer=offer):
            _advise(draft, offer)
        case StayQuiet():
            _left_alone(draft)
        case Finish():
            if state.held is not None:
                # Who is done leaves nobody waiting.
                _end(draft, "player")
            draft.emit(Finished(*draft.stamp, ending_of(scenario, draft.facts())))
        case LineDone():
            _next_line(draft)
        case Tick():
            _fire(draft)
        case Stop():
            draft.emit(Stopped(*draft.stamp))


def ending_of(scenario: Scenario, facts: frozenset[str]) -> str:
    """The first ending whose condition holds; the compiler sees to it that the last always does."""
    for ending in scenario.endings:
        if ending.when is None or ending.when.holds(facts):
            return ending.id
    return ""


# Talks


def _begin(draft: _Draft, talk: str, entry: str, route: Route | Literal["incoming"]) -> None:
    draft.emit(TalkBegan(*draft.stamp, talk, entry, route))
    facts = draft.facts()
    for option in draft.scenario.talks[talk].starts:
        if option.when is None or option.when.holds(facts):
            _enter(draft, option.node)
            return
    _end(draft, "caller")


def _enter(draft: _Draft, node_id: str) -> None:
    draft.steps += 1
    if draft.steps > STEPS:
        _end(draft, "caller")
        return
    node = draft.scenario.nodes[node_id]
    turn = _spoken(draft, node.lines)
    draft.emit(NodeEntered(*draft.stamp, node_id, turn))
    for does in node.does:
        match does.kind:
            case "ring":
                draft.emit(Scheduled(*draft.stamp, f"node:{node_id}", does.target, draft.at + does.ms))
            case "chat":
                draft.emit(ChatArrived(*draft.stamp, does.target))
                demand = draft.scenario.chat[does.target].demand
                if demand and demand not in draft.state.open_demands:
                    draft.emit(Demanded(*draft.stamp, demand))
            case "settle":
                draft.emit(Settled(*draft.stamp))
            case "set":
                draft.emit(FactSet(*draft.stamp, does.target))
    _say_or_go_on(draft)


def _spoken(draft: _Draft, lines: tuple[Line, ...]) -> tuple[str, ...]:
    facts = draft.facts()
    return tuple(line.id for line in lines if line.when is None or line.when.holds(facts))


def _say_or_go_on(draft: _Draft) -> None:
    assert draft.state.talk is not None
    if draft.state.talk.turn:
        _say(draft, draft.state.talk.turn[0])
    else:
        _after_turn(draft)


def _say(draft: _Draft, line_id: str) -> None:
    line = draft.scenario.line(line_id)
    by = says(draft.scenario, draft.state, line)
    draft.emit(LineBegan(*draft.stamp, line_id, by))
    for detail in line.gives:
        draft.emit(DetailGiven(*draft.stamp, by, detail))
    if line.demand:
        draft.emit(Demanded(*draft.stamp, line.demand))


def _next_line(draft: _Draft) -> None:
    assert draft.state.talk is not None
    rest = draft.state.talk.turn[1:]
    if rest:
        _say(draft, rest[0])
    else:
        _after_turn(draft)


def _after_turn(draft: _Draft) -> None:
    talk = draft.state.talk
    assert talk is not None
    if talk.reaction_ends:
        _end(draft, "caller")
        return
    if talk.reaction_next:
        _enter(draft, talk.reaction_next)
        return
    node = draft.scenario.nodes[talk.node]
    replies = open_replies(draft.scenario, draft.state, node)
    if replies:
        due = 0
        if draft.state.timed and node.timeout is not None:
            due = draft.at + node.timeout.ms * draft.state.time_scale // 100
        draft.emit(FloorGiven(*draft.stamp, tuple(reply.id for reply in replies), due))
    elif node.next:
        _enter(draft, node.next)
    else:
        _end(draft, "caller")


def _end(draft: _Draft, by: EndedBy) -> None:
    """Ends the present talk or, where there is none, the one on hold. Who waited for a call in between goes on."""
    waited = draft.state.held
    ending = draft.state.talk or waited
    assert ending is not None
    talk = ending.talk
    draft.emit(TalkEnded(*draft.stamp, talk, by))
    if by == "player":
        _schedule(draft, "left", talk)
    _schedule(draft, "ended", talk)
    if waited is not None and draft.state.talk is not None:
        _lead_on(draft, waited)


def _choose(draft: _Draft, reply_id: str) -> None:
    scenario, talk = draft.scenario, draft.state.talk
    assert talk is not None
    reply = next(r for r in scenario.nodes[talk.node].replies if r.id == reply_id)
    draft.emit(Chose(*draft.stamp, reply_id))
    _effects(draft, reply)
    _enter(draft, reply.next)


def _effects(draft: _Draft, reply: Reply) -> None:
    talk = draft.state.talk
    assert talk is not None
    for demand in reply.grants:
        _grant(draft, demand)
    for demand in reply.refuses:
        draft.emit(Refused(*draft.stamp, demand))
    route = talk.route
    if reply.asks:
        draft.emit(Asked(*draft.stamp))
    if reply.tells:
        draft.emit(Told(*draft.stamp, talk.entry, route))
    if reply.reports:
        draft.emit(Reported(*draft.stamp, talk.entry, route))
    if reply.stops_payment:
        draft.emit(PaymentStopAsked(*draft.stamp, talk.entry))
    if reply.settles:
        draft.emit(Settled(*draft.stamp))
    if reply.gives_up:
        draft.emit(GaveUp(*draft.stamp))
    for name in reply.sets:
        draft.emit(FactSet(*draft.stamp, name))


def _grant(draft: _Draft, demand: str) -> None:
    before = draft.state.has("harm")
    draft.emit(Granted(*draft.stamp, demand))
    if draft.state.has("harm") and not before:
        _schedule(draft, "harm", draft.state.talk.talk if draft.state.talk else "")


def _grant_by_deed(draft: _Draft, demand: str) -> None:
    """A demand granted by keys, a chat request or a transfer; the talk may go on from it."""
    if not demand:
        return
    _grant(draft, demand)
    talk = draft.state.talk
    if talk is None:
        return
    node = draft.scenario.nodes[talk.node]
    if demand in node.on:
        _enter(draft, node.on[demand])


def _move(draft: _Draft, move: Move) -> None:
    scenario, talk = draft.scenario, draft.state.talk
    assert talk is not None
    draft.emit(Moved(*draft.stamp, move))
    match move:
        case "ask-details":
            draft.emit(Asked(*draft.stamp))
        case "refuse":
            for demand in draft.state.open_demands:
                draft.emit(Refused(*draft.stamp, demand))
        case "note":
            draft.emit(Noted(*draft.stamp, draft.state.details))
        case "show-nearby":
            person = nearby(scenario)
            assert person is not None
            draft.emit(Told(*draft.stamp, person.id, "nearby"))
    if move == "repeat":
        if talk.last:
            _put_in(draft, talk.last)
        return
    _react(draft, move)


def _resume(draft: _Draft) -> None:
    """Back to the call on hold: it goes on from what was granted meanwhile, or from what the caller says to having
    waited. What was said before is far by then: they say the last of it again."""
    waited = draft.state.held
    assert waited is not None
    draft.emit(Resumed(*draft.stamp, waited.talk))
    if not _lead_on(draft, waited):
        _react(draft, "hold", again=waited.turn or (waited.last,) * bool(waited.last))


def _lead_on(draft: _Draft, waited: TalkState) -> bool:
    """What was granted while they waited leads the talk on, where the script has it do so."""
    on = draft.scenario.nodes[waited.node].on
    granted = next((demand for demand in waited.met if demand in on), None)
    if granted is not None:
        _enter(draft, on[granted])
    return granted is not None


def _react(draft: _Draft, move: Move, again: tuple[str, ...] | None = None) -> None:
    """The other person answers a move, where the script has them do so, and goes on with what they were still going
    to say, or with `again`."""
    scenario, talk = draft.scenario, draft.state.talk
    assert talk is not None
    reaction_id = scenario.nodes[talk.node].reactions.get(move)
    if reaction_id is None:
        return
    reaction = scenario.reactions[reaction_id]
    used = Counter(draft.state.reactions)[reaction_id]
    turn = _spoken(draft, reaction.turns[min(used, len(reaction.turns) - 1)])
    last = used >= len(reaction.turns) - 1
    # What follows is not said where the reaction leads elsewhere; nor, after a second hold, what was left of the first.
    leads = last and (reaction.next != "" or reaction.ends)
    goes_on = talk.turn[1:] if again is None else again
    own = {line.id for lines in reaction.turns for line in lines} if again is not None else set()
    rest = () if leads else tuple(line for line in goes_on if line not in own)
    draft.emit(
        Reacted(
            *draft.stamp,
            reaction_id,
            turn + rest,
            reaction.next if leads else talk.reaction_next,
            reaction.ends if leads else talk.reaction_ends,
        )
    )
    _say_or_go_on(draft)


def _put_in(draft: _Draft, line: str) -> None:
    """Say a line now; what the other person was still going to say follows."""
    talk = draft.state.talk
    assert talk is not None
    draft.emit(Reacted(*draft.stamp, "", (line, *talk.turn[1:]), talk.reaction_next, talk.reaction_ends))
    _say(draft, line)


def _press(draft: _Draft, keys: str) -> None:
    scenario = draft.scenario
    for id in draft.state.open_demands:
        if scenario.demands[id].kind == "key" and scenario.demands[id].keys == digits_of(keys):
            _grant_by_deed(draft, id)
            return
    draft.emit(KeysPressed(*draft.stamp))


# Dialling


def _miss(draft: _Draft) -> None:
    """What rings is not taken."""
    talk = draft.state.ringing
    draft.emit(Missed(*draft.stamp, talk))
    _schedule(draft, "missed", talk)


def _dial(draft: _Draft, route: Route, ref: str) -> None:
    state = draft.state
    entry = reached(draft.scenario, state, route, ref)
    if state.ringing:
        # Whoever rings meanwhile is not taken: the line is wanted for another.
        _miss(draft)
    draft.emit(Dialled(*draft.stamp, route, entry))
    if entry:
        _begin(draft, draft.scenario.entries[entry].talk, entry, route)
    else:
        _begin(draft, draft.scenario.wrong_number, "", route)


# What comes by itself


def _schedule(draft: _Draft, after: After, talk: str) -> None:
    facts = draft.facts()
    for later in draft.scenario.later:
        if later.after != after or (later.of and later.of != talk):
            continue
        if Counter(draft.state.laters)[later.id] >= later.times:
            continue
        if later.when is None or later.when.holds(facts):
            draft.emit(Scheduled(*draft.stamp, later.id, later.ring, draft.at + later.ms))


def _fire(draft: _Draft) -> None:
    due = draft.to_ring()
    if due is not None:
        blocked = draft.state.has(f"blocked.{draft.scenario.talks[due.ring].caller}")
        draft.emit(TurnedAway(*draft.stamp, due.ring) if blocked else Rang(*draft.stamp, due.ring))
    talk = draft.state.talk
    if talk is not None and talk.floor and talk.due and talk.due <= draft.at:
        node = draft.scenario.nodes[talk.node]
        assert node.timeout is not None
        draft.emit(TimedOut(*draft.stamp, node.id))
        _enter(draft, node.timeout.next)


# The helper's play


def _advise(draft: _Draft, offer_id: str) -> None:
    """The relative does what was advised, or says why they hesitate; the other person goes on then."""
    scenario, state = draft.scenario, draft.state
    offer = next(o for o in offers(scenario, state) if o.id == offer_id)
    topic = about(offer)
    reason = hesitation(state, topic)
    draft.emit(Advised(*draft.stamp, offer_id, reason is None, topic))
    draft.stamp = (draft.at, "relative", ())
    if reason is None:
        _run(draft, offer.command)
        return
    doubts = scenario.relative.doubts.get(f"{topic}.{reason}", ()) if scenario.relative else ()
    if doubts:
        _put_in(draft, doubts[min(sum(said == topic for said in state.advice), len(doubts) - 1)].id)


def _left_alone(draft: _Draft) -> None:
    """The relative answers by themself."""
    answer = own_answer(draft.scenario, draft.state)
    draft.emit(LeftAlone(*draft.stamp))
    draft.stamp = (draft.at, "relative", ())
    if answer is not None:
        _run(draft, answer.command)
