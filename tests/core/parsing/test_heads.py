"""Paragraphs that begin a clause, and those that only look like it."""

from desktop.core.model.document import Document, Paragraph, ParagraphKind
from desktop.core.model.span import Span
from desktop.core.parsing.heads import contents_of, find_heads


def document_of(lines: list[str], rows: tuple[int, ...] = ()) -> Document:
    """A document of these paragraphs; those in `rows` are table rows."""
    paragraphs = []
    start = 0
    for at, line in enumerate(lines):
        kind = ParagraphKind.TABLE_ROW if at in rows else ParagraphKind.BODY
        paragraphs.append(Paragraph(Span(start, start + len(line)), kind))
        start += len(line) + 1
    return Document("草案.docx", "0" * 64, "docx", "\n".join(lines), tuple(paragraphs))


def heads_of(lines: list[str], rows: tuple[int, ...] = ()) -> list[int]:
    document = document_of(lines, rows)
    return [head.at for head in find_heads(document, 0, contents_of(document))]


def test_entries_of_the_contents_are_no_heads() -> None:
    assert heads_of(["目 录", "第一章 总则.....\t5", "第二章 任务……7", "第一章 总则", "第二章 任务"]) == [3, 4]


def test_contents_without_leaders_end_where_the_first_entry_comes_again() -> None:
    assert heads_of(
        ["目　　录", "1　总则", "1.1　目的", "1.2　依据", "2　职责", "1　总则", "1.1　目的", "1.2　依据"]
    ) == [5, 6, 7]


def test_contents_under_a_longer_name_are_known_by_coming_again() -> None:
    assert heads_of(["谈判文件目录", "第一章 公告", "第二章 需求", "第一章 公告", "第二章 需求"]) == [3, 4]
    assert heads_of(["重点任务目录", "一、培养人才", "二、引进人才"]) == [1, 2]


def test_table_rows_are_no_heads_but_a_box_in_a_table_is() -> None:
    assert heads_of(["一、任务", "专栏1 主要指标", "一、人才规模", "二、保障"], rows=(1, 2)) == [0, 1, 3]


def test_a_sentence_that_goes_on_in_items_is_one_clause() -> None:
    assert heads_of(
        ["一、范围", "适用于下列单位：", "（一）学校；", "（二）企业。", "二、任务", "（一）培养。建设基地。"]
    ) == [0, 4, 5]


def test_an_annex_is_alone_on_its_line() -> None:
    assert heads_of(["一、任务", "附件：1.名单", "附件1", "附件2和附件3另行印发。"]) == [0, 2]
