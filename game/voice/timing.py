"""How long a line lasts when it is spoken, told from its text alone.

Pure arithmetic: no engine, no clock. Headless play, captions without sound and the compiler use it, so a line
has the same nominal duration on every machine.

Japanese runs at 5 morae a second (easiest for older listeners: U. Tokyo / NEC), English and French at 145
words a minute (140-150 is advised), counted by syllable so that long words take longer. Pauses are 0.55 s
after a sentence and 0.30 s at a comma: with these, mora count hits a synthesiser's timing within 0.1 s.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MORA_MS = 200
"""One Japanese mora at 5 morae a second."""

STOP_MS = 550
"""The pause after a sentence."""

COMMA_MS = 300
"""The pause at a comma, colon, dash or between the groups of a telephone number."""

# Without a reading a kanji is taken for 1.7 morae: what Open JTalk reads, on average, in police and
# customs calls written for this game (105 kanji, mean 1.695). A digit is two morae (ni-i, go-o, ze-ro), a
# Latin letter inside a Japanese line one (LINE is read "rain", e-mail "meeru").
_KANJI_MS = 340
_DIGIT_MS_JA = 400
_LATIN_MS_JA = 200
_SYMBOLS_MS_JA = {"#": 600, "@": 600, "%": 1000, "&": 600, "+": 600, "=": 800, "*": 600, "々": 340, "〆": 400}

# 145 words a minute is 414 ms a word; running English has about 1.45 syllables a word, French about 1.6.
_SYLLABLE_MS = {"en": 285, "fr": 259}
_DIGIT_MS_LATIN = 400
_SYMBOL_MS_LATIN = 500

_SMALL_KANA = frozenset("ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ")
_STOPS = frozenset("。.!?…‥｡！？")
_COMMAS = frozenset("、,;:，､；：—–―・/")
_CLOSERS = "」』）)】〉》”’\"'»"
_SENTENCE_JA = re.compile(rf"[^。!?！？]*[。!?！？]+[{re.escape(_CLOSERS)}]*|[^。!?！？]+")
_SENTENCE_LATIN = re.compile(
    rf".+?(?:[.!?…]+[\u00a0\u202f]?[{re.escape(_CLOSERS)}]*(?:[\u00a0\u202f]*[!?»]+)*(?=\s|$)|$)", re.DOTALL
)
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|M|Mme|Mlle|etc)|\b[A-Z])\.$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d|[.!?…,;:—–#@%&+*=/-]+|«|»")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+")
_SILENT_END = {
    "en": re.compile(r"(?<=[bcdfghjkmnpqrstvwxz])e$|(?<=[bcdfgkmnprtvw])es$|(?<=[bcfghjkmnpqrsvwxyz])ed$"),
    "fr": re.compile(r"(?<=[^aeiouyàâäéèêëîïôöùûüÿœæ])e(?:s|nt)?$"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a line: what to show, from when and for how long (both in ms from the line's start).

    The duration includes the pause that follows the sentence, so pieces follow each other without a gap.
    """

    text: str
    start_ms: int
    ms: int


def nominal_ms(text: str, lang: str) -> int:
    """Milliseconds that `text` takes when spoken in `lang` ("ja", "en", "fr"; a suffix as in "ja-easy" is
    ignored; any other language is counted as English), the pause at its end included. 0 for empty text.

    Never raises. The duration of several sentences is the sum of their durations.
    """
    return sum(_sentence_ms(s, _base(lang)) for s in sentences(text, lang))


def sentences(text: str, lang: str) -> tuple[str, ...]:
    """The sentences of `text`, in order and stripped, their closing marks kept. Empty for blank text."""
    pattern = _SENTENCE_JA if _base(lang) == "ja" else _SENTENCE_LATIN
    found: list[str] = []
    for match in pattern.finditer(text):
        part = match.group().strip()
        if not part:
            continue
        if found and _joins(found[-1], part):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return tuple(found)


def pieces(text: str, lang: str, total_ms: int | None = None) -> tuple[Piece, ...]:
    """The sentences of `text` with their times, filling `total_ms` exactly (the length of the sound,
    where one is known) or else the nominal duration. `text` is the caption; it may differ from what is said.
    """
    parts = sentences(text, lang)
    lengths = [_sentence_ms(part, _base(lang)) for part in parts]
    nominal = sum(lengths)
    total = nominal if total_ms is None else max(0, total_ms)
    made: list[Piece] = []
    spent = 0
    for part, length in zip(parts, lengths, strict=True):
        start = _share(spent, nominal, total)
        spent += length
        made.append(Piece(part, start, _share(spent, nominal, total) - start))
    return tuple(made)


def tail_ms(text: str) -> int:
    """The pause (ms) that belongs after `text`: of a sentence, of a comma, or none."""
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    return _pause(bare[-1:]) if bare else 0


def _share(part: int, whole: int, total: int) -> int:
    return part * total // whole if whole else 0


def _base(lang: str) -> str:
    base = lang.replace("_", "-").split("-", 1)[0].lower()
    return base if base in ("ja", "fr") else "en"


def _joins(before: str, after: str) -> bool:
    """Whether `after` only goes on with `before`: "Mr." ends no sentence, and marks alone are none."""
    return bool(_ABBREVIATION.search(before)) or not any(c.isalnum() for c in after)


def _pause(char: str) -> int:
    if char in _STOPS:
        return STOP_MS
    return COMMA_MS if char in _COMMAS else 0


def _sentence_ms(sentence: str, base: str) -> int:
    text = unicodedata.normalize("NFKC", sentence)
    return _japanese_ms(text) if base == "ja" else _latin_ms(text, base)


def _japanese_ms(text: str) -> int:
    total = 0
    pause = 0  # of the run of marks that we are in: "……" or "!?" pauses once
    for at, char in enumerate(text):
        here = _japanese_pause(text, at)
        if here:
            total += max(0, here - pause)
            pause = max(pause, here)
            continue
        spoken = _japanese_char_ms(char)
        total += spoken
        if spoken:
            pause = 0
    return total


def _japanese_pause(text: str, at: int) -> int:
    char = text[at]
    if char == "-":  # between the groups of a telephone number; elsewhere a hyphen is silent
        return COMMA_MS if text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit() else 0
    return _pause(char)


def _japanese_char_ms(char: str) -> int:
    if char in _SYMBOLS_MS_JA:
        return _SYMBOLS_MS_JA[char]
    if "ぁ" <= char <= "ゖ" or "ァ" <= char <= "ヺ" or char == "ー":
        return 0 if char in _SMALL_KANA else MORA_MS
    if char.isdigit():
        return _DIGIT_MS_JA
    if not char.isalpha():
        return 0
    return _LATIN_MS_JA if char < "\u3000" else _KANJI_MS


def _latin_ms(text: str, base: str) -> int:
    total = 0
    pause = 0
    for match in _WORD.finditer(text):
        token = match.group()
        if token[0].isdigit():
            spoken, here = _DIGIT_MS_LATIN, 0
        elif token[0].isalpha():
            spoken, here = _syllables(token, base) * _SYLLABLE_MS[base], 0
        elif token in "#@%&+*=":
            spoken, here = _SYMBOL_MS_LATIN, 0
        else:
            spoken, here = 0, _latin_pause(text, match)
        total += spoken + max(0, here - pause)
        pause = 0 if spoken else max(pause, here)
    return total


def _latin_pause(text: str, match: re.Match[str]) -> int:
    token = match.group()
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before.isalnum() and after.isalnum():  # 1.5, 9:30, co-owner; but 03-0123 has groups
        return COMMA_MS if token == "-" and before.isdigit() and after.isdigit() else 0
    return max(_pause(char) for char in token)


def _syllables(word: str, base: str) -> int:
    if len(word) > 1 and word.isupper() and len(word) <= 4 and not _VOWELS.search(word.lower()):
        return len(word)  # spelled out: FBI is not caught, DHL and SMS are
    lower = word.lower()
    stem = _SILENT_END[base].sub("", lower)
    return max(1, len(_VOWELS.findall(stem)))
