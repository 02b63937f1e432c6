"""What the Open XML SDK does not see is found all the same."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from desktop.core.wordml.package import to_bytes
from tests.evaluation.word_files import own_faults

NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr></w:pPr>'
COMMENTED = '<w:commentRangeStart w:id="7"/><w:r><w:t>甲</w:t></w:r>'
DELETED = '<w:del w:id="5" w:author="甲"><w:r>{}</w:r></w:del>'


@pytest.fixture
def sound() -> bytes:
    """A file with a paragraph, a table and a comment."""
    document = docx.Document()
    document.add_comment(document.add_paragraph("第一段").runs, text="好", author="甲", initials="甲")
    document.add_table(rows=1, cols=1)
    return to_bytes(document)


@pytest.fixture
def spoiled(sound: bytes) -> Callable[[str, str], bytes]:
    """The same with a stretch of its body replaced."""

    def spoil(old: str, new: str) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(sound)) as source, zipfile.ZipFile(made, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if name == "word/document.xml":
                    assert old.encode() in data
                    data = data.replace(old.encode(), new.encode(), 1)
                target.writestr(name, data)
        return made.getvalue()

    return spoil


def test_a_sound_file_has_no_faults(sound: bytes):
    assert not own_faults(sound)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<w:p>", f"<w:p>{COMMENTED}", "range_unpaired"),
        ("<w:p>", "<w:p>" + DELETED.format("<w:t>甲</w:t>"), "text_in_deletion"),
        ("<w:p>", "<w:p><w:r><w:delText>甲</w:delText></w:r>", "deleted_text_outside"),
        ("<w:p>", "<w:p>" + 2 * DELETED.format("<w:delText>甲</w:delText>"), "revision_id_twice"),
        ("<w:tc>", "<w:tc></w:tc><w:tc>", "cell_without_paragraph"),
        ("<w:p>", f"<w:p>{NUMBERED}", "number_undefined"),
        ("</w:body>", '<w:p><w:r><w:commentReference w:id="8"/></w:r></w:p></w:body>', "comment_undefined"),
    ],
)
def test_a_planted_fault_is_found(spoiled: Callable[[str, str], bytes], old: str, new: str, fault: str):
    assert [name for name, _, _ in own_faults(spoiled(old, new))] == [fault]
