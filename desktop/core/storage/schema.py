"""Project ↔ the JSON of a .duibiao file (format 1), and a file's JSON checked field by field."""

from enum import StrEnum
from typing import Any, TypeVar

from desktop.core.model.finding import Verdict
from desktop.core.model.project import ContentKey, Decision, DecisionKind, Pin, PinKind, Project, Source

FORMAT = 1
SIDES = ("reference", "draft")

_Word = TypeVar("_Word", bound=StrEnum)


def to_json(project: Project, hashes: dict[str, str]) -> dict[str, Any]:
    """What project.json says. hashes: sha256 of each document's bytes, by side."""
    return {
        "format": FORMAT,
        "documents": {
            side: {"name": source.name, "path": source.path, "sha256": hashes[side]}
            for side, source in zip(SIDES, (project.reference, project.draft), strict=True)
        },
        "decisions": [
            {"task": _key(one.task), "kind": one.kind.value, "reason": one.reason, "note": one.note}
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
    }


def from_json(content: dict[str, Any], documents: dict[str, bytes]) -> Project:
    """The project of a format-1 JSON and its documents. Raises KeyError, TypeError or ValueError for any other."""
    sources = {
        side: Source(_text(entry["name"]), documents[side], _text(entry["path"]))
        for side, entry in content["documents"].items()
        if side in SIDES
    }
    decisions = tuple(
        Decision(
            _read_key(entry["task"]), _word(DecisionKind, entry["kind"]), _text(entry["reason"]), _text(entry["note"])
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
    return Project(sources["reference"], sources["draft"], decisions, pins)


def _key(key: ContentKey) -> list[str | int]:
    return [key.side, key.clause, key.text, key.repeat]


def _read_key(entry: list[Any]) -> ContentKey:
    side, clause, text, repeat = entry
    if side not in SIDES or not isinstance(repeat, int):
        raise ValueError(entry)
    return ContentKey(side, _text(clause), _text(text), repeat)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _word(kind: type[_Word], value: object) -> _Word:
    return kind(_text(value))
