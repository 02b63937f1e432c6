"""Files made to take long, just within the limits: read, with their outline, in bounded time; or refused."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.core.errors import ReadError
from desktop.core.guard.limits import limit
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers import read_document
from desktop.core.text.segment import words

SECONDS = 10  # of the processor's time
PARAGRAPHS = limit("document", "paragraphs") - 2
CHARACTERS = limit("document", "characters") - 1
LINE = "为贯彻落实国家部署结合我市实际制定本方案建设基地培养人才一二三四五六七\n"

TEXTS = {
    "one line of numbers": "一、总体要求，建设。" * (CHARACTERS // 10),
    "brackets": "（一）" * (CHARACTERS // 3),
    "open brackets": "（，" * (CHARACTERS // 2),
    "one endless paragraph": LINE * PARAGRAPHS,
    "table": "任务\t单位\n" * PARAGRAPHS,
    "tables of contents": "目录\n" * PARAGRAPHS,
    "entries of contents": "目录\n第一章 总则\n" * (PARAGRAPHS // 2),
    "titles": "某市实施方案\n" * PARAGRAPHS,
    "one number": "（一）培养人才。建设基地，加强领导。\n" * PARAGRAPHS,
    "boxes": "专栏1 指标\n1.培养人才。建设\n" * (PARAGRAPHS // 2),
    "annexes": "附件：1.清单\n2.分工\n" * (PARAGRAPHS // 2),
    "plans": "某市实施方案\n一、任务\n二、保障\n" * (PARAGRAPHS // 3),
    "digits": "1" * CHARACTERS,
    "quotation marks": "《" * CHARACTERS,
    "blanks": " " * (CHARACTERS - 1) + "x",
    "signatures": ("。某市人民政府" + "某" * 290) * (CHARACTERS // 300),
}


@pytest.fixture(scope="module", autouse=True)
def _dictionary() -> None:
    words("一")  # loaded once; not the files' fault


def seconds(path: Path) -> float:
    """The processor's time that reading takes."""
    began = time.process_time()
    with suppress(ReadError):
        parse_outline(read_document(path))
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_read_in_bounded_time(tmp_path: Path, text: str) -> None:
    path = tmp_path / "草案.txt"
    path.write_text(text, encoding="utf-8")
    assert seconds(path) < SECONDS


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


CELL = f"<w:tc>{paragraph(run('任务'))}</w:tc>"
BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
BODIES = {
    "paragraphs": paragraph(run("（一）培养人才，建设基地。")) * PARAGRAPHS,
    "runs": paragraph(run("字") * 60_000),
    "breaks": paragraph("<w:r>" + "<w:t>一、字。</w:t><w:br/>" * PARAGRAPHS + "</w:r>"),
    "open fields": paragraph(BEGIN * 8_000 + run("字") + END * 8_000),
    "cells": f"<w:tbl>{f'<w:tr>{CELL * 10}</w:tr>' * (PARAGRAPHS // 10)}</w:tbl>",
    "tables in tables": "<w:tbl><w:tr><w:tc>" * 80 + paragraph(run("深")) + "</w:tc></w:tr></w:tbl>" * 80,
    "tables beside tables": "<w:tbl><w:tr><w:tc>" * 75
    + f"</w:tc><w:tc>{paragraph(run('字' * 1000)) * 5}</w:tc></w:tr></w:tbl><w:p/>" * 75,
    "controls in controls": "<w:sdt><w:sdtContent>" * 120 + paragraph(run("深")) + "</w:sdtContent></w:sdt>" * 120,
    "insertions in insertions": paragraph("<w:ins>" * 240 + run("深") + "</w:ins>" * 240),
    "boxes in boxes": "<w:p><w:r><w:drawing><wps:txbx><w:txbxContent>" * 40
    + paragraph(run("深"))
    + "</w:txbxContent></wps:txbx></w:drawing></w:r></w:p>" * 40,
}


@pytest.mark.slow
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_word_file_is_read_in_bounded_time(tmp_path: Path, make_word: Callable[..., bytes], body: str) -> None:
    path = tmp_path / "草案.docx"
    path.write_bytes(make_word(body))
    assert seconds(path) < SECONDS


PAGES = {
    "paragraphs": "<p>一、培养人才，建设基地。</p>" * PARAGRAPHS,
    "rows": f"<table>{'<tr><td>任务，</td><td>单位</td></tr>' * PARAGRAPHS}</table>",
    "tables in tables": "<table><tr><td>任务，</td><td>" * 60 + "单位",
    "links": "<a href=x>一、培养</a>" * 60_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_web_page_is_read_in_bounded_time(tmp_path: Path, page: str) -> None:
    path = tmp_path / "草案.html"
    path.write_text(f"<html><body>{page}", encoding="utf-8")
    assert seconds(path) < SECONDS


def test_more_paragraphs_than_any_plan_has_are_refused(make_word: Callable[..., bytes], tmp_path: Path) -> None:
    path = tmp_path / "草案.docx"
    path.write_bytes(make_word("<w:p/>" * (limit("document", "paragraphs") + 1)))
    with pytest.raises(ReadError) as caught:
        read_document(path)
    assert caught.value.code == "too_many_paragraphs"


@pytest.mark.parametrize(
    ("text", "code"),
    [("一" * (CHARACTERS + 2), "text_too_long"), ("一、\n" * (PARAGRAPHS + 5), "too_many_paragraphs")],
    ids=["long", "many"],
)
def test_a_text_beyond_the_limits_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "草案.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_document(path)
    assert caught.value.code == code
