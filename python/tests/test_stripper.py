"""Settings, their errors, and many texts at once."""

from __future__ import annotations

import math
import pickle
import signal
import threading
import time
from collections.abc import Iterator

import pytest

import dehusk
from dehusk import Known, Override, Range, Removal, Rule, Stripper, Timestamp

MILL = "The mill has been shut since the spring of last year."


def test_own_phrases() -> None:
    stripper = Stripper(phrases={"read_more": ["the whole tale: *"], "promotion": ("* paints",)})
    article = stripper.strip(f"{MILL}\n\nThe whole tale: how it burnt\n\nBuy Harbour Paints\n")
    assert article.text == MILL
    assert article.removed == [
        Removal("read_more", "the whole tale: *", Range(55, 83)),
        Removal("promotion", "* paints", Range(85, 103)),
    ]


def test_shipped_phrases_are_switched_off() -> None:
    text = f"{MILL}\n\nRead more\n"
    assert [removal.rule for removal in dehusk.strip(text).removed] == ["<click>? <look> <more> <here>?"]
    rules = [removal.rule for removal in Stripper(without_rules=["<click>? <look> <more> <here>?"]).strip(text).removed]
    assert "<click>? <look> <more> <here>?" not in rules


def test_kinds_are_kept() -> None:
    text = f"{MILL}\n\nThe mill at noon. (Photo by Ann Lee)\n\nIt will open in May, the town said."
    assert Stripper(keep={"caption"}).strip(text).text == text
    assert [removal.kind for removal in dehusk.strip(text).removed] == ["caption"]


def test_only_some_kinds_go() -> None:
    text = f"Home\nBoats\n\n{MILL}\n\nAdvertisement\n\nRead more\n\nLog in"
    stripper = Stripper(only=["advertisement", "share"])
    assert stripper.strip(text).text == f"Home\nBoats\n\n{MILL}\n\nRead more\n\nLog in"
    assert [removal.kind for removal in stripper.strip(text).removed] == ["advertisement"]
    assert Stripper(only=["share"], keep=["share"]).strip("Share").text == "Share"


def test_texts_are_what_they_are_said_to_be() -> None:
    assert dehusk.INPUTS == ("auto", "page", "article")
    menu = "Harbour\nFerries\nCannery\nRowing club\nTide tables\nLetters to us\nBoats for sale\nThe old quay"
    body = (
        "The mill at the harbour has been shut since the spring, the town said on Monday.\n\n"
        "It needs a new wheel and a new roof before anybody can work in it again, and both cost"
        " money.\n\n"
        "The town has asked the county for a loan, and a decision is expected before the end of May."
    )
    text = f"Home\nNews\n{menu}\nMaps and charts\nSchools\nTown hall\nLog in\n\n{body}\n\nRead more"
    strippers = [Stripper(input=name) for name in dehusk.INPUTS]  # type: ignore[arg-type]
    bodies = [stripper.strip(text).text for stripper in strippers]
    own = f"{menu}\nMaps and charts\nSchools\nTown hall"
    assert bodies == [body, body, f"{own}\n\n{body}"]


def test_rules_are_listed_and_go() -> None:
    rules = dehusk.rules()
    assert Rule("share bar", "share", None) in rules
    assert Rule("<click>? <look> <more> <here>?", "read_more", "en") in rules
    assert {rule.kind for rule in rules} <= set(dehusk.KINDS)
    text = f"{MILL}\n\nFacebook Twitter Email"
    assert [removal.rule for removal in dehusk.strip(text).removed] == ["share bar"]
    without = Stripper(without_rules=["Share Bar"]).strip(text)
    assert "share bar" not in [removal.rule for removal in without.removed]


ORRIN = f"The Orrin Page\n\nBridge Closed\n\nBy Bo Day\n\nMarch 5, 2021\n\n{MILL}\n"


def test_what_is_known_is_given_back() -> None:
    date = "2 February 2021, 4 pm"
    known = Known("BRIDGE closed!", ("Ann Lee",), date, "Varn", "de", "2021-03-06")
    article = dehusk.strip(ORRIN, known=known)
    assert (article.title, article.authors) == ("BRIDGE closed!", ["Ann Lee"])
    assert article.sitename == "Varn"
    assert article.date_published == Timestamp(date, "2021-02-02T16:00")
    assert article.language == "de"
    titles = [removal.range.of(ORRIN) for removal in article.removed if removal.kind == "title"]
    assert titles == ["Bridge Closed"]
    assert Stripper().strip(ORRIN, known=known._asdict()) == article
    for nothing in (Known(), {}, None):
        assert dehusk.strip(ORRIN, known=nothing) == dehusk.strip(ORRIN)
    each = dehusk.strip_many(iter([ORRIN, ORRIN, ORRIN]), 2, known=[known, None, {"title": "X"}])
    assert each == [article, dehusk.strip(ORRIN), dehusk.strip(ORRIN, known=Known("X"))]


def test_what_cannot_be_known_is_refused() -> None:
    for known, message in (
        (3, "known must be a dehusk.Known or a mapping, not int"),
        ({"title": 3}, "known.title must be str, not int"),
        ({"authors": "Ann Lee"}, "known.authors must be an iterable of str, not a str"),
        ({"name": "x"}, "unexpected keyword argument 'name'"),
    ):
        with pytest.raises(TypeError) as error:
            dehusk.strip(MILL, known=known)  # type: ignore[arg-type]
        assert str(error.value).endswith(message)
    with pytest.raises(dehusk.Error, match='^unknown language "deutsch"; one of: '):
        dehusk.strip(MILL, known={"language": "deutsch"})
    for given, few in (([None], "fewer"), ([None] * 3, "more")):
        with pytest.raises(ValueError, match=f"^known has {few} than texts$"):
            dehusk.strip_many([MILL, MILL], known=given)


def test_bias() -> None:
    assert dehusk.BIASES == ("precision", "balanced", "recall")
    for bias in dehusk.BIASES:
        assert Stripper(bias=bias).strip(MILL).text == MILL  # type: ignore[arg-type]


def test_names() -> None:
    assert len(dehusk.KINDS) == len(set(dehusk.KINDS)) and "read_more" in dehusk.KINDS
    for kind in dehusk.KINDS:
        assert Stripper(keep=[kind]).strip(MILL).text == MILL
    assert dehusk.DOUBTS[0] == "no_article"
    assert issubclass(dehusk.Error, ValueError)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {"phrases": {"read_more": ["a * b"]}},
            'phrase "a * b": `*` may stand only at the start or at the end',
        ),
        ({"phrases": {"read_more": ["…"]}}, 'phrase "…": it holds no letter'),
        ({"without_rules": ["no such"]}, 'rule "no such": there is none of that name'),
        ({"bias": "x"}, 'unknown bias "x"; one of: precision, balanced, recall'),
        ({"input": "x"}, 'unknown input "x"; one of: auto, page, article'),
        ({"keep": ["x"]}, f'unknown kind "x"; one of: {", ".join(dehusk.KINDS)}'),
        ({"only": ["x"]}, f'unknown kind "x"; one of: {", ".join(dehusk.KINDS)}'),
        ({"phrases": {"x": []}}, f'unknown kind "x"; one of: {", ".join(dehusk.KINDS)}'),
    ],
)
def test_errors_are_the_librarys(settings: dict, message: str) -> None:
    with pytest.raises(dehusk.Error) as error:
        Stripper(**settings)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"keep": "caption"}, "keep must be an iterable of str, not a str"),
        ({"only": "caption"}, "only must be an iterable of str, not a str"),
        ({"without_rules": "x"}, "without_rules must be an iterable of str, not a str"),
        (
            {"phrases": {"read_more": "x"}},
            'phrases["read_more"] must be an iterable of str, not a str',
        ),
    ],
)
def test_a_string_is_no_list(settings: dict, message: str) -> None:
    with pytest.raises(TypeError) as error:
        Stripper(**settings)
    assert str(error.value) == message


def test_settings_are_keywords() -> None:
    with pytest.raises(TypeError):
        Stripper({"read_more": ["x"]})  # type: ignore[misc]
    with pytest.raises(TypeError, match="unexpected keyword argument 'kept'"):
        Stripper(kept=["caption"])  # type: ignore[call-arg]


def test_strippers_are_pickled_with_their_settings() -> None:
    stripper = Stripper(
        phrases={"read_more": ["the whole tale: *"]},
        without_rules=["share bar"],
        keep=["caption"],
        only=["read_more", "share"],
        input="page",
        bias="recall",
        spans="bytes",
    )
    shown = (
        "dehusk.Stripper(phrases={'read_more': ['the whole tale: *']}, without_rules=['share bar'], "
        "keep=['caption'], only=['read_more', 'share'], input='page', bias='recall', spans='bytes')"
    )
    again = pickle.loads(pickle.dumps(stripper))
    assert repr(stripper) == repr(again) == shown
    assert again.strip("The whole tale: how it burnt").text == ""
    assert repr(Stripper()) == "dehusk.Stripper()"


def test_blocks_are_explained() -> None:
    judged = Stripper().explain(f"{MILL}\n\nAdvertisement\n")
    assert [(block.range, block.kept, block.kind, block.rule) for block in judged] == [
        (Range(0, 53), True, None, "body"),
        (Range(55, 68), False, "advertisement", "<paid>? <ad>"),
    ]
    assert all(0 <= block.probability <= 1 for block in judged)
    assert all(isinstance(part.signal, str) for block in judged for part in block.evidence)
    for block in judged:
        assert 1 / (1 + math.exp(-block.log_odds)) == pytest.approx(block.probability, abs=1e-4)
    assert 0 <= judged[0].needed < 1 and judged[0].overrides == []
    kept = Stripper(keep=["advertisement"]).explain(f"{MILL}\n\nAdvertisement\n")[1]
    assert kept.overrides[-1] == Override("kept as asked", True)
    ranges = [block.range.of("Straße — für alle\n\nAnzeige") for block in Stripper().explain(
        "Straße — für alle\n\nAnzeige"
    )]
    assert ranges == ["Straße — für alle", "Anzeige"]


@pytest.mark.parametrize("threads", [None, 1, 2, 7])
def test_many_texts_come_back_in_order(threads: int | None) -> None:
    texts = [f"The mill has been shut for {at} years, says the town.\n\nRead more" for at in range(999)]
    articles = dehusk.strip_many(texts, threads)
    assert [article.text for article in articles] == [text.split("\n")[0] for text in texts]
    assert articles == [dehusk.strip(text) for text in texts]


def test_any_iterable_of_texts_will_do() -> None:
    assert dehusk.strip_many([]) == []
    assert dehusk.strip_many(text for text in (MILL, "")) == [dehusk.strip(MILL), dehusk.strip("")]
    assert Stripper(spans="bytes").strip_many({MILL: 1}, threads=3)[0].spans == "bytes"


def test_a_text_that_is_none_is_named() -> None:
    with pytest.raises(TypeError, match=r"^texts\[1\] must be str, not NoneType$"):
        dehusk.strip_many([MILL, None])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="^texts must be an iterable of str, not a str$"):
        dehusk.strip_many(MILL)
    with pytest.raises(TypeError, match="'int' object is not iterable"):
        dehusk.strip_many(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="^threads must be at least 1$"):
        dehusk.strip_many([MILL], threads=0)


def test_an_error_of_the_iterable_comes_through() -> None:
    def texts() -> Iterator[str]:
        yield MILL
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        dehusk.strip_many(texts())


def test_other_threads_run_meanwhile() -> None:
    """The lock is released: a counter in another thread goes on while one long text is stripped."""
    text = f"{MILL}\n\nRead more\n\n" * 50_000
    ticks: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.wait(0.001):
            ticks.append(time.perf_counter())

    thread = threading.Thread(target=tick)
    thread.start()
    start = time.perf_counter()
    dehusk.strip_many([text], threads=1)
    end = time.perf_counter()
    done.set()
    thread.join()
    # The middle half of the call, in which nothing is handed over.
    quarter = (end - start) / 4
    assert [tick for tick in ticks if start + quarter < tick < end - quarter]


def test_an_interrupt_is_heard_between_slabs() -> None:
    # Who starts the tests in the background has them ignore it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def texts() -> Iterator[str]:
        for at in range(100_000):
            if at == 1_000:
                signal.raise_signal(signal.SIGINT)
            yield MILL

    try:
        with pytest.raises(KeyboardInterrupt):
            dehusk.strip_many(texts(), threads=1)
    finally:
        signal.signal(signal.SIGINT, before)


def test_records_one_by_one_and_together(pages: list[str]) -> None:
    some = pages[::10]
    for text, article in zip(some, dehusk.strip_many(some), strict=True):
        data = text.encode("utf-8", "surrogatepass")
        told = article.to_dict(spans="bytes")
        chars = [removal.range.of(text) for removal in article.removed]
        ranges = [removal["range"] for removal in told["removed"]]
        assert chars == [data[at["start"] : at["end"]].decode() for at in ranges]
        bodies = [paragraph.range.of(article.text) for paragraph in article.paragraphs]
        assert "\n\n".join(bodies) == article.text
    assert dehusk.strip(some[0]) == dehusk.strip_many(some[:1])[0]
