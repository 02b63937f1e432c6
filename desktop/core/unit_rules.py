"""A folder of a unit's own rules and word lists → Rules: ours with the unit's changes, or the first fault in them.

The folder holds rules/*.toml and lexicon/*.toml of the names and shape of ours, each with only what differs:
a table is laid over ours key by key, a single value takes the place of ours, a list adds to ours, and
`{add = […], remove = […]}` adds and takes away. The entries of a list of tables ([[tier]], [[group]]) are known by
their `name`, else their `reason`; `remove = true` takes the whole entry away. Nothing of a faulty folder is applied.
"""

import hashlib
import json
import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from desktop.core import resources
from desktop.core.errors import RulesError
from desktop.core.resources import Change, Rules

FOLDERS = ("rules", "lexicon")
TITLE = "unit.toml"  # name = "…": what the unit calls its rules
# What no unit may change: fitted weights that only hold together, the limits against harmful files, what HTML is.
CLOSED = frozenset({"rules/carrying.toml", "rules/limits.toml", "lexicon/web_page.toml"})
CLOSED_KEYS = frozenset({("rules/verdict.toml", "version")})
# Tables to which a unit may add keys of its own: groups of words, whose names mean nothing to the program.
OPEN = frozenset({("lexicon/words.toml",), ("lexicon/actions.toml", "group")})
KNOWN_BY = ("name", "reason")
EDITS = frozenset({"add", "remove"})
LARGEST_BYTES = 1_000_000  # ours have 20,000 at most
LONGEST_PATTERN = 200

_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*["']?([^"'=\s#\[\]]+)["']?\s*=""")

KeyPath = tuple[str | int, ...]


@dataclass(slots=True)
class _Count:
    added: int = 0
    removed: int = 0
    replaced: int = 0


def read_unit_rules(folder: Path) -> Rules:
    """The rules of a unit. Raises RulesError: the first fault, with the file and, where there is one, the line."""
    if not folder.is_dir():
        raise RulesError("unit_folder_missing", name=folder.name)
    tables: dict[str, Mapping[str, Any]] = {}
    changes: list[Change] = []
    said: dict[str, Mapping[str, Any]] = {}
    for file in sorted(path for name in FOLDERS for path in (folder / name).glob("*.toml")):
        name = f"{file.parent.name}/{file.name}"
        if name in CLOSED or not resources.resource(name).is_file():
            raise RulesError("unit_file_unknown", name=name)
        source = _source(file, name)
        said[name] = _parsed(source, name)
        count = _Count()
        tables[name] = _Layer(name, source, count).laid_over(resources.shipped(name), said[name], (name,))
        changes.append(Change(name, count.added, count.removed, count.replaced))
    if not tables:
        raise RulesError("unit_folder_empty", name=folder.name)
    digest = hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
    return Rules(_title(folder), digest, tables, tuple(changes))


def _title(folder: Path) -> str:
    """What the unit calls its rules, else the folder's name."""
    file = folder / TITLE
    if not file.is_file():
        return folder.name
    title = _parsed(_source(file, TITLE), TITLE).get("name", "")
    if not isinstance(title, str) or not title.strip():
        raise RulesError("unit_title", name=TITLE)
    return title.strip()


def _source(file: Path, name: str) -> str:
    """The text of a file; a byte order mark, as Windows' Notepad writes it, is no fault."""
    try:
        data = file.read_bytes()
        if len(data) > LARGEST_BYTES:
            raise RulesError("unit_file_too_large", name=name)
        return data.decode("utf-8-sig")
    except OSError as error:
        raise RulesError("file_unreadable", name=name) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RulesError("unit_encoding", name=name, line=line) from error


def _parsed(source: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))  # "(at end of document)" where something is left open
        line = int(place.group(1)) if place else source.rstrip("\n").count("\n") + 1
        raise RulesError("unit_syntax", name=name, line=line) from error


class _Layer:
    """One file of the unit's, laid over ours."""

    def __init__(self, name: str, source: str, count: _Count) -> None:
        self._name = name
        self._source = source
        self._count = count

    def laid_over(self, ours: Mapping[str, Any], theirs: Mapping[str, Any], at: KeyPath) -> dict[str, Any]:
        """A table with the unit's keys over ours."""
        result = dict(ours)
        for key, value in theirs.items():
            here = (*at, key)
            if here in CLOSED_KEYS or (key not in ours and at not in OPEN):
                self._fail("unit_key_unknown", here, entry=key)
            result[key] = self._value(ours[key], value, here) if key in ours else self._new(ours, value, here)
        return result

    def _new(self, siblings: Mapping[str, Any], value: Any, at: KeyPath) -> Any:
        """A group of words that we do not have, of the same shape as those beside it."""
        like = next(iter(siblings.values()))
        empty: Any = {"words": []} if isinstance(like, Mapping) else []
        return self._value(empty, value, at)

    def _value(self, ours: Any, theirs: Any, at: KeyPath) -> Any:
        if isinstance(ours, Mapping):
            if not isinstance(theirs, Mapping):
                self._fail("unit_type_table", at, entry=at[-1])
            return self.laid_over(ours, theirs, at)
        if isinstance(ours, list):
            if ours and isinstance(ours[0], Mapping):
                return self._entries(ours, theirs, at)
            return self._words(ours, theirs, at)
        if isinstance(ours, str):
            return self._replaced(ours, self._word(theirs, at), at)
        return self._replaced(ours, self._number(ours, theirs, at), at)

    def _replaced(self, ours: Any, theirs: Any, at: KeyPath) -> Any:
        # How an entry is known is no change of it.
        self._count.replaced += ours != theirs and at[-1] not in KNOWN_BY
        return theirs

    def _number(self, ours: Any, theirs: Any, at: KeyPath) -> float:
        whole = isinstance(ours, int)
        if isinstance(theirs, bool) or not isinstance(theirs, int if whole else int | float):
            self._fail("unit_type_whole" if whole else "unit_type_number", at, entry=at[-1])
        if not math.isfinite(theirs) or theirs < 0 or (0 < ours < 1 and theirs > 1):
            self._fail("unit_number_share" if 0 < ours < 1 else "unit_number", at, entry=at[-1])
        return theirs if whole else float(theirs)

    def _word(self, word: Any, at: KeyPath) -> str:
        if not isinstance(word, str) or not word.strip() or word != word.strip():
            self._fail("unit_type_word", at, entry=at[-1], word=word)
        if "patterns" in at:
            self._pattern(word, at)
        return word

    def _pattern(self, pattern: str, at: KeyPath) -> None:
        try:
            wrong = len(pattern) > LONGEST_PATTERN or re.compile(pattern).match("") is not None
        except re.error:
            wrong = True
        if wrong:
            self._fail("unit_pattern", at, word=pattern)

    def _words(self, ours: list[str], theirs: Any, at: KeyPath) -> list[str]:
        """Ours without what is removed and with what is added, in that order."""
        edits = theirs if isinstance(theirs, Mapping) else {"add": theirs}
        if not set(edits) <= EDITS or not all(isinstance(words, list) for words in edits.values()):
            self._fail("unit_type_list", at, entry=at[-1])
        gone = [self._word(word, at) for word in edits.get("remove", [])]
        for word in gone:
            if word not in ours:
                self._fail("unit_word_unknown", at, word=word)
        kept = [word for word in ours if word not in gone]
        added = [
            word for word in dict.fromkeys(self._word(word, at) for word in edits.get("add", [])) if word not in kept
        ]
        self._count.removed += len(ours) - len(kept)
        self._count.added += len(added)
        if not kept and not added:
            self._fail("unit_list_empty", at, entry=at[-1])
        return kept + added

    def _entries(self, ours: list[Mapping[str, Any]], theirs: Any, at: KeyPath) -> list[Mapping[str, Any]]:
        """Entries that we have are changed where they stand; others follow."""
        if not isinstance(theirs, list) or not all(isinstance(entry, Mapping) for entry in theirs):
            self._fail("unit_type_table", at, entry=at[-1])
        by = next(key for key in KNOWN_BY if key in ours[0])
        result: dict[str, Mapping[str, Any]] = {entry[by]: entry for entry in ours}
        blank = {key: type(value)() for key, value in ours[0].items()}
        for number, entry in enumerate(theirs):
            here = (*at, number)
            known = entry.get(by)
            if not isinstance(known, str) or not known.strip():
                self._fail("unit_entry_unnamed", here, entry=by)
            if entry.get("remove") is True:
                if known not in result:
                    self._fail("unit_word_unknown", here, word=known)
                del result[known]
                self._count.removed += 1
                continue
            if known not in result:
                self._count.added += 1
                needed = [key for key in blank if all(key in other for other in ours)]  # others may be left out
                lacking = [key for key in needed if key not in entry and key not in KNOWN_BY]
                if lacking:
                    self._fail("unit_entry_lacks", here, entry=lacking[0])
                result[known] = {key: value for key, value in blank.items() if key in needed or key in entry}
            result[known] = self.laid_over(result[known], entry, here)
        if not result:
            self._fail("unit_list_empty", at, entry=at[-1])
        return list(result.values())

    def _fail(self, code: str, at: KeyPath, *, word: object = "", entry: object = "") -> NoReturn:
        line = _line(self._source, at[1:], str(word))
        raise RulesError(code, name=self._name, line=line, word=str(word), entry=str(entry))


def _line(source: str, at: KeyPath, word: str) -> int:
    """Where the file says it, from 1: the line of the last key of `at` that is found, and of `word` from there on."""
    lines = source.splitlines()
    best = (0, 0)
    table: KeyPath = ()
    found: KeyPath = ()
    seen: dict[str, int] = {}
    for number, line in enumerate(lines):
        if header := _HEADER.match(line):
            name = header.group(2)
            table = tuple(part.strip().strip("\"'") for part in name.split("."))
            if header.group(1) == "[[":
                seen[name] = seen.get(name, -1) + 1
                table = (*table, seen[name])
            found = table
        elif key := _KEY.match(line):
            found = (*table, *key.group(1).split("."))
        else:
            continue
        depth = len(found) if found == at[: len(found)] else 0
        best = max(best, (depth, -number))
    start = -best[1] if best[0] else 0
    if word:
        start = next((number for number in range(start, len(lines)) if word in lines[number]), start)
    return start + 1
