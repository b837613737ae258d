"""What can be wrong with translations (`T`)."""

from __future__ import annotations

from game.scenario.problems import rule, warning

UNREADABLE = rule(
    "T01",
    "catalogue",
    "a translation that cannot be read: {why}",
    'Mend it as a gettext file: msgctxt "id", msgid "text", msgstr "translation"',
    'msgid "without an end',
)
UNKNOWN_ID = warning(
    "T02",
    "unknown-text",
    'a translation of "{id}", which no text has',
    "{hint}",
    'msgctxt "no-such-line"',
)
OUTDATED = warning(
    "T03",
    "outdated-translation",
    'a translation of "{id}" as it read before',
    'Translate "{text}", then copy that text to msgid',
    "the script's text was changed",
)
MISSING = warning(
    "T04",
    "missing-translations",
    "{count} texts without translation ({ids}): the language {lang} cannot be chosen",
    "Translate them",
    'msgstr ""',
)
SLOTS = rule(
    "T05",
    "translated-slots",
    'that the translation of "{id}" has the places {found}, but the text has {expected}',
    "Use the same places in braces, in any order",
    '"I am {officer}." without {officer}',
)
NO_COMMON = rule(
    "T06",
    "common-not-translated",
    "that {count} texts of common are not translated into {lang}, the language of this scenario ({ids})",
    "Translate them in scenarios/common/{lang}.po",
    "lang: de",
)
