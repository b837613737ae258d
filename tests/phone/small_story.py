"""A small scenario made by hand, so that the phone's tests need no file of the scenarios'."""

from functools import lru_cache

from game.call.model import (
    BriefItem,
    Caller,
    Demand,
    Ending,
    Entry,
    Guided,
    Line,
    Node,
    Page,
    Paper,
    Query,
    Reaction,
    Reply,
    Scenario,
    Shows,
    Start,
    Story,
    Talk,
)

JA = {
    "title": "火曜日の朝の電話",
    "you": "佐藤ハルさん、72歳",
    "b1": "新宿にひとりで住んでいます。",
    "b2": "息子のけんじさんは、大阪にいます。",
    "b3": "先週、財布をなくして、警察署に届けました。",
    "station": "新宿警察署",
    "tokyo": "東京都",
    "caller": "相手",
    "desk": "新宿警察署",
    "kenji": "けんじ（大阪）",
    "bank": "ひだまり銀行",
    "hotline": "警察の相談",
    "l1": "新宿警察署の森と申します。",
    "l2": "あなたの名前の口座が、事件に使われています。",
    "l3": "そうですか。失礼します。",
    "l4": "生活安全課の森、内線2214です。",
    "l5": "はい、新宿警察署です。",
    "r1": "どういうことですか。",
    "r2": "口座は、ひだまり銀行だけです。",
    "r3": "いまは、お話しできません。",
    "memo": "くらしのメモ",
    "fridge": "冷蔵庫にはってある紙",
    "leaflet": "まちのおたより",
    "koban": "先月、交番が配ったもの",
    "q": "新宿警察署 電話",
    "page": "新宿警察署",
    "wrong": "番号をお確かめください。",
    "end": "ご自分で電話を切りました。",
    "g1": "警察署の番号を調べる",
}
EN = {
    "title": "A call on Tuesday",
    "you": "Haru Sato, 72",
    "b1": "You live alone in Shinjuku.",
    "b2": "Your son Kenji lives in Osaka.",
    "b3": "Last week you lost your purse and reported it.",
    "station": "Shinjuku Police",
    "tokyo": "Tokyo",
    "caller": "Caller",
    "desk": "Shinjuku Police",
    "kenji": "Kenji (Osaka)",
    "bank": "Hidamari Bank",
    "hotline": "Police advice",
    "l1": "This is Mori of Shinjuku Police Station.",
    "l2": "A bank account in your name has been used in a crime.",
    "l3": "I see. Goodbye.",
    "l4": "Mori, community safety, extension 2214.",
    "l5": "Shinjuku Police Station.",
    "r1": "What do you mean?",
    "r2": "My only account is at Hidamari Bank.",
    "r3": "I can’t talk right now.",
}
FR = {
    "title": "Un appel un mardi",
    "station": "Police de Shinjuku",
    "tokyo": "Tokyo",
    "caller": "Au bout du fil",
    "l1": "Ici Mori, du commissariat de Shinjuku.",
    "l2": "Un compte à votre nom a servi dans une affaire criminelle.",
    "r1": "Que voulez-vous dire ?",
    "r2": "Je n’ai qu’un compte, chez Hidamari.",
    "r3": "Je ne peux pas parler maintenant.",
}


@lru_cache(maxsize=1)
def story() -> Scenario:
    """A scam of two lines, a desk that can be reached, papers, a search."""
    nodes = {
        "opening/a": Node(
            "opening/a",
            (Line("l1", "mori"), Line("l2", "mori", demand="balance")),
            (
                Reply("r1", "opening/a", asks=True),
                Reply("r2", "opening/z", grants=("balance",)),
                Reply("r3", "opening/z", refuses=("balance",)),
            ),
            reactions={"ask-details": "details"},
        ),
        "opening/z": Node("opening/z", (Line("l3", "mori"),), ends=True),
        "desk/a": Node("desk/a", (Line("l5", "desk"),), ends=True),
        "wrong/a": Node("wrong/a", (Line("wrong", "desk"),), ends=True),
    }
    entries = {
        e.id: e
        for e in (
            Entry("shinjuku", "station", "03-0346-0110", "police", "desk", verifies=True),
            Entry("kenji", "kenji", "06-0417-2280", "family", "desk", contact=True),
            Entry("bank", "bank", "03-0521-7300", "bank", "desk"),
            Entry("hotline", "hotline", "#9110", "hotline", "desk", short=True),
        )
    }
    lines = ("l1", "l2", "l3", "l4", "l5", "wrong")
    return Scenario(
        id="small",
        kind="scam",
        title="title",
        lang="ja",
        langs=("ja", "en", "fr"),
        opening="opening",
        verifies=("shinjuku",),
        story=Story(
            "japan",
            "2026-04-14",
            "10:24",
            "you",
            (BriefItem("house-line", "b1"), BriefItem("user", "b2"), BriefItem("wallet", "b3")),
            ("memo", "leaflet"),
            balance=3_000_000,
            bank="bank",
        ),
        slots={},
        demands={"balance": Demand("balance", "data")},
        callers={
            "mori": Caller(
                "mori",
                "caller",
                "criminal",
                "senior-officer",
                Shows("spoofed_genuine", "03-0346-0110", "station", "tokyo", "shinjuku"),
            ),
            "desk": Caller("desk", "desk", "genuine", "clerk"),
        },
        talks={
            "opening": Talk("opening", "call", "mori", (Start("opening/a"),)),
            "desk": Talk("desk", "call", "desk", (Start("desk/a"),)),
            "wrong": Talk("wrong", "call", "desk", (Start("wrong/a"),)),
        },
        nodes=nodes,
        reactions={"details": Reaction("details", ((Line("l4", "mori"),),))},
        entries=entries,
        papers={
            "memo": Paper("memo", "memo", "memo", "fridge", ("shinjuku", "kenji", "bank", "hotline")),
            "leaflet": Paper("leaflet", "leaflet", "leaflet", "koban", ("shinjuku", "hotline")),
        },
        pages={"site": Page("site", "official", "page", "shinjuku.lg.example", "shinjuku")},
        queries={"q": Query("q", "q", ("site",))},
        chat={},
        later=(),
        guided=(Guided("g1", "look-up", "shinjuku", "g1"),),
        endings=(Ending("left", "end"),),
        flags={},
        marks={},
        words=(),
        wrong_number="wrong",
        texts={"ja": JA, "en": EN, "fr": FR},
        durations={"ja": {line: 2000 for line in lines}},
        sources={},
        hash="small",
    )
