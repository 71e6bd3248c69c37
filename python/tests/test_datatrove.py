"""The step for datatrove, run by its local executor."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from crawl import BAD, write_lines

import dehusk

pytestmark = pytest.mark.engine
pytest.importorskip("datatrove")

STEP = Path(__file__).resolve().parents[1] / "examples/datatrove_step.py"
MENU = "Home\nNews\nSport\nLog in\n"


def written(folder: Path) -> list[dict[str, Any]]:
    documents = []
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            documents += [json.loads(line) for line in lines]
    return documents


def test_documents_are_stripped_and_counts_add_up(pages: list[str], tmp_path: Path) -> None:
    texts: dict[str, str] = {}
    (tmp_path / "in").mkdir()
    for part in range(4):
        some = pages[part * 500 : part * 500 + 500]
        named = {f"{part}-{at}": text for at, text in enumerate([*some, MENU])}
        lines = [json.dumps({"id": name, "text": text, "url": f"u{name}"}) for name, text in named.items()]
        (tmp_path / f"in/{part}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        texts |= named
    command = [sys.executable, str(STEP), str(tmp_path / "in"), str(tmp_path / "out")]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    stripped = {document["id"]: document for document in written(tmp_path / "out/stripped")}
    rejected = {document["id"]: document for document in written(tmp_path / "out/rejected")}
    assert stripped.keys() | rejected.keys() == texts.keys()
    assert not stripped.keys() & rejected.keys()
    names = list(texts)
    for name, article in zip(names, dehusk.strip_many(texts.values()), strict=True):
        if not article.text:
            assert rejected[name]["text"] == texts[name]
            continue
        document = stripped[name]
        assert document["text"] == article.text
        assert document["metadata"]["url"] == f"u{name}"
        assert document["metadata"]["article"]["title"] == article.title
        assert document["metadata"]["article"]["authors"] == article.authors
    assert {f"{part}-{min(500, len(pages) - part * 500)}" for part in range(4)} <= rejected.keys()


def test_bad_lines_are_counted_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    pages = ["The mill has been shut since the spring of last year.\n\nRead more\n"]
    ids = write_lines(pages, 20, tmp_path / "in/a.jsonl")
    command = [sys.executable, str(STEP), str(tmp_path / "in"), str(tmp_path / "out"), "--tasks", "1"]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    seen = [str(document["id"]) for document in written(tmp_path / "out/stripped")]
    # datatrove's JSON has no halves of surrogate pairs.
    assert sorted(seen) == sorted(name for name in ids if name != "half")
    stats = json.loads((tmp_path / "out/logs/stats.json").read_text(encoding="utf-8"))
    assert stats[0]["stats"]["unreadable"] == len(BAD) + 1
