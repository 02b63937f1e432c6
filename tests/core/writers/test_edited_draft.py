"""Edits as tracked changes: rejecting all gives the drafter's file back, accepting all the edited text."""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.model.document import Document
from desktop.core.model.edit import Edit
from desktop.core.readers.plain import read_plain
from desktop.core.readers.word import read_word
from desktop.core.writers.clean_draft import clean_draft
from desktop.core.writers.edited_draft import clean_edited_draft, edit_changes, edited_draft, says
from desktop.services.editing import edited, written
from desktop.services.pipeline import understand

MOMENT = datetime(2026, 11, 27, 9, 30)  # noqa: DTZ001 - Word's revisions carry local time without zone
OURS = "王小明"
LIST = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(content)}</w:p>"


def words(document: Document) -> list[str]:
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def rewritten(data: bytes, **lines: list[str]) -> tuple[Document, bytes]:
    """The edited document and the file; lines: for paragraph p0, p1 … what stands in its place."""
    document = read_word(data, "草案.docx")
    edits: tuple[Edit, ...] = ()
    for key in sorted(lines, reverse=True):
        edits = written(edited(document, edits).document, edits, int(key[1:]), lines[key])
    copy = edited(document, edits).document
    return copy, edited_draft(copy, data, author=OURS, moment=MOMENT)


def test_a_changed_word_is_one_tracked_word(make_word):
    data = make_word(p(t("探索推行工学一体化。")))
    made = rewritten(data, p0=["全面推行工学一体化。"])[1]
    assert read_word(made, "稿.docx").text == "全面推行工学一体化。"
    assert "<w:delText>探索推行</w:delText>" in body(made)


def body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    return text.replace(' xml:space="preserve"', "")


def test_a_paragraph_taken_out_goes_with_its_mark(make_word, settled):
    data = make_word(p(t("甲。")) + p(t("乙。")) + p(t("丙。")))
    made = rewritten(data, p1=[])[1]
    assert read_word(made, "稿.docx").text == "甲。\n丙。"
    assert settled(made, OURS, accept=True).count("<w:p>") == 2


def test_a_row_taken_out_is_a_struck_row_and_gone_from_the_clean_copy(make_word, settled, canonical):
    rows = [
        f"<w:tr><w:tc>{p(t(task))}</w:tc><w:tc>{p(t(unit))}</w:tc></w:tr>" for task, unit in ("甲子", "乙丑", "丙寅")
    ]
    data = make_word(f"<w:tbl>{''.join(rows)}</w:tbl>{p(t('完。'))}")
    copy, made = rewritten(data, p1=[])
    assert "comment" not in body(made)
    assert says(made, copy)
    assert settled(made, OURS, accept=False) == canonical(data)
    wanted = canonical(make_word(f"<w:tbl>{rows[0]}{rows[2]}</w:tbl>{p(t('完。'))}"))
    assert settled(made, OURS, accept=True) == wanted
    assert canonical(clean_edited_draft(copy, data)) == wanted


def test_a_row_that_a_merged_cell_hangs_on_stays_and_is_told(make_word):
    first = (
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p(t("甲"))}</w:tc><w:tc>{p(t("子"))}</w:tc></w:tr>'
    )
    second = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{p(t('丑'))}</w:tc></w:tr>"
    copy, made = rewritten(make_word(f"<w:tbl>{first}{second}</w:tbl>{p(t('完。'))}"), p0=[])
    assert not says(made, copy)
    assert "commentReference" in body(made)


def test_a_line_put_before_a_paragraph_stands_there(make_word):
    data = make_word(p(t("甲。")) + p(t("乙。")))
    copy, made = rewritten(data, p0=["子。", "丑。", "甲。"])
    assert read_word(made, "稿.docx").text == copy.text == "子。\n丑。\n甲。\n乙。"


def test_a_line_behind_a_heading_looks_like_running_text(make_word):
    heading = '<w:pStyle w:val="Heading1"/>'
    data = make_word(p(t("一、重点任务"), properties=heading) + p(t("开展数字技能培训。"), properties="<w:jc/>"))
    made = rewritten(data, p0=["一、重点任务", "建设数字人才产业园。"])[1]
    assert "<w:p><w:pPr><w:jc/><w:rPr><w:ins" in body(made)
    assert body(made).count("Heading1") == 1


def test_a_short_sentence_behind_a_heading_looks_like_the_nearest_running_text_however_long(make_word):
    heading, far, near = '<w:pStyle w:val="Heading1"/>', '<w:jc w:val="left"/>', '<w:jc w:val="both"/>'
    long = "支持高校、科研院所和企业共建数字人才培训基地，开展数字技能培训，扩大培养规模，提高培养质量和效益。"
    assert len(long) > 40
    body_of = p(t(long), properties=far) + p(t("一、总体要求"), properties=heading)
    data = make_word(body_of + p(t("二、重点任务"), properties=heading) + p(t(long), properties=near))
    made = body(rewritten(data, p2=["二、重点任务", "建设产业园。"])[1])
    assert '<w:p><w:pPr><w:jc w:val="both"/><w:rPr><w:ins' in made


def test_a_line_behind_an_automatic_number_has_none_and_its_text_is_what_was_written(make_word):
    listed = p(t("甲。"), properties=NUMBERED) + p(t("乙。"), properties=NUMBERED)
    data = make_word(listed + p(t("丙。")), numbering=LIST)
    first, second, *_ = words(read_word(data, "草案.docx"))
    copy, made = rewritten(data, p0=[first, "新增一条。"])
    assert says(made, copy)
    assert words(read_word(made, "稿.docx")) == [first, "新增一条。", second, "丙。"]


def test_the_automatic_number_itself_cannot_be_changed_and_is_told(make_word):
    data = make_word(p(t("甲。"), properties=NUMBERED) + p(t("乙。")), numbering=LIST)
    copy, made = rewritten(data, p0=["第一，甲。"])
    assert not says(made, copy)
    assert "comment" in body(made)


def test_a_document_as_read_has_no_changes():
    assert edit_changes(read_plain("某省方案\n开展培训。".encode(), "草案.txt")) == ()


def test_a_text_file_leaves_as_a_word_file_with_tracked_changes(root: Path, settled, canonical):
    seed = root / "seeds" / "guangxi_implementation_plan_2025.txt"
    document = understand(read_plain(seed.read_bytes(), "草案.txt"))
    at = next(n for n, line in enumerate(words(document.document)) if "数字技术工程师" in line)
    edits = written(document.document, (), at, [words(document.document)[at], "（五）建设数字人才产业园。"])
    copy = edited(document.document, edits).document
    plain = clean_draft(document.document, document.outline)
    made = edited_draft(copy, plain, author=OURS, moment=MOMENT)
    assert says(made, copy)
    assert settled(made, OURS, accept=False) == canonical(plain)


# --- the law -------------------------------------------------------------------------------------------------

RUNS = st.text("甲乙丙丁戊己庚辛，。", min_size=1, max_size=8).map(t)
LINKS = RUNS.map(lambda run: f"<w:hyperlink>{run}</w:hyperlink>")
CENTRED = '<w:jc w:val="center"/>'
PARAGRAPHS = st.builds(
    lambda content, look: p(*content, properties=look),
    st.lists(st.one_of(RUNS, RUNS, LINKS), min_size=1, max_size=3),
    st.sampled_from(["", CENTRED, "<w:pageBreakBefore/>", "<w:sectPr/>", NUMBERED]),
)
TABLES = st.lists(PARAGRAPHS, min_size=2, max_size=2).map(
    lambda cells: "<w:tbl><w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr></w:tbl>"
)
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, TABLES), min_size=1, max_size=5).map("".join)
LINES = st.text("子丑寅卯甲乙。", min_size=1, max_size=6)


def unnumbered(document: Document) -> list[str]:
    """The lines without automatic numbers, in every cell of a row: those behind one taken out move up by themselves."""
    return [re.sub(r"\d+\. ?", "", line) for line in words(document)]  # no digit stands in the written lines


@settings(max_examples=100, deadline=None)
@given(st.data(), BODIES)
def test_rejecting_gives_the_file_back_and_accepting_the_edited_text(make_word, settled, canonical, data, body):
    original = make_word(body, numbering=LIST)
    document = read_word(original, "草案.docx")
    if not document.paragraphs:
        return
    copy = document
    edits: tuple[Edit, ...] = ()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(copy.paragraphs) - 1))
        old = words(copy)[at]
        cut = data.draw(st.integers(0, len(old)))
        new = data.draw(LINES)
        ways = [[old[:cut] + new + old[cut + 2 :]], [old, new], [new, old], [old[:cut], old[cut:]], [new, old, new], []]
        try:
            edits = written(copy, edits, at, data.draw(st.sampled_from(ways)))
        except ValueError:
            continue
        copy = edited(document, edits).document
    made = edited_draft(copy, original, author=OURS, moment=MOMENT)
    if "commentReference" in settled(made, OURS, accept=False):  # something could not be tracked, and is told
        return
    assert settled(made, OURS, accept=False) == canonical(original)
    assert unnumbered(read_word(made, "稿.docx")) == unnumbered(copy)
    accepted = settled(made, OURS, accept=True)
    assert OURS not in accepted
    assert canonical(clean_edited_draft(copy, original)) == accepted
