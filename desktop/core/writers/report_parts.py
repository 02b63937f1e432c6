"""The report's parts → headings that can be linked to, and the table of contents that links to them."""

from collections.abc import Iterable

from desktop.core.messages import text
from desktop.core.model.review import Comparison
from desktop.core.writers.markup import bookmarked, link, paragraph, run
from desktop.core.writers.report_rows import Entry

PARTS = (
    "conclusion", "first", "objects", "coverage", "table", "missing", "weakened", "owners", "additions", "copied",
    "citation", "drafting",
)  # fmt: skip
# Local additions, copied share, length, citations and the draft's own faults are no tasks: a report on some tasks
# leaves them out.
LIMITED = (*PARTS[: PARTS.index("additions")], "strengthened")
LATER = (*PARTS, "rounds")  # of a draft that is in its second round or a later one
ALL = (*LATER, "strengthened", "several", "several_later")
ABOVE = 180  # twips above a heading, which often follows a table
FIRST_KEY = 1_000_000  # of the headings' bookmarks; those of the rows count from 1


def heading(part: str) -> str:
    """The heading of a part, an entry of the contents."""
    words = run(text(f"report.heading.{part}"))
    return paragraph(bookmarked(words, _bookmark(part), FIRST_KEY + ALL.index(part)), style="Heading1", before=ABOVE)


def parts(comparison: Comparison, *, several: bool) -> tuple[str, ...]:
    """The parts of the report in their order. several: it is about more than one upper document."""
    if comparison.selection is not None:
        return LIMITED
    if comparison.history is not None:
        return (*LATER, *(("several_later",) if several else ()))
    return (*PARTS, *(("several",) if several else ()))


def contents(names: Iterable[str]) -> tuple[str, ...]:
    """目录: a field that Word can update, its entries already there. names: of the parts.

    It gives no page numbers (switch n), which only a layout knows, so that it is right before anybody updates it.
    """
    entries = [link(run(text(f"report.heading.{part}")), _bookmark(part)) for part in names]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries[0] = begin + entries[0]
    entries[-1] += end
    lines = [paragraph(entry, style="TOC1", keep_next=entry is not entries[-1]) for entry in entries]
    return paragraph(run(text("report.heading.contents")), style="TOCHeading"), *lines


def row_bookmark(number: int) -> str:
    """The bookmark of a row of 条款对照表."""
    return f"row_{number}"


def row_link(number: int, words: str) -> str:
    """Words that lead to a row of 条款对照表, such as its number."""
    return link(run(words), row_bookmark(number))


def _bookmark(part: str) -> str:
    return f"_Toc_{part}"


def said(key: str, **params: str | int) -> str:
    """A sentence above a table or in its place."""
    return paragraph(run(text(f"report.{key}", **params)), style="BodyText", keep_next=key.endswith("lead"))


def column_titles(*names: str) -> list[str]:
    """The titles of a table's columns."""
    return [text(f"report.column.{name}") for name in names]


def cell(*words: str, centred: bool = False) -> str:
    """A cell's paragraph."""
    return paragraph(*(run(word) for word in words), style="TableText", align="center" if centred else "")


def numbered(entry: Entry) -> tuple[str, str]:
    """The first two cells of a list's row, which lead to the task's row in 条款对照表: its number there, its clause."""
    number = row_link(entry.number, str(entry.number))
    return paragraph(number, style="TableText", align="center"), paragraph(
        row_link(entry.number, entry.place), style="TableText"
    )
