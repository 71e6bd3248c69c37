"""Strips a crawl with Spark: JSON lines, Parquet or WET in, Parquet with typed, nested fields out.

    spark-submit spark_job.py --format jsonl --output OUT IN.jsonl …
    python spark_job.py --master 'local[*]' --format wet --output OUT CC-MAIN-….warc.wet.gz …

OUT gets two tables, written in one pass and committed together, so that every record of the input is
in exactly one of them, whatever was retried on the way:

    OUT/status=stripped   id, url, date, article (a struct, as dehusk.arrow.TYPE)
    OUT/status=rejected   id, url, date, error, record (the line as it was, or where it stood)

The executors need dehusk and pyarrow, and warcio for WET. WET files are read by the executors
themselves, so that their paths must be good there.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

import dehusk
import dehusk.arrow

# Records that are stripped, and handed to Spark, at once: some megabytes.
BATCH = 512
# Characters of a rejected line that are kept.
SHOWN = 10_000


class Record(NamedTuple):
    """A record of the input: with a text, or with what is wrong with it."""

    id: str | None
    text: str | None
    error: str | None = None
    record: str | None = None
    url: str | None = None
    date: str | None = None


def from_lines(batch: pa.RecordBatch, text_field: str, id_field: str) -> Iterator[Record]:
    """JSON lines, as bytes: bad UTF-8 is replaced, and bad lines are rejected with the reason."""
    for value in batch.column(0).to_pylist():
        line = value.decode("utf-8", "replace")
        if line.strip():
            yield from_line(line, text_field, id_field)


def from_line(line: str, text_field: str, id_field: str) -> Record:
    reject = partial(Record, text=None, record=line[:SHOWN])
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return reject(None, error=f"not JSON: {error}")
    if not isinstance(record, dict):
        return reject(None, error=f"not an object but {type(record).__name__}")
    name = record.get(id_field)
    # A number stays as it is written; 20 digits are no float.
    name = clean(name if isinstance(name, str) else json.dumps(name)) if name is not None else None
    text = record.get(text_field)
    if not isinstance(text, str):
        return reject(name, error=f"no text in {text_field!r}")
    return Record(name, text, url=plain(record.get("url")), date=plain(record.get("date")))


def from_columns(batch: pa.RecordBatch) -> Iterator[Record]:
    """Rows of (id, text)."""
    for name, text in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist()):
        yield Record(name, text, error="no text" if text is None else None)


def from_archives(batch: pa.RecordBatch) -> Iterator[Record]:
    """WET files by their paths: a record for each page, and one for where a file cannot be read."""
    from warcio.archiveiterator import ArchiveIterator

    for path in batch.column(0).to_pylist():
        seen = 0
        try:
            with open(path, "rb") as file:
                for record in ArchiveIterator(file):
                    seen += 1
                    if record.rec_type == "conversion":
                        yield from_page(record)
        except Exception as error:  # gzip, zlib and warcio have their own each.
            told = f"{type(error).__name__}: {error}"
            yield Record(None, None, told, f"{path}, after {seen} records")


def from_page(record: Any) -> Record:
    header = record.rec_headers.get_header
    text = record.content_stream().read().decode("utf-8", "replace")
    name, url, date = map(header, ("WARC-Record-ID", "WARC-Target-URI", "WARC-Date"))
    return Record(name, text, url=url, date=date)


def plain(value: object) -> str | None:
    return clean(value) if isinstance(value, str) else None


def clean(text: str) -> str:
    """Text without halves of surrogate pairs, which no column can hold."""
    return text.encode("utf-8", "replace").decode()


def strip_batches(
    batches: Iterable[pa.RecordBatch],
    read: Callable[[pa.RecordBatch], Iterator[Record]],
    settings: dict[str, Any],
) -> Iterator[pa.RecordBatch]:
    """What runs in Spark's workers: batches of the input to batches of the output."""
    stripper = dehusk.Stripper(**settings)
    records = (record for batch in batches for record in read(batch))
    while some := list(islice(records, BATCH)):
        # Spark runs a task a core already.
        texts = pa.array([record.text and clean(record.text) for record in some], pa.large_string())
        articles = dehusk.arrow.strip_array(texts, stripper, threads=1)
        yield from pa.table(
            {
                "id": pa.array([record.id for record in some], pa.string()),
                "url": pa.array([record.url for record in some], pa.string()),
                "date": pa.array([record.date for record in some], pa.string()),
                "article": articles,
                "error": pa.array([record.error for record in some], pa.string()),
                "record": pa.array([record.record for record in some], pa.string()),
                "status": ["rejected" if record.error else "stripped" for record in some],
            }
        ).to_batches()


def spark_type(kind: pa.DataType) -> T.DataType:
    """The type of a Spark column for an Arrow one."""
    if pa.types.is_struct(kind):
        return T.StructType([T.StructField(field.name, spark_type(field.type)) for field in kind])
    if pa.types.is_list(kind):
        return T.ArrayType(spark_type(kind.value_type))
    names = {"string": T.StringType, "bool": T.BooleanType, "int64": T.LongType, "float": T.FloatType}
    return names[str(kind)]()


def output_schema() -> T.StructType:
    text = {name: T.StringType() for name in ("id", "url", "date", "error", "record", "status")}
    columns = {**text, "article": spark_type(dehusk.arrow.TYPE)}
    order = ("id", "url", "date", "article", "error", "record", "status")
    return T.StructType([T.StructField(name, columns[name]) for name in order])


def read_input(spark: SparkSession, given: argparse.Namespace) -> tuple[DataFrame, Callable]:
    """The input as a table, and what makes records of its batches."""
    if given.format == "jsonl":
        lines = spark.read.text(given.inputs, lineSep="\n").select(F.col("value").cast("binary"))
        return lines, partial(from_lines, text_field=given.text_field, id_field=given.id_field)
    if given.format == "parquet":
        table = spark.read.parquet(*given.inputs)
        fields = [given.id_field, given.text_field]
        if absent := [field for field in fields if field not in table.columns]:
            raise SystemExit(f"no column {absent[0]!r}; there are: {', '.join(table.columns)}")
        # Ids of any type are written as Spark writes them.
        return table.select([F.col(field).cast("string") for field in fields]), from_columns
    paths = [os.path.abspath(path) for path in given.inputs]
    table = spark.createDataFrame([(path,) for path in paths], "path string")
    return table.repartition(len(paths)), from_archives


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--format", choices=("jsonl", "parquet", "wet"), required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--text-field", default="text")
    parser.add_argument("--id-field", default="id")
    parser.add_argument("--keep", action="append", metavar="KIND", choices=dehusk.KINDS)
    parser.add_argument("--bias", choices=dehusk.BIASES)
    parser.add_argument("--master", help="where spark-submit does not say it")
    parser.add_argument("--split", type=int, default=32, help="megabytes of input a task")
    given = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("dehusk")
    if given.master:
        builder = builder.master(given.master)
    spark = (
        builder.config("spark.sql.files.maxPartitionBytes", given.split << 20)
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)
        # Both tables are written at once; Spark would sort each task's rows by status instead.
        .config("spark.sql.maxConcurrentOutputFileWriters", 2)
        .getOrCreate()
    )
    table, read = read_input(spark, given)
    settings = {"keep": given.keep, "bias": given.bias}
    work = partial(strip_batches, read=read, settings=settings)
    result = table.mapInArrow(work, output_schema())
    result.write.partitionBy("status").mode("errorifexists").parquet(given.output)
    counts = {row["status"]: row["count"] for row in count(spark, given.output)}
    print(f"{counts.get('stripped', 0)} stripped, {counts.get('rejected', 0)} rejected")
    spark.stop()


def count(spark: SparkSession, output: str) -> list[Any]:
    return spark.read.parquet(output).groupBy("status").count().collect()


if __name__ == "__main__":
    main()
