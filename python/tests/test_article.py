"""What one text gives, field by field."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

import dehusk
from dehusk import (
    Contributor,
    Counts,
    Dateline,
    Paragraph,
    Range,
    RelatedLink,
    Removal,
    Timestamp,
)

BRIDGE = (
    "Bridge closed\n\nBy Ann Lee\n\nThe bridge is shut for\n\nRead more\n\n"
    "repairs until May, the town said.\n"
)
BRÜCKE = "Die Brücke über die Örre ist bis Mai gesperrt, sagte die Stadt. 🚧\n\nMehr lesen\n"


def test_a_text_gives_body_fields_and_removals() -> None:
    article = dehusk.strip(BRIDGE)
    assert article.text == "The bridge is shut for repairs until May, the town said."
    assert article.title == "Bridge closed"
    assert article.byline == "By Ann Lee"
    assert article.authors == ["Ann Lee"]
    assert article.language == "en"
    assert article.doubts == []
    assert article.is_sound is True
    assert article.removed == [
        Removal("title", "headline", Range(0, 13)),
        Removal("byline", "byline", Range(15, 25)),
        Removal("read_more", "<click>? <look> <more> <here>?", Range(51, 60)),
    ]
    assert article.paragraphs == [Paragraph(Range(0, 56), [Range(27, 49), Range(62, 95)], True)]
    assert article.counts() == Counts(11, 1, 1, 56)


def test_what_is_not_found_is_none_or_empty() -> None:
    article = dehusk.strip("")
    assert article.text == ""
    assert article.doubts == ["no_article"]
    assert article.is_sound is False
    for name in ("title", "byline", "agency", "dateline", "date_published", "date_modified"):
        assert getattr(article, name) is None
    for name in ("section", "sitename", "copyright_notice", "related_heading", "language"):
        assert getattr(article, name) is None
    for name in ("paragraphs", "removed", "authors", "contributors", "tags", "related"):
        assert getattr(article, name) == []
    assert article.counts() == Counts(0, 0, 0, 0)


def test_records_in_fields() -> None:
    paris = dehusk.strip("PARIS, Jan. 5, 2016 (AFP) — The talks went on for a third day, they said.")
    assert paris.dateline == Dateline("PARIS, Jan. 5, 2016 (AFP) —", "PARIS", "Jan. 5, 2016", "AFP")
    rates = dehusk.strip(
        "Rates rose for the third time this year, the bank said on Monday.\n\n"
        "(Reporting by Ann Lee in Oslo; Editing by Bo Day)"
    )
    assert rates.contributors == [
        Contributor("Ann Lee", "Oslo", "reporting"),
        Contributor("Bo Day", None, "editing"),
    ]
    dated = dehusk.strip(
        "Bridge closed\n\nPublished: March 3, 2021 at 4:05 pm\n\n"
        "The bridge is shut for repairs until May, the town said."
    )
    assert dated.date_published == Timestamp("March 3, 2021 at 4:05 pm", "2021-03-03T16:05")
    text = (
        "The ferry was full on Monday, the line said in a note.\n\nRelated stories\n\n"
        "* Ferry line adds a boat\n* Fares to rise in May\n* Harbour wall mended\n"
    )
    related = dehusk.strip(text)
    assert related.related_heading == "Related stories"
    assert [link.title for link in related.related] == [
        "Ferry line adds a boat",
        "Fares to rise in May",
        "Harbour wall mended",
    ]
    assert isinstance(related.related[1], RelatedLink)
    assert "Fares to rise in May" in related.related[1].range.of(text)


def test_ranges_count_characters() -> None:
    article = dehusk.strip(BRÜCKE)
    assert article.spans == "chars"
    (removal,) = article.removed
    assert removal.range.of(BRÜCKE) == "Mehr lesen"
    (paragraph,) = article.paragraphs
    assert paragraph.range == Range(0, len(article.text))
    assert paragraph.range.of(article.text) == article.text
    assert [source.of(BRÜCKE) for source in paragraph.sources] == [article.text]


def test_ranges_count_bytes_on_request() -> None:
    article = dehusk.Stripper(spans="bytes").strip(BRÜCKE)
    assert article.spans == "bytes"
    assert article.removed[0].range.of(BRÜCKE.encode()) == b"Mehr lesen"
    assert article.paragraphs[0].range == Range(0, len(article.text.encode()))
    chars = dehusk.strip(BRÜCKE)
    assert article.to_dict(spans="chars") == chars.to_dict()
    assert chars.to_dict(spans="bytes") == article.to_dict()
    assert article != chars


def test_a_dictionary_holds_every_attribute_in_order() -> None:
    article = dehusk.strip(BRIDGE)
    told = article.to_dict()
    for name, value in told.items():
        own = getattr(article, name)
        assert plain(own) == value, name
    attributes = {
        name
        for name in dir(type(article))
        if not name.startswith("_") and not callable(getattr(article, name))
    }
    assert attributes - {"spans", "is_sound"} == set(told)
    assert json.loads(json.dumps(told)) == told


def test_a_dictionary_is_the_librarys_json() -> None:
    for text in (BRIDGE, BRÜCKE, ""):
        article = dehusk.strip(text)
        _, (state, _) = article.__reduce__()
        library = json.loads(state)["article"]
        told = article.to_dict(spans="bytes")
        assert told == library
        assert list(told) == list(library)


def plain(value: object) -> object:
    """A field as a dictionary has it."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    text = "The mill \ud83d has been shut since the spring, they say.\n\nRead more\n"
    article = dehusk.strip(text)
    assert article.text == "The mill \ufffd has been shut since the spring, they say."
    assert article.removed[0].range.of(text) == "Read more"
    assert article.to_dict(spans="bytes")["removed"][0]["range"] == {"start": 56, "end": 65}
    assert text.encode("utf-8", "surrogatepass")[56:65] == b"Read more"


def test_articles_are_values() -> None:
    one, other = dehusk.strip(BRIDGE), dehusk.strip(BRIDGE)
    assert one == other
    assert one != dehusk.strip(BRÜCKE)
    assert one != "text"
    assert copy.deepcopy(one) == one
    for text in (BRIDGE, BRÜCKE, ""):
        article = dehusk.Stripper(spans="bytes").strip(text)
        again = pickle.loads(pickle.dumps(article))
        assert again == article
        assert again.to_dict(spans="chars") == article.to_dict(spans="chars")
        assert again.removed_share("read_more") == article.removed_share("read_more")
    with pytest.raises(TypeError, match="unhashable type: 'dehusk.Article'"):
        hash(one)
    with pytest.raises(AttributeError):
        one.text = ""  # type: ignore[misc]
    assert repr(one) == "<dehusk.Article 'Bridge closed', 56 characters, 3 removed>"
    assert repr(dehusk.strip("")) == "<dehusk.Article 0 characters, 0 removed>"


def test_shares() -> None:
    article = dehusk.strip(BRIDGE)
    assert article.removed_share("read_more") == 9 / len(BRIDGE)
    assert article.removed_share("caption") == 0
    with pytest.raises(dehusk.Error, match='^unknown kind "nothing"; one of: title, byline, '):
        article.removed_share("nothing")


def test_what_is_no_text_is_refused() -> None:
    for given, name in ((None, "NoneType"), (3, "int"), (b"text", "bytes"), (["text"], "list")):
        with pytest.raises(TypeError, match=f"^text must be str, not {name}$"):
            dehusk.strip(given)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='^unknown spans "letters"; one of: chars, bytes$'):
        dehusk.strip(BRIDGE).to_dict(spans="letters")  # type: ignore[arg-type]
