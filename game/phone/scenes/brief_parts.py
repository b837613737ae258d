"""Who the player is today and the memo beside the phone: shown before the ring, and again whenever it is wanted."""

from dataclasses import replace

from game.call.wording import Wording
from game.phone.furigana import ruby_for
from game.phone.geometry import Box
from game.phone.pictures.papers import memo_sheet
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.labels import Picture, label


def memo_rows(wording: Wording) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Title, rows and further lines of the story's memo; the first paper where there is no memo."""
    scenario = wording.scenario
    papers = [scenario.papers[id_] for id_ in scenario.story.papers]
    memo = next((p for p in papers if p.look == "memo"), papers[0] if papers else None)
    if memo is None:
        return "", (), ()
    rows = tuple((wording.text(scenario.entries[e].name), wording.number(e)) for e in memo.entries)
    return wording.text(memo.title), rows, tuple(wording.text(note) for note in memo.notes)


def memo(ui: Ui, wording: Wording, x: float, y: float, w: float) -> Widget | None:
    """The memo sheet, as high as its rows; None where the story has no paper."""
    title, rows, notes = memo_rows(wording)
    ruby = tuple(ruby_for(ui, wording, name) for name, _ in rows)
    return memo_sheet(ui, "memo", title, rows, x, y, w, extra=notes, ruby=ruby) if title else None


def who_you_are(
    ui: Ui, wording: Wording, x: float, y: float, w: float, *, helper: bool = False, role: str = ""
) -> list[Widget]:
    """Name and age, and at most three lines with a picture each. `helper`: of the relative.

    `role`: what the player is then, told right after who they are.
    """
    story = wording.scenario.story
    f = ui.layout.factor
    today = label(ui, "brief.today", ui.t("helper.brief.today" if helper else "brief.today"), x, y, w, tint="ink2")
    name = wording.text(story.you)
    ruby = ruby_for(ui, wording, name)
    you = label(ui, "brief.you", name, x, today.rect.bottom + 4, w, "title", role="heading", ruby=ruby)
    widgets: list[Widget] = [today, you]
    y = you.rect.bottom + 24
    if role:
        widgets.append(label(ui, "brief.role", role, x, you.rect.bottom + 4, w))
        y = widgets[-1].rect.bottom + 24
    gap = 32.0
    if helper:
        # The lines speak to whoever holds the phone: they stand there as quoted.
        gap = 20.0
        widgets.append(label(ui, "brief.told", ui.t("helper.brief.told"), x, y - 8, w, "label", tint="ink2"))
        y = widgets[-1].rect.bottom + 12
    disc = 72 * f**0.7
    for i, item in enumerate(story.brief):
        text = wording.text(item.text)
        text = ui.t("helper.brief.line", text=text) if helper else text
        room = w - disc - 24
        made = label(ui, f"brief.line-{i}", text, x + disc + 24, y, room, ruby=ruby_for(ui, wording, text))
        h = made.rect.h
        top = y + max(0.0, (disc - h) / 2)
        widgets.append(
            Picture(
                id=f"brief.sign-{i}",
                rect=Box(x, y if h <= disc else y + 4, disc, disc),
                icon=item.icon,
                size=disc * 0.55,
                ground="accent_soft",
            )
        )
        widgets.append(replace(made, rect=made.rect.moved(dy=top - y)))
        y += max(disc, h) + gap
    return widgets
