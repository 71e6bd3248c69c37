"""Takes the husk off scraped articles: removes what is not the article, by rule, and accounts for
every removed byte.

>>> import dehusk
>>> article = dehusk.strip("Bridge closed\\n\\nBy Ann Lee\\n\\nThe bridge is shut for\\n\\n"
...                        "Read more\\n\\nrepairs until May, the town said.\\n")
>>> article.text
'The bridge is shut for repairs until May, the town said.'
>>> [removal.kind for removal in article.removed]
['title', 'byline', 'read_more']

`strip` takes one text, `strip_many` takes many, a `Stripper` holds own phrases and settings, and
`dehusk.arrow` strips columns of pyarrow.
"""

from ._dehusk import (
    BIASES,
    DOUBTS,
    INPUTS,
    KINDS,
    Article,
    Error,
    Stripper,
    __version__,
    rules,
    strip,
    strip_many,
)
from ._records import (
    Contributor,
    Counts,
    Dateline,
    Evidence,
    Judgement,
    Known,
    Override,
    Paragraph,
    Passages,
    Range,
    RelatedLink,
    Removal,
    Rule,
    Timestamp,
)

__all__ = [
    "BIASES",
    "DOUBTS",
    "INPUTS",
    "KINDS",
    "Article",
    "Contributor",
    "Counts",
    "Dateline",
    "Error",
    "Evidence",
    "Judgement",
    "Known",
    "Override",
    "Paragraph",
    "Passages",
    "Range",
    "RelatedLink",
    "Removal",
    "Rule",
    "Stripper",
    "Timestamp",
    "__version__",
    "rules",
    "strip",
    "strip_many",
]
