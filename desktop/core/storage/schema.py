"""Project ↔ the JSON of a .duibiao file (format 5), and a file's JSON checked field by field."""

import hashlib
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
    Round,
    Source,
    Terms,
    Upper,
)
from desktop.core.model.rounds import Tally

FORMAT = 5
SIDES = ("reference", "draft")
TALLY = ("tasks", "covered", "weakened", "missing", "not_applicable", "settled", "characters")

_Word = TypeVar("_Word", bound=StrEnum)


def to_json(project: Project, hashes: dict[str, str]) -> dict[str, Any]:
    """What project.json says. hashes: sha256 of each document's bytes, by side."""
    return {
        "format": FORMAT,
        "documents": {
            side: {"name": source.name, "path": source.path, "sha256": hashes[side], "view": source.view.value}
            for side, source in zip(SIDES, (project.reference, project.draft), strict=True)
        },
        "decisions": [_decision(one) for one in project.decisions],
        "pins": [_pin(pin) for pin in project.pins],
        "corrections": [_correction(one) for one in project.corrections],
        "note": {"text": project.note, "in_report": project.note_in_report},
        "terms": {
            "author": project.terms.author,
            "limit": project.terms.limit,
            "dimensions": [dimension.value for dimension in project.terms.dimensions],
        },
        "edits": [_edit(one) for one in project.edits],
        "rounds": [_round(one) for one in project.rounds],
        "reopened": [_decision(one) for one in project.reopened],
        "also": [_upper(one) for one in project.also],
    }


def from_json(content: dict[str, Any], documents: dict[str, bytes]) -> Project:
    """The project of a format-5 JSON and its documents. Raises KeyError, TypeError or ValueError for any other.

    documents: by side; those of earlier rounds that are kept, and further upper documents, by their SHA-256.
    """
    sources = {side: _source(entry, documents[side]) for side, entry in content["documents"].items() if side in SIDES}
    note, terms = content["note"], content["terms"]
    return Project(
        sources["reference"],
        sources["draft"],
        _read_decisions(content["decisions"]),
        _read_pins(content["pins"]),
        _read_corrections(content["corrections"]),
        _text(note["text"]),
        _flag(note["in_report"]),
        Terms(
            _text(terms["author"]),
            None if terms["limit"] is None else _count(terms["limit"]),
            tuple(_word(Dimension, entry) for entry in terms["dimensions"]),
        ),
        _read_edits(content["edits"]),
        tuple(_read_round(entry, documents) for entry in content["rounds"]),
        _read_decisions(content["reopened"]),
        _read_uppers(content["also"], documents),
    )


def further(content: dict[str, Any]) -> tuple[str, ...]:
    """The SHA-256 of the further upper documents, each once."""
    uppers = [*content["also"], *(entry for one in content["rounds"] for entry in one["also"])]
    return tuple(dict.fromkeys(_text(entry["sha256"]) for entry in uppers))


def kept_rounds(content: dict[str, Any]) -> tuple[str, ...]:
    """The SHA-256 of the earlier drafts that the file carries, each once."""
    return tuple(dict.fromkeys(_text(entry["sha256"]) for entry in content["rounds"] if _flag(entry["kept"])))


def _source(entry: dict[str, Any], data: bytes) -> Source:
    return Source(_text(entry["name"]), data, _text(entry["path"]), _word(View, entry["view"]))


def _round(one: Round) -> dict[str, Any]:
    draft = one.draft
    return {
        "name": draft.name,
        "path": draft.path,
        "view": draft.view.value,
        "sha256": one.sha256,
        "kept": bool(draft.data),
        "ended": one.ended,
        "tally": {name: getattr(one.tally, name) for name in TALLY},
        "decisions": [_decision(each) for each in one.decisions],
        "pins": [_pin(pin) for pin in one.pins],
        "edits": [_edit(each) for each in one.edits],
        "reopened": [_decision(each) for each in one.reopened],
        "also": [_upper(each) for each in one.also],
    }


def _read_round(entry: dict[str, Any], documents: dict[str, bytes]) -> Round:
    sha256 = _text(entry["sha256"])
    return Round(
        _source(entry, documents[sha256] if _flag(entry["kept"]) else b""),
        sha256,
        _text(entry["ended"]),
        Tally(**{name: _count(entry["tally"][name]) for name in TALLY}),
        _read_decisions(entry["decisions"]),
        _read_pins(entry["pins"]),
        _read_edits(entry["edits"]),
        _read_decisions(entry["reopened"]),
        _read_uppers(entry["also"], documents),
    )


def _upper(one: Upper) -> dict[str, Any]:
    document = one.document
    return {
        "name": document.name,
        "path": document.path,
        "view": document.view.value,
        "sha256": hashlib.sha256(document.data).hexdigest(),
        "decisions": [_decision(each) for each in one.decisions],
        "pins": [_pin(pin) for pin in one.pins],
        "corrections": [_correction(each) for each in one.corrections],
        "reopened": [_decision(each) for each in one.reopened],
    }


def _read_uppers(entries: list[Any], documents: dict[str, bytes]) -> tuple[Upper, ...]:
    return tuple(
        Upper(
            _source(entry, documents[_text(entry["sha256"])]),
            _read_decisions(entry["decisions"]),
            _read_pins(entry["pins"]),
            _read_corrections(entry["corrections"]),
            _read_decisions(entry["reopened"]),
        )
        for entry in entries
    )


def _correction(one: Correction) -> dict[str, Any]:
    return {"kind": one.kind.value, "task": _key(one.task), "rest": _key(one.rest)}


def _read_corrections(entries: list[Any]) -> tuple[Correction, ...]:
    return tuple(
        Correction(_word(CorrectionKind, entry["kind"]), _read_key(entry["task"]), _read_key(entry["rest"]))
        for entry in entries
    )


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "task": _key(one.task),
        "finding": _finding(one.finding),
        "kind": one.kind.value,
        "reason": one.reason,
        "note": one.note,
    }


def _read_decisions(entries: list[Any]) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            _read_key(entry["task"]),
            _word(DecisionKind, entry["kind"]),
            _text(entry["reason"]),
            _text(entry["note"]),
            _read_finding(entry["finding"]),
        )
        for entry in entries
    )


def _pin(pin: Pin) -> dict[str, Any]:
    return {
        "task": _key(pin.task),
        "kind": pin.kind.value,
        "passage": _key(pin.passage) if pin.passage else None,
        "verdict": pin.verdict.value if pin.verdict else None,
        "reason": pin.reason,
    }


def _read_pins(entries: list[Any]) -> tuple[Pin, ...]:
    return tuple(
        Pin(
            _read_key(entry["task"]),
            _word(PinKind, entry["kind"]),
            _read_key(entry["passage"]) if entry["passage"] is not None else None,
            _word(Verdict, entry["verdict"]) if entry["verdict"] is not None else None,
            _text(entry["reason"]),
        )
        for entry in entries
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


def _edit(one: Edit) -> dict[str, Any]:
    return {
        "paragraph": [one.paragraph.text, one.paragraph.repeat],
        "lines": list(one.lines),
        "source": one.source,
    }


def _read_edits(entries: list[Any]) -> tuple[Edit, ...]:
    return tuple(_read_edit(entry) for entry in entries)


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
