"""The helper's play: a relative holds the phone, the player advises, and the relative follows or hesitates.

A pure rule over the relative's profile and what was advised before; no chance and no clock:

- Outside a call that came by itself (or that the caller's own number led to) every advice is followed at once.
- Hard are leaving the caller (hanging up or putting them on hold), refusing, asking back and giving something away.
  The more the relative trusts and worries, the more often it must be said; respect for the adviser, and having asked
  for name and section or having told somebody, make it less. The caller is left at the second word at the latest,
  together; anything is done at the third.
- Who is left alone answers as they see fit, and gives what is asked for. Who was told to refuse, to ask or to leave
  holds out for some time.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from game.call.commands import Advise, Command, HangUp, Hold, Make, StayQuiet
from game.call.events import About
from game.call.model import Scenario
from game.call.offers import Offer, offers
from game.call.profile import Profile
from game.call.state import State

Reason = Literal["trust", "worry"]
"""Why the relative hesitates: they believe the caller, or are afraid of what comes."""
PRESSED = frozenset({"incoming", "given", "link"})
"""How the relative came into a talk in which advice may be hard to follow."""
MOST = 2
"""Hesitations before any advice is followed."""


def by_relative(offer: Offer) -> bool:
    """Whether only who holds the phone can do it: speak, answer, hang up, give something away."""
    return not isinstance(offer.command, StayQuiet) and (offer.kind in ("reply", "standing") or bool(offer.grants))


def advised(scenario: Scenario, state: State, command: Command) -> Command:
    """The command by which a player brings `command` about: in a helper's play, often advice."""
    if state.profile is None or isinstance(command, Advise):
        return command
    offer = next((o for o in offers(scenario, state) if o.command == command), None)
    return Advise(offer.id) if offer is not None and by_relative(offer) else command


def about(offer: Offer) -> About | Literal[""]:
    """What is hard about an offer; empty: nothing."""
    if isinstance(offer.command, HangUp | Hold):
        # Were the one easier, it would be the way round the other: who is on hold is hung up on at a word.
        return "leave"
    if offer.grants:
        return "give"
    if offer.refuses:
        return "refuse"
    hard = {"asks", "tells"} & set(offer.does) or offer.command in (Make("refuse"), Make("call-back"))
    return "ask" if hard else ""


def pressed(state: State) -> bool:
    """Whether somebody is on the line who did not have to be found."""
    return state.talk is not None and state.talk.route in PRESSED


def hesitation(state: State, topic: About | Literal[""]) -> Reason | None:
    """Why the relative hesitates to follow such advice; None: it is followed."""
    profile = state.profile
    if profile is None or not topic or not pressed(state):
        return None
    said = state.advice.count(topic)
    if topic in ("leave", "refuse") and (state.has("asked") or state.has("told")):
        # "They gave a name and a section, so we can look that up": a reason is worth a repetition.
        said += 1
    if said >= _words_needed(profile, topic):
        return None
    return "trust" if profile.trust >= profile.worry else "worry"


def _words_needed(profile: Profile, topic: About) -> int:
    """How often such advice is met with hesitation before it is followed."""
    against = profile.trust + profile.worry - profile.respect
    match topic:
        case "leave":
            return 1 if against > 0 else 0
        case "refuse":
            return max(0, min(MOST, (against + 1) // 2))
        case "ask":
            return 1 if profile.trust >= 3 and profile.respect <= 0 else 0
        case "give":
            return 1 if profile.trust < 3 else 0


def own_answer(scenario: Scenario, state: State) -> Offer | None:
    """What the relative does when nobody says anything; None where nothing is to be answered."""
    able = [offer for offer in offers(scenario, state) if by_relative(offer)]
    asked = set(state.open_demands)
    giving = [o for o in able if o.grants and (o.kind == "reply" or asked & set(o.grants))]
    keeping = [o for o in able if o.kind == "reply" and not o.grants]
    if giving and (not keeping or state.alone >= _holds_out(state)):
        return giving[0]
    # What was said least often comes first, so that no ring of replies holds them for ever.
    said = Counter(id for id, _ in state.said)
    return min(keeping, key=lambda o: (said[f">{o.id.removeprefix('reply.')}"], _reluctance(o)), default=None)


def _holds_out(state: State) -> int:
    """How often the relative, left alone with a demand, puts it off before they give in."""
    profile = state.profile
    assert profile is not None
    warned = any(topic != "give" for topic in state.advice)
    return max(0, (profile.trust <= 0) + (1 + profile.respect) * warned - (profile.worry >= 2))


def _reluctance(offer: Offer) -> int:
    """Who answers alone gets a matter done first, and asks or refuses last."""
    if "settles" in offer.does:
        return 0
    return 1 + 2 * bool(offer.refuses) + 2 * bool(set(offer.does) & {"asks", "gives-up"})
