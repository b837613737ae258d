"""Never shown: they name the shapes that the next screens need, so that these are made while nothing happens."""

from dataclasses import replace

from game.phone.geometry import Box
from game.phone.pictures.phone_body import PhoneBody
from game.phone.pictures.portrait import Portrait
from game.phone.scene import Scene
from game.phone.scenes.call_parts import RING_STEPS, Caller, DiscLook, phone_with_caller, place_discs
from game.phone.scenes.free import APPS
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import AppIcon, Reply
from game.phone.widgets.caption import CaptionCard


class PreparedCall(Scene):
    """The phone of a ringing call, every phase of its rings, discs, a caption card, a reply."""

    name = "prepared-call"

    def build(self, ui: Ui) -> list[Widget]:
        regions = ui.layout.call()
        caller = Caller(ui.t("ring.state"), "0", "03-0", "", "10:24", "0:00")
        looks: list[list[DiscLook]] = [
            [
                ("a", "fill/phone-x", ui.t("ring.decline"), "red", 88.0),
                ("b", "fill/phone", ui.t("ring.answer"), "green", 88.0),
            ],
            [
                ("c", "bold/dots-nine", ui.t("call.keys"), "sheet", 72.0),
                ("d", "fill/phone-disconnect", ui.t("call.hang-up-disc"), "red", 88.0),
                ("e", "bold/circles-four", ui.t("call.apps"), "sheet", 72.0),
            ],
        ]
        discs = [disc for look in looks for disc in place_discs(ui, regions.phone, look)]
        widgets = phone_with_caller(ui, regions, caller, rings=True, discs=tuple(discs))
        rung = [w for w in widgets if isinstance(w, Portrait)]
        for phase in range(1, RING_STEPS + 1):
            widgets.extend(replace(w, rings=phase) for w in rung)
        widgets.append(CaptionCard(id="caption", rect=regions.caption, text="", header=ui.t("call.caller")))
        reply = Box(regions.replies.x, regions.replies.y, regions.replies.w, regions.reply_h)
        widgets.append(Reply(id="reply", rect=reply, text="", number="1"))
        return widgets


class PreparedNear(Scene):
    """The near phone with its home screen."""

    name = "prepared-near"

    def build(self, ui: Ui) -> list[Widget]:
        widgets: list[Widget] = []
        for talking in (False, True):
            phone = ui.layout.near(talking=talking).phone
            widgets.append(PhoneBody(id="phone", rect=phone, ground="home", time="10:24", foot=False))
        spot = Box(100, 100, 150, 150)
        for app, icon, colour in APPS:
            widgets.append(AppIcon(id=app, rect=spot, icon=icon, text=ui.t(f"app.{app}"), colour=colour))
        return widgets
