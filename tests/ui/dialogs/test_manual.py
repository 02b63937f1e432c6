"""The manual: its pictures are there and small, and it can be read offline."""

import re

from desktop.core.resources import resource
from desktop.ui.dialogs import pages

LARGEST = 1_500_000  # bytes, all pictures together: they are in every installation
WORDS = resource("manual/manual.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", WORDS)


def test_every_picture_is_there_and_all_are_small():
    sizes = [len(resource(f"manual/{name}").read_bytes()) for name in PICTURES]
    assert len(sizes) == len(set(PICTURES)) >= 8
    assert all(sizes)
    assert sum(sizes) <= LARGEST


def test_pictures_fit_into_the_window(qtbot, window):
    shown = pages.manual(window)
    qtbot.addWidget(shown)
    shown.show()
    for name in PICTURES:
        picture = shown.body.loadResource(2, name)
        assert 0 < picture.width() <= shown.body.viewport().width()


def test_every_chapter_is_there():
    chapters = ("开始", "读懂结果", "逐条处理", "纠正判定", "导出", "项目文件", "设置与本单位规则", "能读什么文件",
                "常见问题", "快捷键")  # fmt: skip
    assert [line.partition("、")[2] for line in WORDS.splitlines() if line.startswith("## ")] == list(chapters)
