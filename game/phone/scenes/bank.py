"""The bank's app: balance, a prepared transfer, its confirmation, and what was done.

It warns of nothing, since the genuine twin has nothing to warn of either.
"""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Press, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.app_parts import fact, grown, inner, money, notes_beside
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.theme import BODY
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, Row, row_height
from game.phone.widgets.labels import Card, Picture, label

PAD = 24.0


def payee_parts(text: str) -> list[tuple[str, str]]:
    """The payee's line as (field key, value): bank, holder, account, where it has these three; else one field."""
    parts = text.split(", ") if ", " in text else text.split(" ")
    if ", " not in text and len(parts) >= 4:
        parts = [parts[0], " ".join(parts[1:-2]), " ".join(parts[-2:])]
    if len(parts) == 3:
        return list(zip(("bank.to-bank", "bank.to-name", "bank.to-account"), parts, strict=True))
    return [("bank.to", text)]


class BankScene(doors.PlayScene):
    """Home, confirmation, done. Which of the three is open belongs to the screen alone; the transfer is a command."""

    name = "bank"
    screen = "app.bank"

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        self._open = ""
        self._done = ""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            if event.id.startswith("bank.open."):
                self._open, self._done = event.id.removeprefix("bank.open."), ""
                ui.scroll_to("bank.list", 0)
                return None
            if event.id.startswith("transfer."):
                if self.playing.take(ui, event.id):
                    self._done, self._open = event.id.removeprefix("transfer."), ""
                    ui.scroll_to("bank.list", 0)
                return None
            if event.id == "bank.back":
                self.step_back(ui)
                return None
        return near_event(self, event, ui)

    def step_back(self, ui: Ui) -> bool:
        """From the confirmation or the done page to the account."""
        was, self._open, self._done = self._open or self._done, "", ""
        ui.scroll_to("bank.list", 0)
        ui.refresh()
        return bool(was)

    def build(self, ui: Ui) -> list[Widget]:
        bank = self.playing.wording.text(self.playing.play.scenario.story.bank)
        near = near_frame(ui, self.playing, ground="bank", title=bank, colour=BODY.bank, icon="fill/sun-horizon")
        if self._open and self.playing.offer(f"transfer.{self._open}") is None:
            self._open = ""
        box = inner(ui, near.screen)
        if self._open:
            children, bottom = self._confirmation(ui, box)
        elif self._done:
            children, bottom = self._finished(ui, box)
        else:
            children, bottom = self._account(ui, box)
        return [
            *near.widgets,
            *ui.scrolled("bank.list", near.screen, bottom + 8 - near.screen.y, children),
            *notes_beside(ui, self.playing, near.beside),
        ]

    # The account

    def _sent(self) -> list[str]:
        """Demands that were paid from here, oldest first."""
        demands, state = self.playing.play.scenario.demands, self.playing.play.state
        return [id_ for id_, demand in demands.items() if demand.payee and state.has(f"granted.{id_}")]

    def _balance(self) -> int:
        scenario = self.playing.play.scenario
        return scenario.story.balance - sum(scenario.demands[id_].yen for id_ in self._sent())

    def _account(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        wording, demands = self.playing.wording, self.playing.play.scenario.demands
        x, w = box.x + PAD, box.w - 2 * PAD
        account = label(ui, "bank.account", ui.t("bank.account"), x, box.y + 16, w, "label", tint="ink2")
        title = label(ui, "bank.balance-title", ui.t("bank.balance"), x, account.rect.bottom, w, "label", tint="ink2")
        amount = label(ui, "bank.balance", money(ui, self._balance()), x, title.rect.bottom, w, "number", bold=True)
        card = Card(
            id="bank.card",
            rect=Box(box.x, box.y, box.w, amount.rect.bottom + 16 - box.y),
            radius=16,
            shadow=False,
        )
        widgets: list[Widget] = [card, account, title, amount]
        y = card.rect.bottom + 16
        wanted = [o.id.removeprefix("transfer.") for o in self.playing.offers("phone") if o.id.startswith("transfer.")]
        if wanted:
            heading = label(
                ui,
                "bank.prepared",
                ui.t("bank.prepared"),
                box.x + 4,
                y,
                box.w - 8,
                "label",
                tint="ink2",
                role="heading",
            )
            widgets.append(heading)
            y = heading.rect.bottom + 8
        for id_ in wanted:
            text, detail = self._payee_line(id_), money(ui, demands[id_].yen)
            h = row_height(ui, box.w - 50 * ui.layout.factor, text, detail, icon=False, least=96)
            widgets.append(
                Row(
                    id=f"bank.open.{id_}",
                    rect=Box(box.x, y, box.w, h),
                    text=text,
                    detail=detail,
                    name=f"{ui.t('bank.prepared')} {wording.text(demands[id_].payee)} {detail}",
                    after="caret-right",
                    border="",
                    radius=16,
                )
            )
            y += h + 10
        sent = self._sent()
        heading = label(
            ui,
            "bank.moves",
            ui.t("bank.moves"),
            box.x + 4,
            y + 4,
            box.w - 8,
            "label",
            tint="ink2",
            role="heading",
        )
        widgets.append(heading)
        y = heading.rect.bottom + 8
        if not sent:
            none = label(ui, "bank.moves-none", ui.t("bank.moves-none"), box.x + 4, y, box.w - 8)
            return [*widgets, none], none.rect.bottom
        top, rows = y, []
        for id_ in reversed(sent):
            made = fact(
                ui,
                f"bank.sent.{id_}",
                self._payee_line(id_),
                f"\u2212{money(ui, demands[id_].yen)}",
                x,
                y + 8,
                w,
                right=True,
                rule=id_ != sent[0],
            )
            rows.append(made)
            y = made.rect.bottom
        widgets.append(Card(id="bank.sent", rect=Box(box.x, top, box.w, y + 12 - top), radius=16, shadow=False))
        return [*widgets, *rows], y + 12

    def _payee_line(self, demand: str) -> str:
        """Who gets the money, in short: the holder's name where it is known."""
        parts = dict(payee_parts(self.playing.wording.text(self.playing.play.scenario.demands[demand].payee)))
        return parts.get("bank.to-name") or next(iter(parts.values()))

    # Confirmation and done

    def _rows(self, ui: Ui, box: Box, y: float, demand: str, least: float) -> tuple[list[Widget], float]:
        wanted = self.playing.play.scenario.demands[demand]
        rows = [(key, value, False) for key, value in payee_parts(self.playing.wording.text(wanted.payee))]
        rows.append(("bank.amount", money(ui, wanted.yen), True))
        rows.append(("bank.when", ui.t("bank.today"), False))
        facts: list[Widget] = []
        fy = y
        for i, (key, value, strong) in enumerate(rows):
            made = fact(
                ui,
                f"{key}.row",
                ui.t(key),
                value,
                box.x + PAD,
                fy,
                box.w - 2 * PAD,
                right=True,
                strong=strong,
                rule=i < len(rows) - 1,
                least=least,
            )
            facts.append(made)
            fy = made.rect.bottom
        card = Card(id="bank.rows", rect=Box(box.x, y, box.w, fy + 4 - y), radius=16, shadow=False)
        return [card, *facts], fy + 4

    def _confirmation(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        heading = label(
            ui, "bank.confirm", ui.t("bank.confirm"), box.x, box.y, box.w, "body", bold=True, role="heading"
        )
        rows, y = self._rows(ui, box, heading.rect.bottom + 8, self._open, 70)
        h = 80 * (1 + (ui.layout.factor - 1) * 0.4)
        back, send = Box(box.x, y + 16, box.w, h).row([1, 1], 16)
        # Both weigh the same: no colour, no size, no place tells which is the better one.
        buttons = [
            Button(id="bank.back", rect=back, name=ui.t("common.back"), text=ui.t("common.back"), kind="outline"),
            Button(
                id=f"transfer.{self._open}",
                rect=send,
                name=ui.t("bank.send"),
                text=ui.t("bank.send"),
                kind="outline",
            ),
        ]
        return [heading, *rows, *buttons], y + 16 + h

    def _finished(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        size = 64.0 * ui.layout.factor**0.5
        sign = Picture(
            id="bank.done-sign",
            rect=Box(box.x, box.y, size, size),
            icon="bold/check",
            size=size * 0.5,
            tint="ink",
            ground="sand",
        )
        heading = label(
            ui,
            "bank.done",
            ui.t("bank.done"),
            box.x + size + 16,
            box.y + 6,
            box.w - size - 16,
            bold=True,
            role="heading",
        )
        y = max(sign.rect.bottom, heading.rect.bottom) + 12
        rows, y = self._rows(ui, box, y, self._done, 62)
        h = 80 * (1 + (ui.layout.factor - 1) * 0.4)
        text = ui.t("bank.to-account-page")
        rect = Box(box.x, y + 16, box.w, h)
        button = grown(ui, Button(id="bank.back", rect=rect, name=text, text=text, kind="outline"))
        return [sign, heading, *rows, button], button.rect.bottom
