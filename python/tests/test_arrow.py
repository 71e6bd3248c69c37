"""Columns of pyarrow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dehusk

pa = pytest.importorskip("pyarrow")
if pa:
    import dehusk.arrow
    from dehusk.arrow import SCHEMA, TYPE, strip_array, strip_column

TEXTS = [
    "Bridge closed\n\nBy Ann Lee\n\nThe bridge is shut for\n\nRead more\n\nrepairs until May, they said.\n",
    None,
    "Die Brücke ist bis Mai gesperrt, sagte die Stadt am Montag.\n\nMehr lesen\n",
    "",
    "PARIS (AFP) — The ferry was full on Monday, the line said.\n\nRelated stories\n\n"
    "* Ferry line adds a boat\n* Fares to rise in May\n* Harbour wall mended\n",
]
ROWS = [None if text is None else dehusk.strip(text).to_dict() for text in TEXTS]


def with_reals(row: dict | None) -> dict | None:
    """A row as `to_dict` has it: its confidence as the shortest decimal of 32 bits."""
    if row is not None:
        row["confidence"] = pytest.approx(row["confidence"], rel=1e-6)
    return row


def test_the_schema_is_fixed() -> None:
    place = pa.struct([("start", pa.int64()), ("end", pa.int64())])
    stamp = pa.struct([("raw", pa.string()), ("iso", pa.string())])
    assert SCHEMA.names == list(dehusk.strip("").to_dict())
    assert SCHEMA.field("text").type == pa.string()
    assert SCHEMA.field("authors").type == pa.list_(pa.string())
    assert SCHEMA.field("date_published").type == stamp
    assert SCHEMA.field("confidence").type == pa.float32()
    removal = pa.struct([("kind", pa.string()), ("rule", pa.string()), ("range", place)])
    assert SCHEMA.field("removed").type == pa.list_(removal)
    paragraph = pa.struct([("range", place), ("sources", pa.list_(place)), ("mended", pa.bool_())])
    assert SCHEMA.field("paragraphs").type == pa.list_(paragraph)
    assert pa.schema(list(TYPE)) == SCHEMA


def test_a_column_gives_what_each_text_gives() -> None:
    articles = strip_array(pa.array(TEXTS))
    articles.validate(full=True)
    assert articles.type == TYPE
    assert [with_reals(row) for row in articles.to_pylist()] == ROWS


def test_a_table_has_a_row_a_text() -> None:
    table = strip_column(pa.array(TEXTS), threads=2)
    table.validate(full=True)
    assert table.schema == SCHEMA
    rows = table.to_pylist()
    assert rows.pop(1) == dict.fromkeys(SCHEMA.names)
    assert [with_reals(row) for row in rows] == [row for row in ROWS if row]


@pytest.mark.parametrize(
    "column",
    [
        pa.array(TEXTS, pa.large_string()),
        pa.array(TEXTS, pa.string_view()),
        pa.array(TEXTS).dictionary_encode(),
        pa.chunked_array([TEXTS[:2], [], TEXTS[2:]]),
        pa.array(["unseen", *TEXTS, "unseen"]).slice(1, len(TEXTS)),
    ],
    ids=["large", "view", "dictionary", "chunks", "slice"],
)
def test_any_column_of_text_will_do(column: pa.Array) -> None:
    assert strip_column(column)["text"].to_pylist() == [row and row["text"] for row in ROWS]


def test_no_rows() -> None:
    for column in (pa.array([], pa.string()), pa.chunked_array([], pa.string())):
        assert strip_column(column).equals(SCHEMA.empty_table())
        assert strip_array(column).to_pylist() == []
    assert strip_array(pa.array([None, None])).to_pylist() == [None, None]


def test_settings_hold() -> None:
    stripper = dehusk.Stripper(spans="bytes", keep=["byline"])
    row = strip_column(pa.array(TEXTS[2:3]), stripper).to_pylist()[0]
    assert row["removed"] == stripper.strip(TEXTS[2] or "").to_dict()["removed"]
    assert row["removed"][0]["range"]["start"] == len(TEXTS[2].split("Mehr")[0].encode())


def test_a_large_column_is_taken_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dehusk.arrow, "_CHUNK", 300)
    texts = pa.array([text or "" for text in TEXTS] * 5)
    table = strip_column(texts)
    assert table["text"].num_chunks > 3
    assert table["text"].to_pylist() == [(row or {"text": ""})["text"] for row in ROWS] * 5


def test_what_is_no_column_of_text_is_refused() -> None:
    with pytest.raises(TypeError, match="^column must hold text, not int64$"):
        strip_column(pa.array([1, 2]))


def test_without_pyarrow_the_error_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import dehusk\n"
        "assert dehusk.strip('').text == ''\n"
        "try:\n    import dehusk.arrow\nexcept ImportError as error:\n    print(error)\n"
    )
    # Not in this folder, whose sources `-c` would put on the path.
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout == "dehusk.arrow needs pyarrow: pip install dehusk[arrow]\n"


def test_records_in_columns(pages: list[str]) -> None:
    some = pages[::50]
    articles = strip_array(pa.array([text.encode("utf-8", "replace").decode() for text in some]))
    articles.validate(full=True)
    for text, row in zip(some, articles.to_pylist(), strict=True):
        assert with_reals(row) == dehusk.strip(text).to_dict()
