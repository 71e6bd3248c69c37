"""A step for datatrove's pipelines that replaces each document's text by the clean body.

    python datatrove_step.py IN_DIR OUT_DIR [--tasks N] [--workers N]

runs it by the local executor over the JSON lines in IN_DIR. OUT_DIR/stripped gets the documents with
an article in them, OUT_DIR/rejected those without, with their texts as they were.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from datatrove.data import Document, DocumentsPipeline
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.pipeline.writers.disk_base import DiskWriter
from datatrove.utils.logging import logger

import dehusk


class Lines(JsonlReader):
    """datatrove's reader, which a line that is JSON but no object, or that is no UTF-8, would end.
    Here such a line is left out, counted as `unreadable`, and said with its number."""

    def read_file(self, filepath: str) -> Iterator[Document]:
        with self.data_folder.open(filepath, "rb", compression=self.compression) as file:
            for at, line in enumerate(file):
                document = None
                try:
                    record = orjson.loads(line)
                    if isinstance(record, dict):
                        document = self.get_document_from_dict(record, filepath, at)
                    problem = "no object with a text"
                except ValueError as error:
                    problem = str(error)
                if document is None:
                    logger.warning(f"{filepath}, line {at + 1}: {problem}")
                    self.stat_update("unreadable")
                    continue
                yield document


class Dehusk(PipelineStep):
    """Strips documents, `batch` at once.

    fields: what of `Article.to_dict()` goes to the documents' metadata, under `into`.
    rejected: a writer for documents without an article, which are dropped where there is none.
    settings: keyword arguments of `dehusk.Stripper`.
    """

    name = "🌾 Dehusk"
    type = "✂️ - FORMAT"

    def __init__(
        self,
        *,
        fields: Iterable[str] = ("title", "authors", "date_published", "doubts", "confidence"),
        into: str = "article",
        rejected: DiskWriter | None = None,
        batch: int = 512,
        **settings: Any,
    ) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self.into = into
        self.rejected = rejected
        self.batch = batch
        self.stripper = dehusk.Stripper(**settings)

    def run(
        self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1
    ) -> DocumentsPipeline:
        documents = iter(data or ())
        if self.rejected is None:
            yield from self.strip(documents, None, rank)
            return
        with self.rejected as writer:
            yield from self.strip(documents, writer, rank)

    def strip(
        self, documents: Iterable[Document], writer: DiskWriter | None, rank: int
    ) -> Iterable[Document]:
        documents = iter(documents)
        while some := list(islice(documents, self.batch)):
            with self.track_time(unit="batch"):
                # datatrove runs a task a core already.
                articles = self.stripper.strip_many((one.text for one in some), threads=1)
            for document, article in zip(some, articles):
                self.stat_update("total", "stripped" if article.text else "no_article")
                if not article.text:
                    if writer is not None:
                        writer.write(document, rank)
                    continue
                told = article.to_dict()
                document.text = told["text"]
                document.metadata[self.into] = {field: told[field] for field in self.fields}
                self.update_doc_stats(document)
                yield document


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--tasks", type=int, default=2)
    parser.add_argument("--workers", type=int, default=-1, help="tasks at once; -1 for all")
    given = parser.parse_args()
    names = "${rank}.jsonl.gz"
    pipeline = [
        Lines(str(given.input), glob_pattern="**/*.jsonl*"),
        Dehusk(rejected=JsonlWriter(str(given.output / "rejected"), output_filename=names)),
        JsonlWriter(str(given.output / "stripped"), output_filename=names),
    ]
    LocalPipelineExecutor(
        pipeline,
        tasks=given.tasks,
        workers=given.workers,
        logging_dir=str(given.output / "logs"),
    ).run()


if __name__ == "__main__":
    main()
