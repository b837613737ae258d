"""One specimen of each widget, for the pictures of docs/design-system.md: how it looks in every state it can have."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from game.phone.geometry import Box
from game.phone.pictures.portrait import Portrait
from game.phone.theme import BODY
from game.phone.ui import Ui
from game.phone.widgets.base import ScrollRegion, Widget
from game.phone.widgets.buttons import AppIcon, Button, ButtonKind, Disc, Reply, Row
from game.phone.widgets.call_bar import CallBar
from game.phone.widgets.caption import CaptionCard
from game.phone.widgets.chat import Bubble, SmallMark
from game.phone.widgets.choice import Choice
from game.phone.widgets.dialog import Answer, dialog
from game.phone.widgets.field import Field
from game.phone.widgets.keypad import Key, NumberField
from game.phone.widgets.labels import Card, Label, Mark
from game.phone.widgets.more import MoreSign
from game.phone.widgets.notice import NoticeCard
from game.phone.widgets.ordinal import Ordinal
from game.phone.widgets.slider import Slider, StepButton
from game.phone.widgets.switch import Switch
from game.phone.widgets.tabs import Tab
from game.phone.widgets.timeline import Chip, Dots, Step
from game.scenario.readings import Ruby


@dataclass(frozen=True, slots=True)
class Specimen:
    """A widget by name; `make` puts it into a box. `height` of its row. Only what can be pressed has states."""

    name: str
    height: float
    make: Callable[[Box], Widget]
    states: bool = True
    width: float = 0
    """0: as wide as the column."""


def _button(kind: ButtonKind, word: str, icon: str) -> Callable[[Box], Widget]:
    return lambda box: Button(id="x", rect=box, text=word, icon=icon, kind=kind)


CONTROLS: tuple[Specimen, ...] = (
    Specimen("Button primary", 80, _button("primary", "はじめる", "fill/phone")),
    Specimen("Button move", 80, _button("move", "もどる", "arrow-left")),
    Specimen("Button outline", 72, _button("outline", "送る", "paper-plane-right")),
    Specimen(
        "Button quiet",
        56,
        lambda box: Button(id="x", rect=box, text="やめる", icon="x", kind="quiet", style="label", radius=16),
    ),
    Specimen(
        "Button plain",
        56,
        lambda box: Button(id="x", rect=box, text="話", icon="list-bullets", kind="plain", style="label", radius=16),
    ),
    Specimen("Button call", 80, _button("call", "かける", "fill/phone")),
    Specimen("Button decline", 80, _button("decline", "出ない", "fill/phone-x")),
    Specimen("Reply", 72, lambda box: Reply(id="x", rect=box, text="はい。", number="1")),
    Specimen("Row", 96, lambda box: Row(id="x", rect=box, text="メモ", detail="冷蔵庫の紙", icon="note")),
    Specimen("Choice", 72, lambda box: Choice(id="x", rect=box, text="日本語")),
    Specimen("Choice, chosen", 72, lambda box: Choice(id="x", rect=box, text="日本語", chosen=True)),
    Specimen("Switch, off", 72, lambda box: Switch(id="x", rect=box, text="動き", on=False, said="なし")),
    Specimen("Switch, on", 72, lambda box: Switch(id="x", rect=box, text="動き", on=True, said="あり")),
    Specimen("Slider", 64, lambda box: Slider(id="x", rect=box, at=6, steps=10)),
    Specimen(
        "CallBar",
        96,
        lambda box: CallBar(
            id="x",
            rect=box,
            shapes=("said", "flag", "mark", "did", "left"),
            xs=(0.0, 70.0, 140.0, 210.0, 280.0),
            at=1,
            steps=4,
        ),
    ),
    Specimen("StepButton", 64, lambda box: StepButton(id="x", rect=box, icon="bold/plus"), width=64),
    Specimen("Tab", 72, lambda box: Tab(id="x", rect=box, text="聞く", icon="speaker-high")),
    Specimen("Tab, open", 72, lambda box: Tab(id="x", rect=box, text="聞く", icon="speaker-high", opened=True)),
    Specimen(
        "Tab at the side", 72, lambda box: Tab(id="x", rect=box, text="読む", icon="text-aa", opened=True, upright=True)
    ),
    Specimen("Field", 104, lambda box: Field(id="x", rect=box, label="名前", text="佐藤ハル")),
    Specimen("Field, empty", 104, lambda box: Field(id="x", rect=box, label="名前", hint="なし")),
    Specimen("Field, typed into", 104, lambda box: Field(id="x", rect=box, label="名前", text="佐藤", cursor=True)),
    Specimen("Key", 80, lambda box: Key(id="x", rect=box, char="5"), width=152),
    Specimen("Disc", 112, lambda box: Disc(id="x", rect=box, icon="bold/dots-nine", text="キー"), width=104),
    Specimen(
        "Disc, on",
        112,
        lambda box: Disc(id="x", rect=box, icon="bold/dots-nine", text="消音", on=True),
        width=104,
    ),
    Specimen(
        "Disc, hang up",
        120,
        lambda box: Disc(id="x", rect=box, icon="fill/phone-disconnect", text="切る", diameter=88, ground="red"),
        width=104,
    ),
    Specimen(
        "AppIcon",
        150,
        lambda box: AppIcon(id="x", rect=box, icon="fill/globe", text="ネット", colour=BODY.net),
        width=140,
    ),
    Specimen(
        "AppIcon, something new",
        150,
        lambda box: AppIcon(
            id="x", rect=box, icon="bold/clock-counter-clockwise", text="履歴", colour=BODY.history, count=2
        ),
        width=140,
    ),
    Specimen(
        "NoticeCard",
        160,
        lambda box: NoticeCard(
            id="x",
            rect=box,
            title="出ない",
            when="10:24",
            text="けんじ",
            detail="06-0123-4567",
            icon="fill/phone",
        ),
    ),
)

READ: tuple[Specimen, ...] = (
    Specimen("Mark", 44, lambda box: Mark(id="x", rect=box, text="訓練"), False, 92),
    Specimen(
        "CaptionCard",
        208,
        lambda box: CaptionCard(id="x", rect=box, text="あなたの名前の口座が、\n事件に使われています。", header="相手"),
        False,
    ),
    Specimen(
        "CaptionCard with furigana",
        208,
        lambda box: CaptionCard(
            id="x",
            rect=box,
            text="事件に使われた口座です。",
            header="相手",
            ruby=(Ruby(0, 2, "じけん"), Ruby(3, 4, "つか"), Ruby(7, 9, "こうざ")),
        ),
        False,
    ),
    Specimen("Bubble", 80, lambda box: Bubble(id="x", rect=box, text="いま、行きます。"), False, 340),
    Specimen("Bubble, mine", 80, lambda box: Bubble(id="x", rect=box, text="わかりました。", mine=True), False, 320),
    Specimen("SmallMark: seen", 40, lambda box: SmallMark(id="x", rect=box, text="10:24", icon="eye"), False, 320),
    Specimen(
        "SmallMark: a call",
        56,
        lambda box: SmallMark(id="x", rect=box, text="2:15", icon="video-camera", ground=True),
        False,
        140,
    ),
    Specimen(
        "NumberField",
        72,
        lambda box: NumberField(id="x", rect=box, field="入力", number="03-0346-01", bold=True, cursor=True),
        False,
    ),
    Specimen("Chip: flag", 47, lambda box: Chip(id="x", rect=box, text="急がせる", mood="flag"), False, 210),
    Specimen("Chip: genuine", 47, lambda box: Chip(id="x", rect=box, text="番号を言わない", mood="mark"), False, 310),
    Specimen("Chip: done well", 47, lambda box: Chip(id="x", rect=box, text="かけ直した", mood="well"), False, 240),
    Specimen("Step, done", 52, lambda box: Step(id="x", rect=box, text="番号を自分で調べる", done=True), False),
    Specimen("Step, next time", 52, lambda box: Step(id="x", rect=box, text="だれかに相談する", done=False), False),
    Specimen("Dots", 40, lambda box: Dots(id="x", rect=box, page=1, pages=3), False, 200),
    Specimen("Ordinal", 56, lambda box: Ordinal(id="x", rect=box, number=2), False, 56),
    Specimen("Portrait", 128, lambda box: Portrait(id="x", rect=box), False, 128),
    Specimen("Card", 96, lambda box: Card(id="x", rect=box), False, 320),
    Specimen("MoreSign", 72, lambda box: MoreSign(id="x", rect=box, text="下に続きます", list_id="x", to=0), False),
    Specimen("ScrollRegion", 160, lambda box: ScrollRegion(id="x", rect=box, content_h=400, offset=60), False, 120),
)

LETTERS = (
    ("label", "label 28"),
    ("body", "body 34"),
    ("caption", "caption 40"),
    ("title", "title 44"),
    ("words", "words 56"),
    ("display", "display 64"),
    ("numeral", "0123"),
)


def letters(ui: Ui, x: float, y: float, w: float) -> tuple[list[Widget], float]:
    """The roles of letters under one another, and where they end."""
    made: list[Widget] = []
    for role, sample in LETTERS:
        text = sample if role == "numeral" else f"{sample}　電話をかけ直す"
        h = ui.type.line_h(role, text)
        made.append(Label(id=f"type.{role}", rect=Box(x, y, w, h), text=text, style=role))
        y += h + 4
    return made, y


def question(ui: Ui) -> list[Widget]:
    """A dialog as it stands in the window of `ui`."""
    answers = (
        Answer("no", "arrow-left", "このまま"),
        Answer("yes", "arrow-counter-clockwise", "もどす", "primary"),
    )
    return dialog(ui, "はじめの設定にもどしますか。", "ことばは、そのままです。", answers)


def disabled(widget: Widget) -> Widget:
    """The widget as it looks where it cannot be pressed."""
    return replace(widget, enabled=False)
