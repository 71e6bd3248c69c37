"""What the wheel costs beside the library, on the evaluation records.

    speed.py [--threads N] [--rounds N] [--program PATH] RECORDS.jsonl.gz …

Runs the library (`cargo build --release -p dehusk-python --example library_speed`) and the wheel in
turn on the same texts, and prints the least time of each, by the clock and of the processor. The
host may be shared, so that the least of some rounds tells more than their mean.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import dehusk

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parents[1] / "target/release/examples/library_speed"


def texts_of(files: list[Path]) -> Iterator[str]:
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def timed(work: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    times = time.perf_counter() - clock, time.process_time() - processor
    del result
    return times


def library(program: Path, file: str, threads: int) -> tuple[float, float]:
    command = [program, file, str(threads), "1"]
    clock, processor = subprocess.run(command, check=True, capture_output=True).stdout.split()
    return float(clock), float(processor)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--program", type=Path, default=PROGRAM)
    given = parser.parse_args()
    texts = list(texts_of(given.files))
    stripper = dehusk.Stripper()
    dehusk.strip("")
    ways: dict[str, Callable[[str], tuple[float, float]]] = {
        f"library, {given.threads} threads": lambda f: library(given.program, f, given.threads),
        f"strip_many, {given.threads} threads": lambda _: timed(
            lambda: dehusk.strip_many(texts, given.threads)
        ),
        "library, 1 thread": lambda f: library(given.program, f, 1),
        "strip, one by one": lambda _: timed(lambda: [stripper.strip(text) for text in texts]),
        "strip, and its text": lambda _: timed(lambda: [dehusk.strip(text).text for text in texts]),
        "strip_many, to_dict": lambda _: timed(
            lambda: [article.to_dict() for article in dehusk.strip_many(texts, 1)]
        ),
    }
    try:
        import pyarrow

        from dehusk.arrow import strip_column

        column = pyarrow.array(texts)
        ways["arrow, 1 thread"] = lambda _: timed(
            lambda: strip_column(column, threads=1)
        )
    except ImportError:
        pass
    best: dict[str, tuple[float, float]] = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(text) + "\n" for text in texts)
        file.flush()
        for _ in range(given.rounds):
            for name, way in ways.items():
                clock, processor = way(file.name)
                old = best.get(name, (clock, processor))
                best[name] = min(clock, old[0]), min(processor, old[1])
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} texts, {size / 1e6:.1f} MB; milliseconds a text, the least of {given.rounds}")
    for name, (clock, processor) in best.items():
        each = 1000 / len(texts)
        print(f"{name:24} clock {clock * each:.3f}  processor {processor * each:.3f}")


if __name__ == "__main__":
    main()
