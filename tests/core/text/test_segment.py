"""Text → words: whole numbers, whole policy words, nothing lost."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.text import segment
from desktop.core.text.segment import words

TEXTS = st.text(alphabet="一二十百万（）推进数字人才培育、，。%0123456789.,AG \n", max_size=60)


@pytest.mark.parametrize(
    "phrase",
    [
        "一带一路",
        "粤港澳大湾区",
        "小巨人",
        "专精特新",
        "新八级工",
        "不少于",
        "不低于",
        "不得低于",
        "有条件的地方",
        "符合条件的",
        "知识更新工程",
        "首席数据官",
        "数字技术工程师",
        "工学一体化",
        "揭榜挂帅",
        "网信办",
        "十五五",
        "年底前",
        "全面推行",
        "人工智能",
    ],
)
def test_a_policy_word_is_one_word(phrase: str) -> None:
    assert words(phrase) == (phrase,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设粤港澳大湾区，推进一带一路", "建设/粤港澳大湾区/，/推进/一带一路"),
        ("支持专精特新“小巨人”企业", "支持/专精特新/“/小巨人/”/企业"),
        ("鼓励有条件的地方探索", "鼓励/有条件的地方/探索"),
        ("每年培训不少于1000人", "每年/培训/不少于/1000/人"),
        ("培养2万人，增长12.5%以上", "培养/2万/人/，/增长/12.5%/以上"),
        ("到2026年底前", "到/2026/年底前"),
        ("行动方案（2024—2026年）", "行动/方案/（/2024/—/2026/年/）"),
        ("（十二）建设5G网络", "（十二）/建设/5G/网络"),
        ("投入1,000万元", "投入/1,000万/元"),
        ("一千二百人", "一千二百/人"),
        ("省委网信办、省发展改革委", "省委/网信办/、/省/发展改革委"),
        ("省大湾区办", "省/大湾区/办"),
    ],
)
def test_a_sentence_is_cut_into_its_words(text: str, expected: str) -> None:
    assert "/".join(words(text)) == expected


@given(TEXTS)
@settings(deadline=None)
def test_the_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@given(TEXTS)
@settings(deadline=None)
def test_a_run_of_digits_stands_in_one_word(text: str) -> None:
    assert sum(len(re.findall(r"\d+", word)) for word in words(text)) == len(re.findall(r"\d+", text))


def test_a_whole_document_survives(guangdong_measures: Path) -> None:
    text = guangdong_measures.read_text(encoding="utf-8")
    assert "".join(words(text)) == text


def test_threads_that_start_together_see_the_same_words() -> None:
    with ThreadPoolExecutor(8) as pool:
        results = set(pool.map(words, ["推进粤港澳大湾区数字人才培育"] * 32))
    assert results == {("推进", "粤港澳大湾区", "数字人才", "培育")}


def test_loading_says_nothing_and_leaves_no_file(tmp_path: Path, root: Path) -> None:
    program = "from desktop.core.text.segment import words; words('数字经济')"
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", program],
        cwd=root,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_jieba_comes_without_what_it_would_look_for_its_files_with(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in {"jieba", segment.PACKAGES}]:
        monkeypatch.delitem(sys.modules, name)
    assert segment._jieba.__wrapped__().Tokenizer
    assert segment.PACKAGES not in sys.modules
