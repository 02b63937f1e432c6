"""Comparison → 政策对照审核报告, a Word file that can go into a meeting as it is."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from desktop.core.messages import text
from desktop.core.model.project import Decision
from desktop.core.model.review import Comparison
from desktop.core.model.several import Several
from desktop.core.wordml.package import to_bytes
from desktop.core.writers.gongwen import new_document, start_landscape, start_portrait
from desktop.core.writers.markup import append
from desktop.core.writers.report_comparison import comparison_table
from desktop.core.writers.report_coverage import coverage_picture
from desktop.core.writers.report_front import front
from desktop.core.writers.report_lists import lists
from desktop.core.writers.report_parts import parts
from desktop.core.writers.report_several import several_documents


def review_report(
    comparison: Comparison,
    *,
    moment: datetime,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
    note: str = "",
    several: Several | None = None,
) -> bytes:
    """The report as .docx bytes: the same comparison and moment give the same bytes.

    decisions: by task id and finding id, for the column 处理意见及理由. note: stands below the title; "" for none.
    moment: the date that the report prints and its properties carry. Page, faces and numbering after GB/T 9704—2012;
    being a working paper it has no 红头, 版记 or seal. The table of clauses stands on turned pages. several: the draft
    with further upper documents.
    """
    document = new_document(title=text("report.title"), moment=moment)
    append(document, *front(comparison, moment, note, several=several is not None))
    start_landscape(document)
    append(document, *coverage_picture(comparison), *comparison_table(comparison, decisions))
    start_portrait(document)
    append(document, *lists(comparison))
    if several is not None and comparison.selection is None:
        append(document, *several_documents(several, parts(comparison, several=True)[-1]))
    return to_bytes(document)
