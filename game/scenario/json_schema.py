"""The schema as JSON Schema: for editors, and for the words of messages."""

from __future__ import annotations

from typing import Any

from game.scenario.schema import (
    CallerPart,
    ChatPart,
    DemandPart,
    EntryPart,
    NodePart,
    PagePart,
    PaperPart,
    QueryPart,
    ScenarioPart,
    ShowsPart,
    StoryPart,
    TalkPart,
)

OVERRIDABLE = (
    ScenarioPart,
    TalkPart,
    NodePart,
    CallerPart,
    ShowsPart,
    EntryPart,
    PaperPart,
    PagePart,
    QueryPart,
    ChatPart,
    DemandPart,
    StoryPart,
)
"""Mappings that a file may give in part, because another file gives the rest."""


def whole_schema() -> dict[str, Any]:
    """The JSON Schema of a whole, merged scenario, short forms beside the long ones."""
    schema: dict[str, Any] = _draft_07(ScenarioPart.model_json_schema(by_alias=True))
    parts = schema["definitions"]
    text = {"type": "string", "minLength": 1}
    lines = {"type": "array", "items": {"$ref": "#/definitions/LinePart"}}
    for name, short in (("ReactionPart", lines), ("OptionPart", text), ("CallerReactions", text)):
        parts[name] = {"anyOf": [short, parts[name]]}
    start = parts["TalkPart"]["properties"]["start"]
    parts["TalkPart"]["properties"]["start"] = {"anyOf": [text, start]}
    slots = schema["properties"]["slots"]["patternProperties"]
    for pattern, options in slots.items():
        slots[pattern] = {"anyOf": [options, {"type": "array", "items": text, "minItems": 1}]}
    return schema


def json_schema() -> dict[str, Any]:
    """The JSON Schema that every scenario file names in its first line, for editors.

    Of a mapping that may be given in part no key is required.
    """
    schema = whole_schema()
    for part in OVERRIDABLE:
        (schema if part is ScenarioPart else schema["definitions"][part.__name__]).pop("required", None)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema, "title": "Kakenaoshi scenario"}


def _draft_07(value: Any) -> Any:
    """pydantic writes the words of 2020-12; editors know draft-07's best."""
    if isinstance(value, dict):
        words = {"definitions" if key == "$defs" else key: _draft_07(part) for key, part in value.items()}
        if "patternProperties" in words and "type" in words:
            words["additionalProperties"] = False  # a name that is no id is a mistake
        return words
    if isinstance(value, list):
        return [_draft_07(part) for part in value]
    return value.replace("#/$defs/", "#/definitions/") if isinstance(value, str) else value
