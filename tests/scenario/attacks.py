"""Files that stop other YAML readers: each must be refused, and at once."""

from __future__ import annotations


def _merge_chain(levels: int = 30) -> bytes:
    rows = ["a0: &a0 {k: 1}"]
    rows += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, levels)]
    return "\n".join(rows).encode()


def _aliases(levels: int = 9) -> bytes:
    rows = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(rows).encode()


ATTACKS: dict[str, bytes] = {
    "100,000 [": b"[" * 100_000,
    "100,000 {": b"{" * 100_000,
    "100,000 - ": b"- " * 100_000,
    "100,000 ? ": b"? " * 100_000,
    "100,000 [ in a key": b"? " + b"[" * 100_000 + b"\n: 1\n",
    "a chain of merges": _merge_chain(),
    "nine levels of aliases": _aliases(),
    "an alias of itself": b"a: &a [*a]\n",
    "200,000 NO": b"- NO\n" * 200_000,
    "a million ambiguous numbers": b"[" + b"01," * 340_000 + b"]",
    "two megabytes": b"a: " + b"x" * 2_000_000,
    "10,000 documents": b"---\na: 1\n" * 10_000,
    "100,000 repeated keys": b"a: 1\n" * 100_000,
    "a megabyte of one quotation": b'a: "' + b"x" * 1_000_000,
    "a million blanks": b"a:" + b" " * 1_000_000 + b"b: c: d",
    "a tag that makes objects": b"!!python/object/apply:os.system [true]",
    "UTF-16": "a: 1\n".encode("utf-16"),
    "lone surrogate": b"a: \xed\xa0\x80\n",
    "an escaped lone surrogate": b'a: "\\ud800"\n',
    "an integer of 100,000 digits": b"a: " + b"9" * 100_000,
    "100,000 lost comments": b"a #b\n" * 100_000,
    "controls everywhere": b"\x00\x01\x02\x1b" * 100_000,
}
