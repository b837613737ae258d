"""The hash by which records name a compiled scenario."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from game.call import model
from game.call.codec import to_json


def fingerprint(scenario: model.Scenario) -> str:
    """sha256 of everything that a play depends on: not of where it is written."""
    value = to_json(replace(scenario, hash="", places={}))
    text = json.dumps([model.FORMAT, value], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
