"""Every example in docstrings and in the README gives what it says."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path
from types import ModuleType

import pytest

import dehusk

README = Path(__file__).resolve().parents[1] / "README.md"
LIBRARY = README.parents[1] / "README.md"


def documented() -> dict[str, str]:
    """Every docstring with an example in it, by its name."""
    found: dict[str, str] = {}

    def note(name: str, thing: object) -> None:
        text = getattr(thing, "__doc__", None)
        if isinstance(text, str) and ">>>" in text:
            found[name] = text

    note("dehusk", dehusk)
    for name in dehusk.__all__:
        thing = getattr(dehusk, name)
        note(name, thing)
        if isinstance(thing, type):
            for part, value in vars(thing).items():
                note(f"{name}.{part}", value)
    return found


DOCUMENTED = documented()


def run(name: str, text: str) -> int:
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    results = doctest.DocTestRunner(verbose=False).run(test)
    assert results.failed == 0
    return results.attempted


@pytest.mark.parametrize("name", DOCUMENTED)
def test_examples_of_the_package(name: str) -> None:
    assert run(name, DOCUMENTED[name]) > 0


def test_examples_are_where_they_should_be() -> None:
    wanted = {"dehusk", "strip", "strip_many", "Article", "Article.to_dict", "Article.counts"}
    wanted |= {"Article.is_sound", "Article.removed_share", "Range", "Dateline", "Known", "rules"}
    wanted |= {f"Stripper{part}" for part in ("", ".strip", ".strip_many", ".explain")}
    assert wanted <= set(DOCUMENTED)


def test_examples_of_arrow() -> None:
    pytest.importorskip("pyarrow")
    module: ModuleType = importlib.import_module("dehusk.arrow")
    texts = [module.__doc__, module.strip_array.__doc__, module.strip_column.__doc__]
    assert [run("dehusk.arrow", text or "") > 0 for text in texts] == [True, True, True]


def test_examples_of_the_readme() -> None:
    pytest.importorskip("pyarrow")
    assert run("README", README.read_text(encoding="utf-8")) > 5


def test_examples_of_the_librarys_readme() -> None:
    assert run("README of the library", LIBRARY.read_text(encoding="utf-8")) > 2


def test_everything_public_is_documented() -> None:
    for name in dehusk.__all__:
        thing = getattr(dehusk, name)
        if callable(thing):
            assert thing.__doc__, name
        if isinstance(thing, type):
            for part, value in vars(thing).items():
                assert part.startswith("_") or value.__doc__, f"{name}.{part}"
