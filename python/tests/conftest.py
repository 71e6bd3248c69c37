"""Where the evaluation records are, and what is to be done without them."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def records() -> Iterator[Path]:
    """The folder of record files: $DEHUSK_RECORDS, or beside the repository."""
    named = os.environ.get("DEHUSK_RECORDS")
    folder = Path(named) if named else REPOSITORY.parent / "shared/corpus"
    if not folder.is_dir():
        message = f"no evaluation records at {folder}"
        if named or os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    yield folder


@pytest.fixture(scope="session")
def pages(records: Path) -> list[str]:
    """The texts of all page dumps."""
    texts = []
    for file in sorted((records / "dumps").glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    assert texts
    return texts
