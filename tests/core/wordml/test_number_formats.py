"""A count and a number format → the characters that Word shows."""

import pytest

from desktop.core.wordml.number_formats import format_number


@pytest.mark.parametrize(
    ("kind", "count", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 100, "一〇〇"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("japaneseCounting", 21, "二十一"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 13, "拾叁"),
        ("ideographTraditional", 2, "乙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("decimalFullWidth", 10, "１０"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 49, "xlix"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 26, "z"),
        ("numberInDash", 1, "- 1 -"),
        ("none", 4, ""),
        ("hebrew1", 4, "4"),
        ("upperRoman", 0, "0"),
    ],
)
def test_counts_are_written_as_word_writes_them(kind, count, shown):
    assert format_number(count, kind) == shown
