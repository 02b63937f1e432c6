"""Comparison and the drafter's Word file → a copy of it with a comment on every finding."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from desktop.core.errors import WriteError
from desktop.core.model.project import Decision
from desktop.core.model.review import Comparison
from desktop.core.wordml.comments import add_comments
from desktop.core.wordml.package import open_word, to_bytes
from desktop.core.wordml.walk import walk
from desktop.core.writers.annotations import annotations
from desktop.core.writers.clean_draft import clean_draft


def annotated_draft(
    comparison: Comparison,
    original: bytes | None,
    *,
    author: str,
    moment: datetime,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
    checks: bool = False,
) -> bytes:
    """The bytes of a .docx: the draft as it is, earlier comments and revisions too, with comments added.

    original: the bytes of the .docx that was compared; None for a draft that is no Word file, which is
    then set anew from its text. author and moment sign the comments. decisions: by task id, said in the
    comments. checks: comments on what is wrong with the draft by itself, too. The same input gives the same bytes.
    Raises WriteError `draft_changed` if `original` does not have the text that was compared.
    """
    draft = comparison.draft
    data = clean_draft(draft.document, draft.outline) if original is None else original
    word = open_word(data, draft.document.name)
    read = walk(word, view=draft.document.view)
    if "\n".join(paragraph.text for paragraph in read.paragraphs) != draft.document.text:
        raise WriteError("draft_changed", name=draft.document.name)
    add_comments(word, read, annotations(comparison, decisions, checks=checks), author=author, moment=moment)
    return to_bytes(word)
