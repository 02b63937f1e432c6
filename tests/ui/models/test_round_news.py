"""What is said of a new round."""

from desktop.ui.models.round_news import arrived, gone_on


def test_what_there_is_none_of_is_not_said():
    assert arrived(2, kept=0, reopened=0, left=0) == "这是第 2 稿。"
    assert arrived(2, kept=4, reopened=0, left=0) == "这是第 2 稿。沿用意见 4 条。"
    assert gone_on(kept=0, reopened=0, left=0) == ""


def test_what_is_reopened_is_said_with_how_much_of_it_is_left():
    changed = "处理过的任务有 3 项情况有变，其中 2 项要重新处理。"
    assert arrived(2, kept=1, reopened=3, left=2) == f"这是第 2 稿。沿用意见 1 条；{changed}"
    assert gone_on(kept=1, reopened=3, left=2) == "沿用意见 1 条；重新打开 3 项，其中还有 2 项没有处理。"


def test_when_nothing_is_left_that_is_said_in_words():
    for left in (arrived(2, kept=0, reopened=1, left=0), gone_on(kept=0, reopened=1, left=0)):
        assert "0" not in left
        assert "都" in left
