"""Comparison → files, and never over an input."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.errors import ReadError, WriteError
from desktop.core.messages import explain
from desktop.core.model.document import View
from desktop.core.model.review import Comparison
from desktop.core.office import converter
from desktop.core.readers import read_document
from desktop.core.writers.clean_draft import clean_draft
from desktop.services import export as exports
from desktop.services import pipeline
from desktop.services.editing import written
from desktop.services.export import (
    check_target,
    export_annotated,
    export_json,
    export_pdf,
    export_proposals,
    export_report,
    export_tasks,
    export_workbook,
)
from desktop.services.pipeline import compare_files
from desktop.services.review import with_edits

MOMENT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
REFERENCE = """关于加快数字人才培育的行动方案

一、重点任务

（一）实施培育项目。到2026年底前，每年培训数字高技能人才不少于1000人。全面推行企业新型学徒制。

（二）强化激励引导。将高层次数字人才纳入地方高级专家库。
"""
DRAFT = """某省加快数字人才培育的实施方案

一、主要任务

（一）实施培育项目。到2027年底前，每年培训数字高技能人才500人左右。探索企业新型学徒制。
"""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A reference and a draft on disk."""
    reference, draft = tmp_path / "上位文件.txt", tmp_path / "草案.txt"
    reference.write_text(REFERENCE, encoding="utf-8")
    draft.write_text(DRAFT, encoding="utf-8")
    return reference, draft


@pytest.fixture
def comparison(pair: tuple[Path, Path]) -> Comparison:
    """The comparison of the pair."""
    return compare_files(*pair)


def test_the_json_report_says_which_files_were_compared(comparison: Comparison, tmp_path: Path):
    export_json(comparison, tmp_path / "结果.json")
    report = json.loads((tmp_path / "结果.json").read_text(encoding="utf-8"))
    assert report["schema"] == "duibiao.report/1"
    assert report["reference"]["file"] == "上位文件.txt"
    assert report["draft"]["sha256"] == hashlib.sha256((tmp_path / "草案.txt").read_bytes()).hexdigest()


def test_the_word_report_opens_again_and_quotes_the_reference(comparison: Comparison, tmp_path: Path):
    export_report(comparison, tmp_path / "报告.docx", moment=MOMENT)
    assert "新型学徒制" in read_document(tmp_path / "报告.docx").text


def test_the_annotated_draft_holds_the_words_of_the_draft(comparison: Comparison, tmp_path: Path):
    export_annotated(comparison, tmp_path / "草案.txt", tmp_path / "批注.docx", author="张三", moment=MOMENT)
    assert "探索企业新型学徒制" in read_document(tmp_path / "批注.docx").text


def test_a_pasted_draft_is_annotated_from_its_text(comparison: Comparison, tmp_path: Path):
    export_annotated(comparison, None, tmp_path / "批注.docx", author="张三", moment=MOMENT)
    assert "探索企业新型学徒制" in read_document(tmp_path / "批注.docx").text


def test_the_proposals_hold_the_reference_words_where_the_draft_has_weaker_ones(comparison: Comparison, tmp_path: Path):
    export_proposals(comparison, tmp_path / "草案.txt", tmp_path / "建议稿.docx", author="张三", moment=MOMENT)
    assert "全面推行企业新型学徒制" in read_document(tmp_path / "建议稿.docx").text


def test_the_task_table_and_the_workbook_are_written(comparison: Comparison, tmp_path: Path):
    export_tasks(comparison, tmp_path / "任务.docx", moment=MOMENT)
    export_workbook(comparison, tmp_path / "对照表.xlsx", moment=MOMENT)
    assert "任务分解表" in read_document(tmp_path / "任务.docx").text
    assert (tmp_path / "对照表.xlsx").read_bytes().startswith(b"PK")


def test_without_libreoffice_the_pdf_is_refused_in_words(
    comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(exports, "converter", lambda: None)
    with pytest.raises(WriteError) as caught:
        export_pdf(comparison, tmp_path / "报告.pdf", moment=MOMENT)
    assert caught.value.code == "office_missing"
    assert "LibreOffice" in explain(caught.value)


def test_a_conversion_that_fails_leaves_no_file(
    comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(exports, "converter", lambda: tmp_path / "none")
    with pytest.raises(WriteError) as caught:
        export_pdf(comparison, tmp_path / "报告.pdf", moment=MOMENT)
    assert caught.value.code == "office_failed"
    assert not (tmp_path / "报告.pdf").exists()


@pytest.mark.slow
@pytest.mark.skipif(converter() is None, reason="no LibreOffice on this machine")
def test_the_report_becomes_a_pdf_with_the_same_words(comparison: Comparison, tmp_path: Path):
    export_pdf(comparison, tmp_path / "报告.pdf", moment=MOMENT)
    assert "政策对照审核报告" in read_document(tmp_path / "报告.pdf").text


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison, tmp_path: Path):
    for name in ("一", "二"):
        export_json(comparison, tmp_path / f"{name}.json")
        export_report(comparison, tmp_path / f"{name}.docx", moment=MOMENT)
        draft = tmp_path / "草案.txt"
        export_annotated(comparison, draft, tmp_path / f"批注{name}.docx", author="张三", moment=MOMENT)
    for first, second in (("一.json", "二.json"), ("一.docx", "二.docx"), ("批注一.docx", "批注二.docx")):
        assert (tmp_path / first).read_bytes() == (tmp_path / second).read_bytes()


def test_no_export_goes_over_a_document_that_was_compared(comparison: Comparison, pair: tuple[Path, Path]):
    before = [path.read_bytes() for path in pair]
    for path in pair:
        for export in (
            lambda target: export_json(comparison, target),
            lambda target: export_report(comparison, target, moment=MOMENT),
            lambda target: export_annotated(comparison, pair[1], target, author="张三", moment=MOMENT),
            lambda target: export_proposals(comparison, pair[1], target, author="张三", moment=MOMENT),
            lambda target: export_pdf(comparison, target, moment=MOMENT),
            lambda target: export_workbook(comparison, target, moment=MOMENT),
            lambda target: export_tasks(comparison, target, moment=MOMENT),
        ):
            with pytest.raises(WriteError) as caught:
                export(path)
            assert (caught.value.code, caught.value.params["name"]) == ("over_input", path.name)
    assert [path.read_bytes() for path in pair] == before


def test_a_copy_of_an_input_is_an_input_too(comparison: Comparison, pair: tuple[Path, Path], tmp_path: Path):
    copy = tmp_path / "副本.json"
    copy.write_bytes(pair[1].read_bytes())
    with pytest.raises(WriteError) as caught:
        export_json(comparison, copy)
    assert caught.value.code == "over_input"


def test_a_draft_that_changed_since_is_not_annotated(comparison: Comparison, pair: tuple[Path, Path], tmp_path: Path):
    pair[1].write_text(DRAFT + "又加了一句。", encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        export_annotated(comparison, pair[1], tmp_path / "批注.docx", author="张三", moment=MOMENT)
    assert caught.value.code == "draft_changed"
    assert not (tmp_path / "批注.docx").exists()


def test_a_draft_that_changed_since_is_not_written_over(comparison: Comparison, pair: tuple[Path, Path]):
    pair[1].write_text(DRAFT + "又加了一句。", encoding="utf-8")
    with pytest.raises(WriteError) as caught:
        export_annotated(comparison, pair[1], pair[1], author="张三", moment=MOMENT)
    assert caught.value.code == "over_input"


def test_a_draft_that_is_gone_is_named(comparison: Comparison, pair: tuple[Path, Path], tmp_path: Path):
    pair[1].unlink()
    with pytest.raises(ReadError) as caught:
        export_annotated(comparison, pair[1], tmp_path / "批注.docx", author="张三", moment=MOMENT)
    assert caught.value.code == "file_missing"


def test_a_target_is_refused_before_the_work_where_it_is_an_input(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError) as caught:
        check_target(tmp_path / "folder" / ".." / "草案.docx", [tmp_path / "草案.docx"])
    assert caught.value.code == "over_input"


def test_a_target_in_a_missing_folder_is_refused_before_the_work(tmp_path: Path):
    with pytest.raises(WriteError) as caught:
        check_target(tmp_path / "没有" / "报告.docx", [])
    assert caught.value.code == "folder_missing"


def test_a_new_target_is_accepted_before_the_work(tmp_path: Path):
    check_target(tmp_path / "报告.docx", [tmp_path / "草案.docx"])


def edited_comparison(comparison: Comparison, at: str, lines: list[str]) -> Comparison:
    """The comparison with the draft's paragraph that holds `at` saying these lines."""
    document = comparison.draft.document
    number = next(n for n, p in enumerate(document.paragraphs) if at in p.span.of(document.text))
    draft = with_edits(comparison.draft, written(document, (), number, lines))
    return pipeline.compare(comparison.reference, draft)


def test_an_edited_draft_leaves_with_tracked_changes_or_clean(comparison: Comparison, tmp_path: Path):
    words = comparison.draft.document.paragraphs[-1].span.of(comparison.draft.document.text)
    made = edited_comparison(comparison, words, [words, "建设数字人才产业园。"])
    for tracked in (True, False):
        path = tmp_path / f"修改稿{tracked}.docx"
        exports.export_edited(made, None, path, author="甲", moment=MOMENT, tracked=tracked)
        assert pipeline.read(path).text == made.draft.document.text
    assert pipeline.read(tmp_path / "修改稿True.docx", view=View.ORIGINAL).text == comparison.draft.document.text
    assert not pipeline.read(tmp_path / "修改稿False.docx").tracked


def test_the_drafter_s_own_file_is_edited_in_its_own_look(comparison: Comparison, tmp_path: Path):
    own = tmp_path / "草案.docx"
    own.write_bytes(clean_draft(comparison.draft.document, comparison.draft.outline))
    draft = pipeline.understand(pipeline.read(own))
    words = draft.document.paragraphs[-1].span.of(draft.document.text)
    made = edited_comparison(pipeline.compare(comparison.reference, draft), words, ["子。", words + "丑。"])
    exports.export_edited(made, own, tmp_path / "修改稿.docx", author="甲", moment=MOMENT)
    exports.export_edited(made, own, tmp_path / "清稿.docx", author="甲", moment=MOMENT, tracked=False)
    for name in ("修改稿", "清稿"):
        assert pipeline.read(tmp_path / f"{name}.docx").text == made.draft.document.text
    assert pipeline.read(tmp_path / "修改稿.docx", view=View.ORIGINAL).text == draft.document.text


def test_comments_stand_on_the_edited_words_and_the_edits_beside_them(comparison: Comparison, tmp_path: Path):
    words = comparison.draft.document.paragraphs[-1].span.of(comparison.draft.document.text)
    made = edited_comparison(comparison, words, [words + "探索开展培训。"])
    exports.export_annotated(made, None, tmp_path / "批注.docx", author="甲", moment=MOMENT)
    assert pipeline.read(tmp_path / "批注.docx").text == made.draft.document.text
    assert pipeline.read(tmp_path / "批注.docx").tracked
