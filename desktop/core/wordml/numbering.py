"""numbering.xml and paragraphs in document order → the automatic numbers that Word shows (一、 （一） 1. （1）)."""

import re
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from desktop.core.wordml.names import Element, is_on, name, number, value
from desktop.core.wordml.number_formats import format_number
from desktop.core.wordml.package import related_xml
from desktop.core.wordml.styles import Styles

PLACE = re.compile(r"%([1-9])")
LEVELS = 9
DEPTHS = tuple(map(str, range(LEVELS)))
# After these marks the gap that Word leaves shows as none: they are as wide as a character themselves.
CLOSED = "、）．。】〕》：，"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list. restart: the level's w:lvlRestart; None means after every higher level."""

    start: int
    kind: str
    text: str
    suffix: str
    restart: int | None
    legal: bool
    style: str | None

    @classmethod
    def of(cls, element: Element) -> "_Level":
        kind = value(element, "w:numFmt") or value(element.find(name("mc:AlternateContent")), "w:numFmt")
        start = number(element, "w:start")
        return cls(
            start=0 if start is None else start,
            kind=kind or "decimal",
            text=value(element, "w:lvlText") or "",
            suffix=value(element, "w:suff") or "tab",
            restart=number(element, "w:lvlRestart"),
            legal=is_on(element, "w:isLgl"),
            style=value(element, "w:pStyle"),
        )


@dataclass(frozen=True, slots=True)
class _List:
    """What a w:num stands for. counter: the abstract list whose counts it shares."""

    counter: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of one document; ask once for each paragraph, in document order."""

    def __init__(self, document: WordDocument, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(related_xml(document, RELATIONSHIP_TYPE.NUMBERING))
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, paragraph: Element) -> tuple[str, str]:
        """The paragraph's number and the gap after it, both "" for none; bullets are no numbers.

        The gap is one blank for a tab or blank in Word, "" after a full-width mark (一、).
        """
        place = self._place(paragraph)
        if place is None:
            return "", ""
        key, depth = place
        one = self._lists[key]
        level = one.levels.get(depth)
        if level is None:
            return "", ""
        counts = self._advance(key, one, depth)
        if level.kind == "bullet":
            return "", ""

        def shown(match: re.Match[str]) -> str:
            other = one.levels.get(int(match[1]) - 1)
            if other is None:
                return ""
            at = int(match[1]) - 1
            count = counts.get(at, one.starts.get(at, other.start))
            return format_number(count, "decimal" if level.legal else other.kind)

        text = PLACE.sub(shown, level.text).strip()
        gap = "" if level.suffix == "nothing" or not text or text[-1] in CLOSED else " "
        return text, gap

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The w:num and level of a paragraph, from itself or its styles (ISO 29500-1, 17.9.18, 17.9.23)."""
        own = paragraph.find(f"{name('w:pPr')}/{name('w:numPr')}")
        key, depth = value(own, "w:numId"), number(own, "w:ilvl")
        if key is not None:
            return (key, depth or 0) if key in self._lists else None
        names = []
        for style_id, style in self._styles.chain(paragraph):
            names.append(style_id)
            found = style.find(f"{name('w:pPr')}/{name('w:numPr')}")
            depth = number(found, "w:ilvl") if depth is None else depth
            key = value(found, "w:numId")
            if key is not None:
                break
        if key is None or key not in self._lists:
            return None
        linked = [at for at, level in self._lists[key].levels.items() if level.style in names]
        return key, linked[0] if linked and number(own, "w:ilvl") is None else depth or 0

    def _advance(self, key: str, one: _List, depth: int) -> dict[int, int]:
        """Count one more on `depth`; deeper levels begin again where they restart."""
        counts = self._counts.setdefault(one.counter, {})
        for at, start in one.starts.items():
            if at == depth and (key, at) not in self._begun:
                self._begun.add((key, at))
                counts[at] = start - 1
        counts[depth] = counts.get(depth, one.levels[depth].start - 1) + 1
        for at, level in one.levels.items():
            if at > depth and (level.restart is None or depth < level.restart):
                counts.pop(at, None)
                self._begun.discard((key, at))
        return counts


def _lists(root: Element | None) -> dict[str, _List]:
    """Every w:num of numbering.xml by its id. numId 0 is never there: it takes numbering away."""
    if root is None:
        return {}
    abstracts = {item.get(name("w:abstractNumId")): item for item in root.findall(name("w:abstractNum"))}
    by_style = {value(item, "w:styleLink"): key for key, item in abstracts.items() if value(item, "w:styleLink")}
    lists = {}
    for item in root.findall(name("w:num")):
        key = value(item, "w:abstractNumId")
        link = value(abstracts.get(key), "w:numStyleLink")
        if link in by_style:
            key = by_style[link]
        if key is None or key not in abstracts or item.get(name("w:numId")) == "0":
            continue
        levels = _levels(abstracts[key])
        starts = {}
        for override in item.findall(name("w:lvlOverride")):
            depth = _depth(override)
            levels |= _levels(override)
            start = number(override, "w:startOverride")
            if start is not None:
                starts[depth] = start
        lists[item.get(name("w:numId"))] = _List(counter=key, levels=levels, starts=starts)
    return lists


def _levels(parent: Element) -> dict[int, _Level]:
    """The levels defined directly in `parent`, by their depth from 0."""
    found = {_depth(level): _Level.of(level) for level in parent.findall(name("w:lvl"))}
    return {depth: level for depth, level in sorted(found.items()) if depth < LEVELS}


def _depth(element: Element) -> int:
    """The w:ilvl of a level or override: 0 for the highest, beyond all levels where it is no number."""
    written = element.get(name("w:ilvl"), "0")
    return int(written) if written in DEPTHS else LEVELS
