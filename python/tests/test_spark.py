"""The Spark job on a cluster of its own: two executors in processes of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from crawl import BAD, write_lines

import dehusk

pytestmark = pytest.mark.engine
pyspark = pytest.importorskip("pyspark")
parquet = pytest.importorskip("pyarrow.parquet")

JOB = Path(__file__).resolve().parents[1] / "examples/spark_job.py"
CLUSTER = "local-cluster[2,1,1024]"
RECORDS = 20_000
# A job that takes longer hangs.
PATIENCE = 900


class Job:
    """A run of the job, with the log of its events."""

    def __init__(self, folder: Path, *given: str, master: str = CLUSTER) -> None:
        self.output = folder / "out"
        self.events = folder / "events"
        self.events.mkdir()
        settings = {
            "spark.eventLog.enabled": "true",
            "spark.eventLog.dir": self.events.as_uri(),
            "spark.eventLog.compress": "false",
            "spark.eventLog.rolling.enabled": "false",
            "spark.ui.enabled": "false",
        }
        conf = " ".join(f"--conf {name}={value}" for name, value in settings.items())
        environment = {
            **os.environ,
            "PYSPARK_SUBMIT_ARGS": f"{conf} pyspark-shell",
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_HOME": str(Path(pyspark.__file__).parent),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_WORKER_DIR": str(folder / "work"),
        }
        command = [sys.executable, str(JOB), "--master", master, "--output", str(self.output)]
        self.log = (folder / "log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [*command, *given],
            # Spark puts the folder it is in on the path of its workers; the package's sources, which
            # have no extension module, are not to be found there.
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )

    def finish(self) -> str:
        """The job's last line."""
        try:
            out, _ = self.process.communicate(timeout=PATIENCE)
        finally:
            self.process.kill()
        self.log.seek(0)
        assert self.process.returncode == 0, self.log.read()[-5000:]
        return out.strip().split("\n")[-1]

    def table(self, name: str) -> Any:
        return parquet.read_table(self.output / f"status={name}", partitioning=None)

    def failures(self) -> Counter[str]:
        """Why tasks ended, but for success."""
        (log,) = self.events.iterdir()
        reasons: Counter[str] = Counter()
        with log.open(encoding="utf-8") as lines:
            for event in map(json.loads, lines):
                if event["Event"] == "SparkListenerTaskEnd":
                    reasons[event["Task End Reason"]["Reason"]] += 1
        del reasons["Success"]
        return reasons

    def committed(self) -> int:
        """Tasks whose output is there, and not yet that of the whole job."""
        return len(list(self.output.glob("_temporary/0/task_*")))

    def kill(self, name: str, after: int) -> None:
        """Kills, the hard way, one of the job's own processes with `name` in its command once so
        many tasks have ended."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.committed() >= after and (found := self.children(name)):
                os.kill(found[-1], signal.SIGKILL)
                return
            time.sleep(0.05)
        self.finish()
        pytest.fail(f"the job was over before {name} could be killed")

    def children(self, name: str) -> list[int]:
        """Processes that this job started, and theirs, by a part of their command."""
        parents: dict[int, int] = {}
        commands: dict[int, str] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    stat = (entry / "stat").read_text()
                    commands[int(entry.name)] = (entry / "cmdline").read_text()
                except OSError:
                    continue
                parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
        own, grown = {self.process.pid}, True
        while grown:
            more = {child for child, parent in parents.items() if parent in own} - own
            own, grown = own | more, bool(more)
        return sorted(child for child in own if name in commands.get(child, ""))


def check_counts(job: Job, said: str, ids: list[str]) -> None:
    assert said == f"{len(ids)} stripped, {len(BAD)} rejected"
    stripped, rejected = job.table("stripped"), job.table("rejected")
    assert Counter(stripped["id"].to_pylist()) == Counter(ids)
    assert stripped["error"].null_count == stripped.num_rows
    assert rejected["article"].null_count == rejected.num_rows == len(BAD)
    errors = dict(zip(rejected["record"].to_pylist(), rejected["error"].to_pylist(), strict=True))
    assert set(errors) == {line for line, _ in BAD}
    assert all(errors[line].startswith(error) for line, error in BAD)


def check_articles(job: Job, pages: list[str], every: int) -> None:
    table = job.table("stripped")
    for name, article in zip(table["id"][::every], table["article"][::every], strict=True):
        number = name.as_py().removeprefix("page-")
        if number.isdigit() and number != name.as_py():
            row = article.as_py()
            row["confidence"] = pytest.approx(row["confidence"], rel=1e-6)
            assert row == dehusk.strip(pages[int(number) % len(pages)]).to_dict()


def test_a_killed_executor_is_made_good_and_counts_add_up(pages: list[str], tmp_path: Path) -> None:
    ids = write_lines(pages, RECORDS, tmp_path / "in.jsonl")
    job = Job(tmp_path, "--format", "jsonl", "--split", "8", str(tmp_path / "in.jsonl"))
    job.kill("CoarseGrainedExecutorBackend", after=3)
    said = job.finish()
    check_counts(job, said, ids)
    check_articles(job, pages, every=97)
    assert set(job.failures()) == {"ExecutorLostFailure"}
    article = job.table("stripped").schema.field("article").type
    assert article.field("text").type == "string"
    assert article.field("confidence").type == "float"
    place = article.field("removed").type.value_type.field("range").type
    assert {field.name: str(field.type) for field in place} == {"start": "int64", "end": "int64"}


def test_parquet(tmp_path: Path) -> None:
    import pyarrow

    mill = "The mill has been shut since the spring of last year.\n\nRead more\n"
    table = pyarrow.table({"number": [7, 8], "body": [mill, None], "more": ["x", "y"]})
    parquet.write_table(table, tmp_path / "in.parquet")
    fields = ("--id-field", "number", "--text-field", "body", "--keep", "read_more")
    job = Job(tmp_path, "--format", "parquet", *fields, str(tmp_path / "in.parquet"), master="local[1]")
    assert job.finish() == "1 stripped, 1 rejected"
    (row,) = job.table("stripped").to_pylist()
    assert (row["id"], row["article"]["removed"]) == ("7", [])
    assert row["article"]["text"] == mill.strip()
    (row,) = job.table("rejected").to_pylist()
    assert (row["id"], row["error"]) == ("8", "no text")


def test_wet(tmp_path: Path) -> None:
    write_wet(tmp_path / "a.warc.wet.gz", 40)
    whole = (tmp_path / "a.warc.wet.gz").read_bytes()
    (tmp_path / "b.warc.wet.gz").write_bytes(whole[:-40])
    (tmp_path / "c.warc.wet.gz").write_bytes(b"no archive")
    files = sorted(map(str, tmp_path.glob("*.wet.gz")))
    job = Job(tmp_path, "--format", "wet", *files, master="local[2]")
    said = job.finish()
    stripped, rejected = job.table("stripped"), job.table("rejected")
    assert said == f"{stripped.num_rows} stripped, {rejected.num_rows} rejected"
    first = stripped.to_pylist()
    assert Counter(row["url"] for row in first)["https://example.org/39"] in (1, 2)
    assert len({row["url"] for row in first}) == 40
    assert all(row["id"].startswith("<urn:uuid:") and row["date"] for row in first)
    assert {row["article"]["text"] for row in first} >= {"The mill is shut for 3 years, they say."}
    places = [row["record"] for row in rejected.to_pylist()]
    assert [place for place in places if "c.warc.wet.gz, after 0 records" in place]


def write_wet(file: Path, count: int) -> None:
    from io import BytesIO

    warcwriter = pytest.importorskip("warcio.warcwriter")
    with file.open("wb") as out:
        writer = warcwriter.WARCWriter(out, gzip=True)
        writer.write_record(writer.create_warcinfo_record(file.name, {"software": "a test"}))
        for at in range(count):
            text = f"The mill is shut for {at} years, they say.\n\nRead more\n"
            record = writer.create_warc_record(
                f"https://example.org/{at}",
                "conversion",
                payload=BytesIO(text.encode()),
                warc_content_type="text/plain",
            )
            writer.write_record(record)
