"""Changes to a Word file's text → tracked changes in it (w:ins, w:del), which accept or reject one by one.

Rejecting all of them gives the file's own text and formatting, accepting all of them the changed text; the marks of
others stay. New text takes the look of what it replaces, else of what stands before it. Deletion stands before
insertion. Elements after ISO/IEC 29500-1, 17.13.5; nothing is moved (w:moveFrom), and the switch that makes Word track
what the drafter types next (w:trackChanges) is left as it is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime

from docx.oxml.parser import OxmlElement

from desktop.core.text.replacement import Replacement
from desktop.core.wordml.anchors import is_seen
from desktop.core.wordml.changes import Change, LostParagraph, NewParagraph, place_of
from desktop.core.wordml.cutting import PROPERTIES, Cutter
from desktop.core.wordml.inline import (
    CONTROL,
    CONTROL_CONTENT,
    PARAGRAPH,
    RUN,
    SIGNS,
    TEXT,
    sound_fields,
)
from desktop.core.wordml.line import WordPiece
from desktop.core.wordml.names import Element, name
from desktop.core.wordml.paragraphs import (
    can_be_followed,
    can_go,
    drop,
    following,
    is_free,
    mark_properties,
    paragraph_properties,
    take_number,
)
from desktop.core.wordml.table_rows import row_can_go, strike_row
from desktop.core.wordml.walk import WordText, pieces_of

INSERTION, DELETION = name("w:ins"), name("w:del")
LINK = name("w:hyperlink")
# What may hold a run that is changed. Not a field's result, which the next update would write anew, and nothing
# that was moved.
OPEN_HOLDERS = frozenset(map(name, ("w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo")))
# Controls whose content is chosen, not typed, or belongs to data elsewhere.
CHOSEN = frozenset(map(name, ("w:comboBox", "w:dropDownList", "w:date", "w:dataBinding", "w:picture", "w:docPartObj")))
CHECK_BOX = "checkbox"  # w14 and later
CUTTABLE = {TEXT, name("w:sym"), *SIGNS}
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Reviser:
    """Puts changes into the document that a text was walked from.

    Places are in the whole text: the paragraphs with one line feed between them. Ask `takes` first; after `revise` the
    text is used up, since its pieces no longer hold.
    """

    def __init__(self, text: WordText, *, author: str, moment: datetime) -> None:
        """moment: the time shown with the changes, on the clock of the office."""
        self._pieces, self._starts, self._notes = pieces_of(text)
        self._ends = [start + piece.length for start, piece in zip(self._starts, self._pieces, strict=True)]
        self._lines = [0]  # where each line of the whole text starts, and where one more would
        for paragraph in text.paragraphs:
            self._lines.append(self._lines[-1] + len(paragraph.text) + 1)
        said = enumerate(text.paragraphs)
        self._rows = {line: one.row for line, one in said if one.row is not None and one.anchor is None}
        self._numbered = {line for line, paragraph in enumerate(text.paragraphs) if paragraph.number}
        self._first: dict[Element, Element] = {}  # of the paragraphs put before one, the first
        self._cutter = Cutter()
        self._signature = {name("w:author"): author, name("w:date"): moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
        self._in_fields = _in_fields(self._pieces[0].run) if self._pieces else set()

    def takes(self, change: Change) -> bool:
        """Whether the change can be tracked at its place.

        Not across paragraphs or cells, in what the file does not hold as text (automatic numbers, cell borders), in a
        field's result, in moved text, in notes and text boxes, in block content controls (LibreOffice loses
        revisions there), and in controls that are locked or chosen from.
        """
        if isinstance(change, NewParagraph):
            return self._home(change) is not None
        if isinstance(change, LostParagraph):
            row = self._rows.get(self._line(change.at))
            return self._whole(change) is not None if row is None else row_can_go(row)
        if "\n" in change.text or not 0 <= change.start <= change.end:
            return False
        if self._line(change.start) != self._line(change.end):
            return False
        if change.start == change.end:
            return self._neighbours(change.start) != (None, None)
        covered = self._covered(change)
        length = sum(last - first for _, first, last in covered)
        return length == change.end - change.start and all(self._is_open(index) for index, _, _ in covered)

    def revise(self, changes: Sequence[Change]) -> None:
        """Put the changes in; none overlapping another, and all such as `takes` takes."""
        places = [(place_of(change), at) for at, change in enumerate(changes)]
        for _, at in sorted(places, reverse=True):  # from the end: see `cutting`
            change = changes[at]
            if isinstance(change, NewParagraph):
                self._add_paragraph(change)
            elif isinstance(change, LostParagraph):
                self._lose_paragraph(change)
            elif change.start == change.end:
                self._insert(change)
            else:
                self._replace(change)

    # --- where -------------------------------------------------------------------------------------------

    def _line(self, at: int) -> int:
        return bisect_right(self._lines, at) - 1

    def _covered(self, change: Replacement) -> list[tuple[int, int, int]]:
        """The pieces that show the characters of the change: index, first and last character of the node."""
        covered = []
        for index in range(bisect_right(self._ends, change.start), bisect_left(self._starts, change.end)):
            piece, start = self._pieces[index], self._starts[index]
            first, last = max(change.start, start) - start, min(change.end, start + piece.length) - start
            covered.append((index, piece.offset + first, piece.offset + last))
        return covered

    def _neighbours(self, at: int) -> tuple[int | None, int | None]:
        """The pieces that show the characters before and behind `at` in its line, None where none does or is open."""
        left = right = None
        index = bisect_left(self._ends, at)  # the first piece that reaches `at`
        for found in (index, index + 1):
            if found >= len(self._pieces) or self._starts[found] > at or not self._is_open(found):
                continue
            if self._starts[found] < at:
                left = found
            if self._starts[found] <= at < self._ends[found]:
                right = found
        return left, right

    def _is_open(self, index: int) -> bool:
        """Whether runs of the piece may be deleted and have others put beside them."""
        piece = self._pieces[index]
        run = piece.run
        if index in self._notes or run in self._in_fields:
            return False
        if piece.node.getparent() is not run or piece.node.tag not in CUTTABLE:
            return False
        holder = run.getparent()
        if holder.tag == INSERTION:  # by somebody else; a deletion stands inside it, an insertion beside it
            holder = holder.getparent()
        while holder.tag != PARAGRAPH:
            if holder.tag == CONTROL and _is_closed(holder):
                return False
            if holder.tag not in OPEN_HOLDERS and holder.tag not in (CONTROL, CONTROL_CONTENT):
                return False
            holder = holder.getparent()
        return is_free(holder)

    def _home(self, change: NewParagraph) -> int | None:
        """The last piece of the w:p that the new paragraph stands beside (the first, where it stands before it).

        None where none can stand there.
        """
        if "\n" in change.text or not change.text.strip():
            return None
        found = self._in_paragraph(change.after)
        if found is None:
            return None
        first, last = found
        element = _paragraph(self._pieces[first])
        line = self._line(change.after)
        if change.before:
            return first if self._line(self._starts[first]) == line and is_free(element) else None
        if self._line(self._starts[last]) != line or not is_free(element) or not can_be_followed(element):
            return None
        return last if following(element) is not None or line not in self._numbered else None

    def _in_paragraph(self, at: int) -> tuple[int, int] | None:
        """The first and last piece of the w:p that shows the line of character `at`; None where nothing does."""
        if at < 0:
            return None
        line = self._line(at)
        first = bisect_left(self._starts, self._lines[line])
        if first >= len(self._pieces) or self._line(self._starts[first]) != line or first in self._notes:
            return None
        element = _paragraph(self._pieces[first])
        last = first
        while first and _paragraph(self._pieces[first - 1]) is element:
            first -= 1
        while last + 1 < len(self._pieces) and _paragraph(self._pieces[last + 1]) is element:
            last += 1
        return first, last

    def _whole(self, change: LostParagraph) -> tuple[int, int] | None:
        """The first and last piece of the w:p of a line, where it says nothing else and may go."""
        found = self._in_paragraph(change.at)
        if found is None:
            return None
        first, last = found
        line = self._line(change.at)
        element = _paragraph(self._pieces[first])
        held = range(bisect_left(self._starts, self._lines[line]), bisect_left(self._starts, self._lines[line + 1]))
        own = held == range(first, last + 1)  # not a line among several
        if not own or not all(self._is_open(index) for index in range(first, last + 1)) or not can_go(element):
            return None
        if following(element) is None and line in self._numbered:  # its mark would stay, and show the number
            return None
        shown = sum(self._pieces[index].length for index in range(first, last + 1))
        return found if shown == self._ends[last] - self._starts[first] else None

    # --- what ----------------------------------------------------------------------------------------------

    def _replace(self, change: Replacement) -> None:
        deletion: Element = None
        look: Element = None
        chain: list[Element] = []
        for index, first, last in reversed(self._covered(change)):
            piece = self._pieces[index]
            self._cutter.ending(piece, last)
            run = self._cutter.beginning(piece, first)
            look, chain = run, list(run.iterancestors())
            following = run.getnext()
            if following is not None and following is deletion:
                deletion.insert(0, run)
            else:
                wrapper = self._mark(DELETION, run)
                run.addprevious(wrapper)
                wrapper.append(run)
                if deletion is None:
                    last_wrapper = wrapper
                deletion = wrapper
            for text in run.findall(TEXT):
                text.tag = name("w:delText")
        if change.text:
            at = last_wrapper
            while at.getparent() not in chain and not is_seen(at.itersiblings()):
                at = at.getparent()
            self._put(change.text, _look(look, away_from_link=False), at)

    def _insert(self, change: Replacement) -> None:
        left, right = self._neighbours(change.start)
        if left is None:
            assert right is not None
            self._insert_before(change.text, self._pieces[right])
            return
        piece = self._pieces[left]
        at = self._cutter.ending(piece, piece.offset + change.start - self._starts[left])
        beside = None if right is None else self._pieces[right].run
        chain = [] if beside is None else list(beside.iterancestors())
        out_of_link = False
        look = at
        while at.getparent().tag != PARAGRAPH and at.getparent() not in chain:
            if at.getparent().tag == INSERTION and is_seen(at.itersiblings()):
                break
            at = at.getparent()
            out_of_link |= at.tag == LINK
        if out_of_link and beside is not None:
            look, out_of_link = beside, LINK in {holder.tag for holder in chain}
        self._put(change.text, _look(look, away_from_link=out_of_link), at)

    def _insert_before(self, text: str, piece: WordPiece) -> None:
        """At the beginning of a line: out of whatever begins there too."""
        look = at = self._cutter.beginning(piece, piece.offset)
        out_of_link = False
        while at.getparent().tag != PARAGRAPH and not is_seen(at.itersiblings(preceding=True)):
            at = at.getparent()
            out_of_link |= at.tag == LINK
        marker: Element = OxmlElement("w:proofErr")  # holds the place that the insertion goes behind
        at.addprevious(marker)
        self._put(text, _look(look, away_from_link=out_of_link), marker)
        marker.getparent().remove(marker)

    def _put(self, text: str, look: Element, at: Element) -> None:
        """An insertion behind `at`; out of another's insertion, which is parted, so that it outlives its rejection."""
        holder = at.getparent()
        if holder.tag == INSERTION:
            following = list(at.itersiblings())
            if following:
                rest = OxmlElement("w:ins")
                rest.attrib.update(holder.attrib)
                rest.set(name("w:id"), str(self._cutter.next_revision(holder)))
                rest.extend(following)
                holder.addnext(rest)
            at = holder
        insertion = self._mark(INSERTION, at)
        insertion.append(_run(text, look))
        at.addnext(insertion)

    def _lose_paragraph(self, change: LostParagraph) -> None:
        row = self._rows.get(self._line(change.at))
        if row is not None:
            strike_row(row, lambda: self._mark(DELETION, row))
            return
        found = self._whole(change)
        assert found is not None
        first, last = found
        element = _paragraph(self._pieces[first])
        self._replace(Replacement(self._starts[first], self._ends[last], ""))
        if following(element) is not None:  # else the empty paragraph stays: a cell and the text need one at their end
            mark = mark_properties(element)
            mark.insert(len(mark.findall(INSERTION)), self._mark(DELETION, element))

    def _add_paragraph(self, change: NewParagraph) -> None:
        index = self._home(change)
        assert index is not None
        old = _paragraph(self._pieces[index])
        carries_on = not change.before and following(old) is None
        alike = None if change.like is None or carries_on else self._in_paragraph(change.like)
        run = self._pieces[index if alike is None else alike[1]].run
        model = next(run.iterancestors(PARAGRAPH))
        new = OxmlElement("w:p")
        properties = paragraph_properties(model)
        if not carries_on:  # else it carries on the old one, and gives it back when it is rejected
            drop(properties, "w:sectPr", "w:pageBreakBefore")
            if self._line(self._starts[index if alike is None else alike[1]]) in self._numbered:
                take_number(properties)
        new.append(properties)
        insertion = self._mark(INSERTION, old)
        linked = LINK in {holder.tag for holder in run.iterancestors()}
        insertion.append(_run(change.text, _look(run, away_from_link=linked)))
        new.append(insertion)
        # A rejected mark joins its paragraph to the next one, whose properties win: with one behind, the new mark
        # is the inserted one; at the end of a cell or before a table the old one is, and the new paragraph carries on.
        mark_properties(old if carries_on else new).insert(0, self._mark(INSERTION, old))
        if change.before:
            first: Element = self._first.get(old, old)
            first.addprevious(new)
            self._first[old] = new
        else:
            old.addnext(new)

    def _mark(self, tag: str, anywhere: Element) -> Element:
        element = OxmlElement("w:ins" if tag == INSERTION else "w:del")
        element.set(name("w:id"), str(self._cutter.next_revision(anywhere)))
        for key, value in self._signature.items():
            element.set(key, value)
        return element


def _paragraph(piece: WordPiece) -> Element:
    return next(piece.run.iterancestors(PARAGRAPH))


def _is_closed(control: Element) -> bool:
    """Whether a control's content is locked, chosen from a list, a date or a box, or bound to data."""
    properties = control.find(name("w:sdtPr"))
    for child in () if properties is None else properties:
        locked = child.tag == name("w:lock") and child.get(name("w:val"), "") in ("contentLocked", "sdtContentLocked")
        if locked or child.tag in CHOSEN or str(child.tag).endswith("}" + CHECK_BOX):
            return True
    return False


def _in_fields(anywhere: Element) -> set[Element]:
    """The runs inside complex fields of the main text."""
    story = anywhere.getroottree().getroot()
    sound = sound_fields(story)
    inside: set[Element] = set()
    depth = 0
    for run in story.iter(RUN):
        marks = [mark.get(name("w:fldCharType")) for mark in run.iter(name("w:fldChar")) if mark in sound]
        depth += marks.count("begin")
        if depth:
            inside.add(run)
        depth -= marks.count("end")
    return inside


def _look(run: Element, *, away_from_link: bool) -> Element | None:
    """The run's properties for a new run: no earlier formatting beside them, no style of links outside of links."""
    found = run.find(PROPERTIES)
    look: Element | None = None if found is None else deepcopy(found)
    drop(look, "w:rPrChange", *(("w:rStyle",) if away_from_link else ()))
    return look


def _run(text: str, look: Element | None) -> Element:
    run = OxmlElement("w:r")
    if look is not None:
        run.append(look)
    for part in re.split("(\t)", NOT_XML.sub("", text)):
        if part == "\t":
            run.append(OxmlElement("w:tab"))
        elif part:
            content = OxmlElement("w:t")
            content.text = part
            content.set(name("xml:space"), "preserve")
            run.append(content)
    return run
