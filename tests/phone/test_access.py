"""The bridge to screen readers: the tree, what is sent of it and when, what comes back."""

import sys
from types import SimpleNamespace
from typing import Any

import pygame
import pytest

from game.phone import access as bridge
from game.phone.access import ROLES, SETTLED, Access, node
from game.phone.access_tree import DIALOG, ROOT, access_tree
from game.phone.inputs import Asked
from game.phone.pilot import Pilot
from game.phone.scene import Push
from game.phone.scenes.pause import PauseScene
from game.phone.scenes.settings import SettingsScene
from game.phone.stage import Stage
from game.phone.ui import Preferences
from tests.phone.app_plays import playing_of, shown, standing
from tests.phone.test_stage import Buttons


class Adapter:
    """In place of the package's: keeps what was sent."""

    def __init__(self) -> None:
        self.sent: list[Any] = []
        self.focus: list[bool] = []

    def update_if_active(self, factory: Any) -> None:
        self.sent.append(factory())

    def update_window_focus_state(self, focused: bool) -> None:
        self.focus.append(focused)


class Kit:
    """As much of the package as an update needs."""

    class Node:
        def __init__(self, role: str) -> None:
            self.role = role
            self.told: dict[str, Any] = {}

        def __getattr__(self, name: str) -> Any:
            return lambda *values: self.told.setdefault(name, values)

    class TreeUpdate:
        def __init__(self, focus: int) -> None:
            self.focus = focus
            self.nodes: list[Any] = []
            self.tree: Any = None

    Tree = SimpleNamespace
    Role = SimpleNamespace(**{name: name for name in ROLES.values()})
    Action = SimpleNamespace(FOCUS="FOCUS", CLICK="CLICK", INCREMENT="INCREMENT", DECREMENT="DECREMENT")
    Live = SimpleNamespace(POLITE="POLITE")
    Toggled = SimpleNamespace(TRUE=True, FALSE=False)

    @staticmethod
    def Rect(*numbers: float) -> tuple[float, ...]:
        return numbers


def bridged(monkeypatch: pytest.MonkeyPatch) -> tuple[Access, Adapter]:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Kit, "Tree", lambda root: SimpleNamespace(root=root))
    access, adapter = Access(), Adapter()
    access._adapter, access._kit = adapter, Kit
    return access, adapter


def rounds(access: Access, stage: Stage, count: int = SETTLED) -> int:
    return sum(access.show(stage) for _ in range(count))


def test_nothing_is_built_while_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    access, adapter = bridged(monkeypatch)
    monkeypatch.setattr(bridge, "access_tree", lambda *_, **__: pytest.fail("built for nobody"))
    assert rounds(access, Pilot(lambda ui: Buttons()).stage, 100) == 0
    assert adapter.sent == [] and adapter.focus == []


def test_a_reader_gets_the_whole_tree_once_and_then_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    access, adapter = bridged(monkeypatch)
    p = Pilot(lambda ui: Buttons())
    access._activated()
    assert rounds(access, p.stage, SETTLED - 1) == 0
    assert rounds(access, p.stage, 30) == 1
    assert adapter.sent[0].tree is not None and len(adapter.sent[0].nodes) == 23
    p.key("tab")
    assert rounds(access, p.stage, 30) == 1
    assert adapter.sent[1].tree is None and adapter.sent[1].nodes == []
    assert adapter.sent[1].focus == access._number("b0")
    access._deactivated()
    p.key("tab")
    assert rounds(access, p.stage, 30) == 0
    access._activated()
    rounds(access, p.stage, 30)
    assert adapter.sent[2].tree is not None


def test_a_readers_press_is_a_press(monkeypatch: pytest.MonkeyPatch) -> None:
    access, _ = bridged(monkeypatch)
    p = Pilot(lambda ui: Buttons())
    access._activated()
    rounds(access, p.stage)
    access._acted(SimpleNamespace(action="Action.CLICK", target=access._number("b2")))
    access._acted(SimpleNamespace(action="Action.FOCUS", target=access._number("b15")))
    access._acted(SimpleNamespace(action="Action.BLUR", target=access._number("b1")))
    access._acted(SimpleNamespace(action="Action.CLICK", target=987654))
    p.wait(600)
    asked = access.asked()
    assert asked == [Asked("b2", "press"), Asked("b15", "focus")] and access.asked() == []
    for each in asked:
        p.stage.feed(each)
    scene = p.scene
    assert isinstance(scene, Buttons) and scene.pressed == ["b2"]
    assert p.stage.focus == "b15" and p.ui.offset("list") > 0
    p.stage.feed(Asked("nowhere", "press"))
    p.stage.feed(Asked("b2", "press"))
    assert scene.pressed == ["b2"], "the cool-down holds for readers too"


def test_a_reader_sets_a_slider(monkeypatch: pytest.MonkeyPatch) -> None:
    access, _ = bridged(monkeypatch)
    p = Pilot(lambda ui: SettingsScene(page="sound"), preferences=Preferences(volume=0.8))
    access._activated()
    rounds(access, p.stage)
    for action in ("INCREMENT", "INCREMENT", "DECREMENT"):
        access._acted(SimpleNamespace(action=f"Action.{action}", target=access._number("slide.volume")))
        for asked in access.asked():
            p.stage.feed(asked)
    assert p.ui.preferences.volume == pytest.approx(0.9)
    entry = access_tree(p.stage)["slide.volume"]
    assert (entry.role, entry.at, entry.said) == ("slider", 9, "9 / 10")


def test_a_list_holds_its_rows_and_a_sheet_hides_what_lies_beneath() -> None:
    p = Pilot(lambda ui: Buttons())
    tree = access_tree(p.stage, title="t")
    assert tree[ROOT].children == ("list", "key") and len(tree["list"].children) == 20
    q = shown(standing("memo in a call"))
    q.stage.go(Push(PauseScene(playing_of(q))))
    tree = access_tree(q.stage, title="t")
    assert tree[ROOT].children == (DIALOG,) and tree[DIALOG].role == "dialog"
    assert "pause.go-on" in tree[DIALOG].children
    assert not any(id_.startswith("0/") for id_ in tree)


def test_captions_are_announced_while_no_voice_speaks_them() -> None:
    p = shown(standing("video"))
    assert access_tree(p.stage)["call.caption"].announced
    voice = SimpleNamespace(finished=lambda: False, hush=lambda: None)
    p.ui.voice = voice
    assert not access_tree(p.stage)["call.caption"].announced


def test_a_fault_of_the_package_costs_the_bridge_and_not_the_game(monkeypatch: pytest.MonkeyPatch) -> None:
    access, adapter = bridged(monkeypatch)

    class Panic(BaseException):
        """As the package's panics: no Exception."""

    def fails(factory: Any) -> None:
        raise Panic

    adapter.update_if_active = fails  # type: ignore[method-assign]
    access._activated()
    assert rounds(access, Pilot(lambda ui: Buttons()).stage, 30) == 0
    assert not access.attached


def test_without_the_package_or_a_window_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Access().attach(), "the dummy driver has no window to read"
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "x11")
    monkeypatch.setenv(bridge.OFF, "off")
    assert not Access().attach()
    monkeypatch.delenv(bridge.OFF)
    monkeypatch.setitem(sys.modules, "accesskit", None)
    access = Access()
    assert not access.attach() and not access.show(Pilot(lambda ui: Buttons()).stage)


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_get_the_adapter_of_the_hidden_window(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither runs here: this holds the calls to the package's own example."""
    made: list[tuple[object, ...]] = []
    subclassing = SimpleNamespace(for_window=lambda *a: made.append(("for_window", a[0])))
    kit = SimpleNamespace(
        windows=SimpleNamespace(SubclassingAdapter=lambda *a: made.append(("windows", a[0]))),
        macos=SimpleNamespace(
            SubclassingAdapter=subclassing,
            add_focus_forwarder_to_window_class=lambda name: made.append(("forwarder", name)),
        ),
    )
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(pygame.display, "get_wm_info", lambda: {"window": 77})
    access = Access()
    access._kit = kit
    access._made()
    wanted = {"win32": [("windows", 77)], "darwin": [("forwarder", "SDLWindow"), ("for_window", 77)]}
    assert made == wanted[system]
    assert bridge.before_showing()


def test_the_package_takes_every_entry() -> None:
    kit = pytest.importorskip("accesskit")
    screens = [shown(standing(name)) for name in ("video", "keypad", "history", "bank", "results")]
    for pilot in (*screens, Pilot(lambda ui: SettingsScene(page="sound"))):
        tree = access_tree(pilot.stage, title="t")
        numbers = {id_: n for n, id_ in enumerate(tree)}
        for entry in tree.values():
            made = node(kit, entry, numbers.__getitem__)
            assert made.value or made.label, entry
            pressed = entry.focusable and entry.enabled and not entry.steps
            assert made.supports_action(kit.Action.CLICK) == pressed
