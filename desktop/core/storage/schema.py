"""Project ↔ the JSON of a .duibiao file (format 3), and a file's JSON checked field by field."""

from enum import StrEnum
from typing import Any, TypeVar

from desktop.core.model.document import View
from desktop.core.model.edit import Edit, ParagraphKey
from desktop.core.model.finding import Dimension, Verdict
from desktop.core.model.project import (
    ContentKey,
    Correction,
    CorrectionKind,
    Decision,
    DecisionKind,
    FindingKey,
    Pin,
    PinKind,
    Project,
    Source,
    Terms,
)

FORMAT = 3
SIDES = ("reference", "draft")

_Word = TypeVar("_Word", bound=StrEnum)


def to_json(project: Project, hashes: dict[str, str]) -> dict[str, Any]:
    """What project.json says. hashes: sha256 of each document's bytes, by side."""
    return {
        "format": FORMAT,
        "documents": {
            side: {"name": source.name, "path": source.path, "sha256": hashes[side], "view": source.view.value}
            for side, source in zip(SIDES, (project.reference, project.draft), strict=True)
        },
        "decisions": [
            {
                "task": _key(one.task),
                "finding": _finding(one.finding),
                "kind": one.kind.value,
                "reason": one.reason,
                "note": one.note,
            }
            for one in project.decisions
        ],
        "pins": [
            {
                "task": _key(pin.task),
                "kind": pin.kind.value,
                "passage": _key(pin.passage) if pin.passage else None,
                "verdict": pin.verdict.value if pin.verdict else None,
                "reason": pin.reason,
            }
            for pin in project.pins
        ],
        "corrections": [
            {"kind": one.kind.value, "task": _key(one.task), "rest": _key(one.rest)} for one in project.corrections
        ],
        "note": {"text": project.note, "in_report": project.note_in_report},
        "terms": {
            "author": project.terms.author,
            "limit": project.terms.limit,
            "dimensions": [dimension.value for dimension in project.terms.dimensions],
        },
        "edits": [
            {
                "paragraph": [one.paragraph.text, one.paragraph.repeat],
                "lines": list(one.lines),
                "source": one.source,
            }
            for one in project.edits
        ],
    }


def from_json(content: dict[str, Any], documents: dict[str, bytes]) -> Project:
    """The project of a format-3 JSON and its documents. Raises KeyError, TypeError or ValueError for any other."""
    sources = {
        side: Source(_text(entry["name"]), documents[side], _text(entry["path"]), _word(View, entry["view"]))
        for side, entry in content["documents"].items()
        if side in SIDES
    }
    decisions = tuple(
        Decision(
            _read_key(entry["task"]),
            _word(DecisionKind, entry["kind"]),
            _text(entry["reason"]),
            _text(entry["note"]),
            _read_finding(entry["finding"]),
        )
        for entry in content["decisions"]
    )
    pins = tuple(
        Pin(
            _read_key(entry["task"]),
            _word(PinKind, entry["kind"]),
            _read_key(entry["passage"]) if entry["passage"] is not None else None,
            _word(Verdict, entry["verdict"]) if entry["verdict"] is not None else None,
            _text(entry["reason"]),
        )
        for entry in content["pins"]
    )
    corrections = tuple(
        Correction(_word(CorrectionKind, entry["kind"]), _read_key(entry["task"]), _read_key(entry["rest"]))
        for entry in content["corrections"]
    )
    note, terms = content["note"], content["terms"]
    return Project(
        sources["reference"],
        sources["draft"],
        decisions,
        pins,
        corrections,
        _text(note["text"]),
        _flag(note["in_report"]),
        Terms(
            _text(terms["author"]),
            None if terms["limit"] is None else _count(terms["limit"]),
            tuple(_word(Dimension, entry) for entry in terms["dimensions"]),
        ),
        tuple(_read_edit(entry) for entry in content["edits"]),
    )


def _key(key: ContentKey) -> list[str | int]:
    return [key.side, key.clause, key.text, key.repeat]


def _read_key(entry: list[Any]) -> ContentKey:
    side, clause, text, repeat = entry
    if side not in SIDES:
        raise ValueError(entry)
    return ContentKey(side, _text(clause), _text(text), _count(repeat))


def _finding(key: FindingKey | None) -> list[str | int] | None:
    return None if key is None else [key.dimension.value, key.text, key.repeat]


def _read_finding(entry: list[Any] | None) -> FindingKey | None:
    if entry is None:
        return None
    dimension, text, repeat = entry
    return FindingKey(_word(Dimension, dimension), _text(text), _count(repeat))


def _read_edit(entry: dict[str, Any]) -> Edit:
    text, repeat = entry["paragraph"]
    lines = tuple(_text(line) for line in entry["lines"])
    if any("\n" in line or not line.strip() for line in lines):
        raise ValueError(entry)
    return Edit(ParagraphKey(_text(text), _count(repeat)), lines, _text(entry["source"]))


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _word(kind: type[_Word], value: object) -> _Word:
    return kind(_text(value))
