"""Where a text may be broken, and where it is.

Japanese breaks between phrases (budoux), never before a mark that closes or after one that opens (kinsoku). Latin
breaks at spaces; a French space before `: ; ! ?` and inside « » holds. A last line is never one or two characters.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from game.phone.typeface import has_cjk, is_cjk

CLOSERS = frozenset(
    "、。，．・：；？！’”）〕］｝〉》」』】ー々ゝゞァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ…‥)]},.;:!?%℃円»"
)
OPENERS = frozenset("‘“（〔［｛〈《「『【([{«¥￥")

_AFTER_HYPHEN = re.compile(r"(?<=\w-)(?=\w)")

Measure = Callable[[str], float]


@lru_cache(maxsize=1)
def _parser() -> Any:
    import budoux

    return budoux.load_default_japanese_parser()


def phrases(text: str) -> list[str]:
    """The smallest parts between which a line may end. Joined, they are the text."""
    parts: list[str] = []
    for word in _words(text):
        if has_cjk(word):
            parts.extend(_parser().parse(word) if len(word) > 1 else [word])
        else:
            parts.append(word)
    fixed = _kinsoku(parts)
    if len(fixed) > 1 and has_cjk(fixed[-1]) and _short(fixed[-1]) and not fixed[-2].endswith(" "):
        # A last phrase of one or two characters never stands alone.
        fixed[-2:] = [fixed[-2] + fixed[-1]]
    return fixed


def _words(text: str) -> list[str]:
    """Cut after spaces; the space stays with the word before it. French holding places are not cut."""
    words: list[str] = []
    start = 0
    for i, char in enumerate(text):
        if char not in " \u3000\u200b":
            continue
        after, before = text[i + 1 : i + 2], text[i - 1 : i]
        if (after and after in ":;!?»" and not is_cjk(before or "a")) or before == "«":
            continue
        if i + 1 > start:
            words.append(text[start : i + 1])
            start = i + 1
    if start < len(text):
        words.append(text[start:])
    return words


def _kinsoku(parts: list[str]) -> list[str]:
    fixed: list[str] = []
    for part in parts:
        joins = fixed and not fixed[-1].endswith(" ") and (part[0] in CLOSERS or fixed[-1][-1] in OPENERS)
        if joins:
            fixed[-1] += part
        else:
            fixed.append(part)
    return fixed


def break_lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The lines of `text` for a width, in the unit of `measure`. A newline in the text always breaks.

    A part wider than the width is cut after a hyphen, else between characters, never before a closing or after an
    opening mark.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_paragraph(paragraph.strip(" "), width, measure))
    return tuple(lines)


def _paragraph(text: str, width: float, measure: Measure) -> list[str]:
    if not text or measure(text) <= width:
        return [text]
    parts: list[str] = []
    for phrase in phrases(text):
        # A hyphen is where a word that is too wide may be broken; only what is still too wide is cut anywhere.
        for part in [phrase] if measure(phrase.rstrip(" ")) <= width else _AFTER_HYPHEN.split(phrase):
            parts.extend([part] if measure(part.rstrip(" ")) <= width else _by_character(part, width, measure))
    greedy = _greedy(parts, width, measure)
    if len(greedy) <= 4:
        greedy = _balanced(parts, len(greedy), width, measure) or greedy
    return ["".join(line).rstrip(" ") for line in greedy]


def _by_character(part: str, width: float, measure: Measure) -> list[str]:
    pieces: list[str] = []
    piece = ""
    for char in part:
        longer = piece + char
        # A mark that may not begin a line takes the letter before it along.
        cuts = [k for k in range(1, len(longer)) if longer[k] not in CLOSERS and longer[k - 1] not in OPENERS]
        if cuts and measure(longer) > width:
            pieces.append(longer[: cuts[-1]])
            longer = longer[cuts[-1] :]
        piece = longer
    pieces.append(piece)
    if len(pieces) > 1 and has_cjk(pieces[-1]) and len(pieces[-1]) < 3:
        pieces[-2:] = _evened(*pieces[-2:])
    return pieces


def _evened(before: str, last: str) -> tuple[str, str]:
    """The last two pieces, the last of at least three letters where marks allow it: none begins or ends wrongly."""
    for n in range(len(before) - 1, 2, -1):
        longer = before[n:] + last
        if len(longer) > 2 and longer[0] not in CLOSERS and before[n - 1] not in OPENERS:
            return before[:n], longer
    return before, last


def _greedy(parts: list[str], width: float, measure: Measure) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    for part in parts:
        if lines[-1] and measure("".join(lines[-1]) + part.rstrip(" ")) > width:
            lines.append([])
        lines[-1].append(part)
    if len(lines) > 1 and _short("".join(lines[-1])) and len(lines[-2]) > 1:
        moved = lines[-2][-1]
        if measure(moved + "".join(lines[-1]).rstrip(" ")) <= width:
            lines[-2].pop()
            lines[-1].insert(0, moved)
    return lines


def _short(line: str) -> bool:
    return len(line.strip(" 。、.!?")) <= 2


def _balanced(parts: list[str], count: int, width: float, measure: Measure) -> list[list[str]] | None:
    """The break into `count` lines with the most even lines, preferring to break after a comma or full stop."""
    n = len(parts)
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for line in range(1, count + 1):
        for end in range(line, n + 1):
            found: tuple[float, int] | None = None
            for start in range(end - 1, -1, -1):
                if (line - 1, start) not in best:
                    continue
                text = "".join(parts[start:end]).rstrip(" ")
                long = measure(text)
                if long > width:
                    break
                cost = ((width - long) / width) ** 2
                if end < n and text[-1:] in "、。,.;:？！?!":
                    cost -= 0.12
                if end == n and _short(text):
                    cost += 4
                total = best[line - 1, start][0] + cost
                if found is None or total < found[0]:
                    found = (total, start)
            if found is not None:
                best[line, end] = found
    if (count, n) not in best:
        return None
    lines: list[list[str]] = []
    end = n
    for line in range(count, 0, -1):
        start = best[line, end][1]
        lines.insert(0, parts[start:end])
        end = start
    return lines
