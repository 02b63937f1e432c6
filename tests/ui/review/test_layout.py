"""How each paragraph is set."""

from desktop.core.model.review import Side
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers import read_document
from desktop.ui.review.layout import Setting, blocks


def test_title_headings_and_running_text_are_told_apart(comparison):
    text = comparison.reference.document.text
    made = [(block.setting, block.heading.of(text)) for block in blocks(comparison.reference)]
    assert made == [
        (Setting.TITLE, ""),
        (Setting.HEADING, "一、重点任务"),
        (Setting.BODY, "（一）实施培育项目。"),
        (Setting.BODY, "（二）强化激励引导。"),
        (Setting.HEADING, "二、保障措施"),
        (Setting.BODY, ""),
    ]


def test_every_paragraph_of_every_sample_is_set_once_in_order(root):
    for path in sorted((root / "seeds").glob("*.txt")):
        document = read_document(path)
        made = blocks(Side(document, parse_outline(document), ()))
        assert [block.span for block in made] == [paragraph.span for paragraph in document.paragraphs]
        for block in made:
            assert block.span.contains(block.heading)
