"""Screen texts by key and language, from PO files that any translation program opens.

`<area>.pot` holds the Japanese source: `msgctxt` is the key, `msgid` the text. `<lang>/<area>.po` holds the
translations of the same entries. They are read as they are: nothing has to be compiled after a change.
"""

import json
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LANGUAGES = ("ja", "en", "fr", "ja-easy")
ENDONYMS = {"ja": "日本語", "en": "English", "fr": "Français", "ja-easy": "やさしい日本語"}

COLONS = {"en": ": ", "fr": "\u00a0: "}


class BrokenWords(ValueError):
    """A file of words that cannot be read; the message names file and line."""


def read_po(path: Path) -> dict[str, tuple[str, str]]:
    """Key to (source, translation) of one PO file. The header and obsolete entries are left out.

    Raises BrokenWords at a line that PO does not have. Plurals are not used in screen texts and are refused.
    """
    entries: dict[str, tuple[str, str]] = {}
    fields: dict[str, str] = {}
    current = ""

    def close() -> None:
        if "msgctxt" in fields:
            entries[fields["msgctxt"]] = (fields.get("msgid", ""), fields.get("msgstr", ""))
        fields.clear()

    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            if not line:
                close()
            continue
        word, _, quoted = line.partition(" ") if not line.startswith('"') else (current, "", line)
        if word not in ("msgctxt", "msgid", "msgstr") or not quoted.endswith('"'):
            raise BrokenWords(f"{path.name}:{number}: expected msgctxt, msgid or msgstr with a quoted text")
        if word == "msgctxt" and "msgstr" in fields:
            close()
        try:
            # PO escapes are JSON's, as far as screen texts go.
            text = json.loads(quoted.strip())
        except ValueError as error:
            raise BrokenWords(f"{path.name}:{number}: {error}") from error
        fields[word] = fields.get(word, "") + text if line.startswith('"') else text
        current = word
    close()
    return entries


class Words:
    """The texts of one language. What a translation lacks is shown in Japanese."""

    def __init__(self, lang: str, texts: dict[str, str]) -> None:
        self.lang = lang
        self._texts = texts

    def t(self, key: str, **slots: object) -> str:
        """The text of `key`, its `{slots}` filled. An unknown key is shown as itself, which a test finds."""
        text = self._texts.get(key, key)
        return text.format(**slots) if slots else text

    def pair(self, name: str, text: str) -> str:
        """A name and what belongs to it, with the colon as the language sets it."""
        return f"{name}{COLONS.get(self.lang, '：')}{text}"

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self._texts

    def keys(self) -> frozenset[str]:
        """All keys."""
        return frozenset(self._texts)


@lru_cache(maxsize=8)
def words_of(lang: str) -> Words:
    """The screen texts of a language; Japanese where the language is unknown."""
    texts: dict[str, str] = {}
    for source in sorted(FOLDER.glob("*.pot")):
        texts.update({key: entry[0] for key, entry in read_po(source).items()})
        translated = FOLDER / lang / f"{source.stem}.po"
        if translated.is_file():
            texts.update({key: text for key, (_, text) in read_po(translated).items() if text})
    return Words(lang if lang in LANGUAGES else "ja", texts)
