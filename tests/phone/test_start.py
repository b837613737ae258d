"""The first picture: it waits for the calls rather than opening them twice."""

from game.phone.pilot import Pilot
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from tests.phone.small_story import story


def test_who_begins_while_the_calls_are_being_opened_gets_them_once_they_are() -> None:
    shelf = Shelf(scenarios=(story(),), seed=7)
    shelf.loading = True
    pilot = Pilot(lambda ui: StartScene(), shelf=shelf)
    before = {node.id: node.name for node in pilot.stage.tree()}
    pilot.press("start.begin")
    pilot.wait(5000)
    assert pilot.scene.name == "start"
    now = {node.id: node.name for node in pilot.stage.tree()}
    assert now["start.begin"] != before["start.begin"]
    shelf.loading = False
    pilot.wait(100)
    assert pilot.scene.name == "calls"
    pilot.key("escape")
    pilot.wait(1000)
    assert pilot.scene.name == "start"


def test_who_changed_their_mind_is_not_taken_along() -> None:
    shelf = Shelf(scenarios=(story(),), seed=7)
    shelf.loading = True
    pilot = Pilot(lambda ui: StartScene(), shelf=shelf)
    pilot.press("start.begin")
    pilot.press("start.language")
    assert pilot.scene.name == "settings"
    shelf.loading = False
    pilot.key("escape")
    pilot.wait(1000)
    assert pilot.scene.name == "start"


def test_the_brief_leads_back_to_the_list_it_came_from() -> None:
    pilot = Pilot(lambda ui: StartScene(), shelf=Shelf(scenarios=(story(),), seed=7))
    pilot.press("start.begin")
    pilot.press("call.small")
    pilot.press("brief.back")
    assert pilot.scene.name == "calls"
    # With nothing marked, Enter goes on.
    pilot.press("call.small")
    pilot.stage.focus = None
    pilot.wait(600)
    pilot.key("enter")
    assert pilot.scene.name == "ringing"
