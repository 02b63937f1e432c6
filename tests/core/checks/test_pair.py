"""A task and the passages that carry it, with what stands around them."""

import pytest

from desktop.core.checks.pair import pairs_of, unique
from desktop.core.model.span import Span


def words(pair, passages) -> list[str]:
    return [pair.draft.quote(passage.span) for passage in passages]


def test_around_the_evidence_stands_its_sentence_and_no_other(lay):
    pair = lay("引进海外人才。", "引进海外人才，设立专项补贴，建设人才公寓。完善宣传。")
    one = type(pair)(pair.reference, pair.draft, pair.match, pair.carried[:1])
    assert words(one, one.passages) == ["引进海外人才"]
    assert words(one, one.around) == ["引进海外人才", "设立专项补贴", "建设人才公寓"]
    assert "人才公寓" in one.said
    assert "宣传" not in one.said


def test_the_reference_is_quoted_without_line_breaks(lay):
    pair = lay("引进海外人才。", "引进海外人才。")
    assert pair.reference_words(pair.task.span) == "引进海外人才"


@pytest.mark.parametrize(
    ("spans", "once"),
    [([], ()), ([Span(4, 6), Span(0, 2), Span(4, 6)], (Span(4, 6), Span(0, 2)))],
)
def test_spans_come_once_in_the_order_met(spans: list[Span], once: tuple[Span, ...]):
    assert unique(spans) == once


def test_kept_is_the_share_of_neighbouring_characters_and_copied_the_share_in_runs(lay):
    pair = lay("引进海外高层次人才。", "引进海外人才，高层次。")
    whole = pair.task.span
    assert pair.kept(whole) == pytest.approx(6 / 8)  # 引进 进海 海外 高层 层次 人才, not 外高 次人
    assert pair.taken_over == pair.copied(whole) == pytest.approx(4 / 9)  # 引进海外; 高层次 is too short a run
    assert pair.kept(Span(whole.start, whole.start)) == 1
    assert pair.copied(Span(whole.start, whole.start)) == 0


def test_what_is_not_taken_over_are_the_drafts_own_words(lay):
    assert lay("引进海外高层次人才。", "省里引进海外高层次人才。").own_words == 2


def test_the_counterpart_of_a_measure_is_the_one_most_like_it(lay):
    pair = lay("引进海外人才，建设人才公寓。", "鼓励建设人才公寓，支持引进海外人才。")
    assert [
        (pair.reference_words(core), pair.draft.quote(other.span), other.strength.word)
        for core, _, other in pair.counterparts
    ] == [("引进海外人才", "支持引进海外人才", "支持"), ("建设人才公寓", "鼓励建设人才公寓", "鼓励")]


def test_the_whole_is_the_text_without_white_space(lay):
    whole = lay("引进海外人才。", "引进海外人才。").whole
    assert whole.startswith("某县数字人才培育实施方案一、重点任务（一）")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [("海外人才", {"海外", "外人", "人才"}), ("人才，引进", {"人才", "引进"}), ("人", set()), ("", set())],
)
def test_pairs_are_neighbouring_characters_without_marks(text: str, pairs: set[str]):
    assert pairs_of(text) == pairs


def test_a_passage_that_says_nothing_of_its_own_is_shortened(lay):
    task = "在住房、落户、子女入学、配偶就业、创业投资、职称评审等方面给予支持或提供便利。"
    assert lay(task, "在住房、落户、子女入学、配偶就业、职称评审等方面给予支持。").shortened == 1
    assert lay(task, "对职称评审等方面的难题，由各区会同有关单位逐项研究解决，给予支持。").shortened < 0.5


@pytest.mark.parametrize(
    ("task", "draft", "words"),
    [
        ("引进海外人才。", "引进海外人才。", "引进海外人才"),  # nothing stands before it
        ("引进海外人才。", "年龄在40岁以下，引进海外人才。", "年龄在40岁以下，引进海外人才"),
        ("引进海外人才。", "完善政策。对规模以上企业，引进海外人才。", "对规模以上企业，引进海外人才"),
        # What stands before it is a measure of the task's sentence itself.
        ("加强创业园建设，引进海外人才。", "加强创业园建设，引进海外人才。", "引进海外人才"),
        # But not where it says whom it is for, in whatever words.
        ("各地要加强企业服务，引进海外人才。", "对加强企业服务，引进海外人才。", "对加强企业服务，引进海外人才"),
        ("各地要加强企业服务，引进海外人才。", "凡加强企业服务，引进海外人才。", "凡加强企业服务，引进海外人才"),
        ("各地要加强企业服务，引进海外人才。", "加强企业服务的，引进海外人才。", "加强企业服务的，引进海外人才"),
        # Only the one stretch before it.
        ("引进海外人才。", "举办大赛，年龄在40岁以下，引进海外人才。", "年龄在40岁以下，引进海外人才"),
    ],
)
def test_a_measure_stands_under_its_stretch_and_the_one_before_that_says_whom_or_when(lay, task, draft, words: str):
    pair = lay(task, draft)
    start = pair.draft.document.text.index("引进海外人才")
    assert pair.draft.document.text[pair.under(Span(start, start + 6)) : start + 6] == words
