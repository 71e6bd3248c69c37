"""Inputs for the tests of engines: many records, good and bad, with known counts."""

from __future__ import annotations

import json
from pathlib import Path

# Lines that hold no text, each with what its rejection says.
BAD = [
    ('{"id": "bad-0", "text": null}', "no text in 'text'"),
    ('{"id": "bad-1", "content": "x"}', "no text in 'text'"),
    ('["a", "list"]', "not an object but list"),
    ('{"id": "bad-3", "text": "cut', "not JSON: "),
    ("7", "not an object but int"),
]
# An id that no float can hold, and half a surrogate pair, as some clients write it.
ODD = [
    '{"id": 12345678901234567890, "text": "The mill has been shut since the spring of last year."}',
    '{"id": "half", "text": "The mill \\ud83d has been shut since the spring of last year."}',
]


def write_lines(pages: list[str], count: int, file: Path) -> list[str]:
    """JSON lines: `count` good records, the last of them `ODD`, and `BAD` ones among them. Gives the
    ids of the good ones."""
    plain = count - len(ODD)
    ids = [f"page-{at}" for at in range(plain)]
    step = max(1, plain // len(BAD))
    with file.open("w", encoding="utf-8") as out:
        for at, name in enumerate(ids):
            if at % step == 0 and at // step < len(BAD):
                out.write(BAD[at // step][0] + "\n")
            out.write(json.dumps({"id": name, "text": pages[at % len(pages)]}) + "\n")
        out.writelines(line + "\n" for line in ODD)
    return [*ids, "12345678901234567890", "half"]
