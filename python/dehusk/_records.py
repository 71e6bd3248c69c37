"""The records in an article, as named tuples. Fields and their order are the library's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

_Sliced = TypeVar("_Sliced", str, bytes)


class Range(NamedTuple):
    """A piece of a text, from `start` up to `end`.

    >>> import dehusk
    >>> text = "The ferry was full on Monday.\\n\\nRead more\\n"
    >>> dehusk.strip(text).removed[0].range.of(text)
    'Read more'
    """

    start: int
    end: int

    def of(self, text: _Sliced) -> _Sliced:
        """The piece of `text`: a `str`, or the bytes of one where ranges count bytes."""
        return text[self.start : self.end]


class Paragraph(NamedTuple):
    """One paragraph of the body."""

    range: Range
    """Where it stands in `Article.text`."""
    sources: list[Range]
    """The ranges of the input it was made from, one or more, in order."""
    mended: bool
    """Whether a sentence in it was joined over something that was removed."""


class Removal(NamedTuple):
    """Something that was taken out of the text."""

    kind: str
    """What it is, of `dehusk.KINDS`."""
    rule: str
    """The rule that decided: the phrase as its table has it, or the name of a shape."""
    range: Range
    """Where it stood in the input."""


class Contributor(NamedTuple):
    """Someone who worked on the article beside its authors."""

    name: str
    place: str | None
    """Where from, where it is said."""
    role: str | None
    """What they did, in lower case ("reporting", "editing"), where it is said."""


class Dateline(NamedTuple):
    """The place that opens a news report.

    >>> import dehusk
    >>> text = "PARIS, Jan. 5, 2016 (AFP) -- The talks went on for a third day, officials said."
    >>> dehusk.strip(text).dateline
    Dateline(raw='PARIS, Jan. 5, 2016 (AFP) --', place='PARIS', date='Jan. 5, 2016', agency='AFP')
    """

    raw: str
    """As printed, with the dash that ends it."""
    place: str
    """The place as printed, with its state or country; empty where only an agency is named."""
    date: str | None
    """The date as printed."""
    agency: str | None
    """The agency as printed, without brackets."""


class RelatedLink(NamedTuple):
    """A link to another article."""

    title: str
    section: str | None
    source: str | None
    """The outlet, where it is printed."""
    summary: str | None
    """The teaser."""
    date: str | None
    """Its age or date, as printed."""
    url: str | None
    """Its address, where the text holds one."""
    range: Range
    """Where the item stood in the input."""


class Timestamp(NamedTuple):
    """A moment, with as much of it as is printed."""

    raw: str
    """As printed."""
    iso: str | None
    """ISO 8601: date, with time and offset where they are printed; None for an age ("3 hours ago")."""


class Counts(NamedTuple):
    """How much text a body holds."""

    words: int
    sentences: int
    paragraphs: int
    characters: int
    """What a reader calls characters, white space included."""


class Known(NamedTuple):
    """What is known of an article before it is stripped, from a feed or a database: it is given back
    as it is, and helps to read the rest.

    >>> import dehusk
    >>> known = dehusk.Known(title="Bridge closed", date="2021-03-03")
    >>> text = "The Orrin page\\n\\nBridge closed\\n\\nThe bridge is shut until May, the town said."
    >>> article = dehusk.strip(text, known=known)
    >>> article.title, article.date_published
    ('Bridge closed', Timestamp(raw='2021-03-03', iso='2021-03-03'))
    """

    title: str | None = None
    """Its headline. A line that says the same is taken for the headline, and leaves the body."""
    authors: Iterable[str] = ()
    """Who wrote it; where this is empty, the text is asked."""
    date: str | None = None
    """When it was published, in ISO 8601 or as printed."""
    site_name: str | None = None
    """The name of the site."""
    language: str | None = None
    """The ISO 639-1 code of the body's language."""
    fetched: str | None = None
    """When the page was fetched, in ISO 8601. Nothing is read from it yet."""


class Rule(NamedTuple):
    """Something that names a piece of text: a phrase, a row of prompts, a shape."""

    name: str
    """What `Removal.rule` shows, and `Stripper(without_rules=…)` takes."""
    kind: str
    """What it names a piece of text as."""
    language: str | None
    """The ISO 639-1 code of the language of its words, where it has one."""


class Evidence(NamedTuple):
    """One signal that held for a block, and what it counted for."""

    signal: str
    weight: float
    """Above zero for body, below for `Judgement.instead`."""
    starts: float
    """What it counts for the article's starting at this block."""
    over: float
    """What it counts for the article's being over before this block."""


class Passages(NamedTuple):
    """What counts for a block's being body beside its own signals: above zero for body, below for
    `Judgement.instead`."""

    before: float
    """All readings of the blocks before."""
    starts: float
    """What the signals say of an article's start, as far as the article may start here."""
    over: float
    """What they say of its being over, as far as it may be."""
    behind: float
    """All readings of the blocks behind."""
    rest: float
    """What the other parts but `Judgement.instead` take away."""


class Override(NamedTuple):
    """Something that overruled what was decided before."""

    name: str
    """A rule's name, or a sentence."""
    kept: bool
    """Whether the block is body by it."""


class Judgement(NamedTuple):
    """Why one block was kept or removed."""

    range: Range
    """Where the block stands in the input."""
    kept: bool
    kind: str | None
    """What it was removed as; None for a kept block."""
    rule: str
    """The rule that decided; for a kept block "body"."""
    probability: float
    """How likely the layout found the block to be body, from 0 to 1."""
    needed: float
    """The probability above which it is body."""
    instead: str
    """What it would be if it were not body: the likeliest other part of the page."""
    evidence: list[Evidence]
    """What spoke for or against the block's being body, the strongest first."""
    passages: Passages
    """What its neighbours count for."""
    overrides: list[Override]
    """What overruled the probability, in order."""

    @property
    def log_odds(self) -> float:
        """The sum of evidence and passages; `probability` is `1 / (1 + exp(-log_odds))`."""
        return sum(evidence.weight for evidence in self.evidence) + sum(self.passages)
