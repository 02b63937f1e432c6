"""Text files of any encoding become documents."""

from pathlib import Path

import pytest

from desktop.core.errors import ReadError
from desktop.core.readers.plain import read_plain

PLAN = "一、总体要求\n坚持创新引领和服务发展，增加数字人才有效供给，制定本措施。\n二、重点任务\n（一）优化培养政策。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"], ids=str
)
def test_a_plan_reads_the_same_in_every_encoding(encoding: str) -> None:
    assert read_plain(PLAN.encode(encoding), "草案.txt").text == PLAN


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_a_whole_seed_reads_the_same_without_a_mark(national_plan: Path, encoding: str) -> None:
    data = national_plan.read_bytes()
    assert read_plain(data.decode("utf-8").encode(encoding), "x.txt").text == read_plain(data, "x.txt").text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)) * 8,
        "Пример документа".encode("koi8-r") * 20,
        b"\xff\xfe\x00\xd8\x00\xd8",
        b"\x00\x01" * 99,
    ],
    ids=["high bytes", "Russian", "broken UTF-16", "binary"],
)
def test_bytes_of_no_known_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_plain(data, "草案.txt")
    assert caught.value.code == "encoding_unknown"
    assert caught.value.params == {"name": "草案.txt"}


@pytest.mark.parametrize("text", ["", " \n\u3000\r\n\t", "\ufeff\n"])
def test_a_file_of_white_space_is_empty(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_plain(text.encode("utf-8"), "草案.txt")
    assert caught.value.code == "file_empty"


def test_the_document_names_its_file_and_its_bytes() -> None:
    document = read_plain("一、总体要求".encode(), "草案.txt")
    assert (document.name, document.format, len(document.sha256)) == ("草案.txt", "txt", 64)


SENTENCES = [
    "加快培育数字人才队伍，完善政策体系，健全工作机制。",
    "开展数字技能提升行动，支持企业、院校共建实训基地。",
    "落实各项补贴政策，优化服务环境，强化组织保障与督促检查。",
]


def test_a_text_that_stands_in_its_file_twice_is_read_once() -> None:
    plan = "\n".join([PLAN, *(f"（{at}）{sentence}" for at in "二三四五" for sentence in SENTENCES)])
    once = read_plain(plan.encode(), "草案.txt")
    twice = read_plain(f"{plan}\n\n  {plan}\n".encode(), "草案.txt")
    assert twice.text == once.text
    assert twice.source.count("总体要求") == 2
    [left] = twice.unread
    assert (left.code, dict(left.params)["count"]) == ("unread.second_time", len("".join(plan.split())))


@pytest.mark.parametrize("change", ["。", "二〇二五年"])
def test_two_versions_of_a_text_are_both_read(change: str) -> None:
    plan = "\n".join([PLAN, *(f"（{at}）{sentence}" for at in "二三四五" for sentence in SENTENCES)])
    read = read_plain(f"{plan}\n{plan}{change}".encode(), "草案.txt")
    assert read.text.count("总体要求") == 2
    assert read.unread == ()


def test_a_list_of_the_same_line_is_no_text_set_twice() -> None:
    assert read_plain(("同意。\n" * 400).encode(), "签名.txt").text.count("同意") == 400
