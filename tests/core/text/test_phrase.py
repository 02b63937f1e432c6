"""A word in a sentence is named with the phrase it belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.phrase import phrase


def named(text: str, word: str) -> str:
    at = text.index(word)
    start, end = phrase(text, at, at + len(word))
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("加大试验示范和服务支持力度，做好宣传。", "力度", "加大试验示范和服务支持力度"),
        ("开展规范化培训、社会化评价", "社会化", "社会化评价"),
        ("通过国情研修、休假疗养等方式", "休假", "休假疗养等方式"),
        ("并建立记录制度等", "记录", "建立记录制度"),
    ],
)
def test_a_short_stretch_between_marks_is_the_phrase(text, word, expected):
    assert named(text, word) == expected


def test_a_longer_one_is_cut_at_its_prepositions():
    text = "应当将为居住证持有人提供基本公共服务和便利的工作纳入国民经济和社会发展规划"
    assert named(text, "国民") == "纳入国民经济和社会发展规划"
    assert named(text, "便利") == "居住证持有人提供基本公共服务和便利的工作"


def test_what_describes_is_not_said_without_what_it_describes():
    text = "鼓励具备条件的制造企业积极整合对接分散的物流服务能力和资源"
    assert named(text, "分散") == "分散的物流服务能力和资源"


def test_a_name_in_quotes_or_brackets_is_taken_whole():
    assert named("认真贯彻《中华人民共和国户口登记条例》等有关规定，加强管理", "户口登记").endswith("条例》等有关规定")
    assert named("建设“一带一路”交流平台", "一路") == "建设“一带一路”交流平台"


def test_a_name_that_is_longer_than_a_phrase_is_still_whole():
    long = "《" + "关于进一步加强流动人口信息登记工作的实施意见" + "》"
    assert long in named(f"按照{long}的规定办理", "流动")


def test_a_word_alone_is_its_own_phrase():
    assert named("，消费、", "消费") == "消费"


TEXTS = st.text("培训人才的和、，。在将《》“”（）a1 \n", min_size=1, max_size=60)


@given(TEXTS, st.data())
def test_the_phrase_holds_the_word_and_lies_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = phrase(text, start, end)
    assert 0 <= low <= start < end <= high <= len(text)
