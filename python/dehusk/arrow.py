"""Strips columns of Apache Arrow. Needs pyarrow: `pip install dehusk[arrow]`.

>>> import dehusk.arrow, pyarrow
>>> texts = pyarrow.array(["The mill has been shut since the spring.\\n\\nAdvertisement\\n", None])
>>> table = dehusk.arrow.strip_column(texts)
>>> table["text"].to_pylist()
['The mill has been shut since the spring.', None]
>>> table["removed"][0].as_py()
[{'kind': 'advertisement', 'rule': '<paid>? <ad>', 'range': {'start': 42, 'end': 55}}]
>>> table.schema == dehusk.arrow.SCHEMA
True
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import _dehusk

try:
    import pyarrow as pa  # type: ignore[import-untyped]
except ImportError as error:
    raise ImportError("dehusk.arrow needs pyarrow: pip install dehusk[arrow]") from error

__all__ = ["SCHEMA", "TYPE", "strip_array", "strip_column"]

# Bytes of text in one chunk. Arrow's offsets have 32 bits, and a chunk of short lines may give
# columns of several times its size.
_CHUNK = 128 << 20

_TYPES = {
    "text": pa.string(),
    "flag": pa.bool_(),
    "real": pa.float32(),
    "whole": pa.int64(),
}


def _type(column: dict[str, Any]) -> pa.DataType:
    """The type of a column as the extension module tells it."""
    children = [pa.field(name, _type(child)) for name, child in column["children"]]
    if column["type"] == "struct":
        return pa.struct(children)
    if column["type"] == "list":
        return pa.list_(children[0])
    return _TYPES[column["type"]]


def _array(column: dict[str, Any]) -> pa.Array:
    """The array of such a column; its buffers are not copied."""
    buffers = [None if part is None else pa.py_buffer(part) for part in column["buffers"]]
    children = [_array(child) for _, child in column["children"]]
    return pa.Array.from_buffers(
        _type(column), column["rows"], buffers, null_count=column["nulls"], children=children
    )


TYPE: pa.StructType = _type(_dehusk._no_rows())
"""The type of an article: a struct with a field for each attribute of `dehusk.Article`."""

SCHEMA: pa.Schema = pa.schema(list(TYPE))
"""The same as columns of a table."""


def strip_array(
    column: pa.Array | pa.ChunkedArray,
    stripper: _dehusk.Stripper | None = None,
    *,
    threads: int | None = None,
) -> pa.ChunkedArray:
    """Strips a column of text; gives one of articles, of type `TYPE`.

    A text that is null gives an article that is null. `threads` is one a core where it is None.

    >>> import dehusk, dehusk.arrow, pyarrow
    >>> stripper = dehusk.Stripper(keep=["advertisement"])
    >>> texts = pyarrow.chunked_array([["The mill is shut for good, says Ann Lee."], [None]])
    >>> articles = dehusk.arrow.strip_array(texts, stripper)
    >>> [article and article["text"] for article in articles.to_pylist()]
    ['The mill is shut for good, says Ann Lee.', None]
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if not (
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_string_view(kind)
        or pa.types.is_null(kind)
    ):
        raise TypeError(f"column must hold text, not {column.type}")
    stripper = stripper or _dehusk.Stripper()
    articles = [
        _array(stripper._column(texts.to_pylist(), threads)) for texts in _pieces(column)
    ]
    return pa.chunked_array(articles, type=TYPE)


def strip_column(
    column: pa.Array | pa.ChunkedArray,
    stripper: _dehusk.Stripper | None = None,
    *,
    threads: int | None = None,
) -> pa.Table:
    """Strips a column of text; gives a table with the columns of `SCHEMA`, a row a text.

    A text that is null gives a row of nulls.

    >>> import dehusk.arrow, pyarrow
    >>> table = dehusk.arrow.strip_column(pyarrow.array(["PARIS (AFP) -- It rained, they said."]))
    >>> table["dateline"][0]["place"]
    <pyarrow.StringScalar: 'PARIS'>
    """
    articles = strip_array(column, stripper, threads=threads)
    if articles.num_chunks == 0:
        return SCHEMA.empty_table()
    return pa.concat_tables(
        pa.Table.from_arrays(articles.chunk(at).flatten(), schema=SCHEMA)
        for at in range(articles.num_chunks)
    )


def _pieces(column: pa.Array | pa.ChunkedArray) -> Iterator[pa.Array]:
    """The column in pieces that hold no more than `_CHUNK` bytes, or one text."""
    chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    waiting = [chunk for chunk in reversed(chunks) if len(chunk)]
    while waiting:
        chunk = waiting.pop()
        if chunk.nbytes > _CHUNK and len(chunk) > 1:
            half = len(chunk) // 2
            waiting += [chunk.slice(half), chunk.slice(0, half)]
        else:
            yield chunk
