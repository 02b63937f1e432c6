"""XML parts: parsed without entities, or refused under their own names."""

import pytest

from desktop.core import resources
from desktop.core.errors import ReadError
from desktop.core.guard import markup
from desktop.core.messages import explain

LIMITS = resources.table("rules/limits.toml")["markup"]
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def code_of(data: bytes) -> str:
    """Under which code the part is refused."""
    with pytest.raises(ReadError) as caught:
        markup.parse(data, "草案.docx")
    assert "“草案.docx”" in explain(caught.value)
    return caught.value.code


def test_a_sound_part_is_parsed():
    assert markup.parse("<a><b>文</b></a>".encode(), "x")[0].text == "文"


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"no markup", b"<a>\x00</a>", b"<a>&nothing;</a>"])
def test_broken_markup_is_damage(data):
    assert code_of(data) == "file_damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>',
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a b="&l9;"/>',
    ],
    ids=["file", "net", "laughs", "laughs in an attribute"],
)
def test_definitions_of_entities_are_refused(declared, encoding):
    assert code_of(declared.encode(encoding)) == "markup_unsafe"


def test_deep_nesting_is_refused():
    assert code_of(b"<a>" * 10_000 + b"</a>" * 10_000) == "markup_too_deep"


def test_as_many_elements_as_fill_the_memory_are_refused():
    assert code_of(b"<a>" + b"<b/>" * LIMITS["marks"] + b"</a>") == "markup_too_large"


def test_a_part_too_long_is_refused():
    assert code_of(b"<a>" + b" " * LIMITS["bytes"] + b"</a>") == "markup_too_large"


def test_a_page_without_markup_or_words_has_no_root():
    assert markup.parse_page("", "x") is None


def test_a_page_is_parsed_however_broken():
    assert "".join(markup.parse_page("<p>文<b>件</p></i>\0", "x").itertext()) == "文件"


def test_elements_nested_hundreds_deep_in_a_page_are_refused():
    with pytest.raises(ReadError) as caught:
        markup.parse_page("<div>" * 10_000, "草案.html")
    assert caught.value.code == "markup_too_deep"
