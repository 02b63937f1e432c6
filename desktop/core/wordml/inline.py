"""The content of one w:p → its line in one view of the document.

Final view: insertions and moved-to text stand, deletions and moved-from text do not; original view: the other way
round. Fields show their result, content controls and links their content, ruby its base. Hidden text (w:vanish)
is not shown.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.core.model.document import View
from desktop.core.wordml.line import BLANKS, BREAK, TAB, Line
from desktop.core.wordml.names import Element, is_on, name

PARAGRAPH, RUN, TEXT, DELETED_TEXT = name("w:p"), name("w:r"), name("w:t"), name("w:delText")
CHOICE_OF, CHOICE, FALLBACK = name("mc:AlternateContent"), name("mc:Choice"), name("mc:Fallback")
CONTROL, CONTROL_CONTENT = name("w:sdt"), name("w:sdtContent")
TEXT_BOX = name("w:txbxContent")
GONE, ADDED = frozenset(map(name, ("w:del", "w:moveFrom"))), frozenset(map(name, ("w:ins", "w:moveTo")))
LEFT_OUT = {View.FINAL: GONE, View.ORIGINAL: ADDED}  # what does not show in a view; the other one does
# What holds runs and shows all of them.
PLAIN_HOLDERS = frozenset(map(name, ("w:hyperlink", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo")))
HOLDERS = PLAIN_HOLDERS | ADDED
SUBDOCUMENT = name("w:subDoc")
FORMULAS = frozenset(map(name, ("m:oMath", "m:oMathPara")))
NOTES = {name("w:footnoteReference"): "footnote", name("w:endnoteReference"): "endnote"}
GRAPHICS = frozenset(map(name, ("w:drawing", "w:pict", "w:object")))
PICTURES = frozenset(map(name, ("a:blip", "v:imagedata")))

# What stands in a run beside w:t and shows as one character.
SIGNS = {
    name("w:tab"): TAB,
    name("w:ptab"): TAB,
    name("w:br"): BREAK,
    name("w:cr"): BREAK,
    name("w:noBreakHyphen"): "-",
}
# w:sym names a place in a symbol font. These are the ones that office documents tick and point with (Wingdings);
# the rest shows as □, so that the reader sees that a sign stands there.
WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFC: "√"}
WINGDINGS |= {0xFB: "×", 0xFD: "☒", 0xFE: "☑", 0x9F: "•", 0xA7: "■"}
WINGDINGS_2 = {0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
SIGN_FONTS = {"Wingdings": WINGDINGS, "Wingdings 2": WINGDINGS_2}
UNKNOWN_SIGN = "□"


@dataclass(slots=True)
class Notes:
    """What the walk meets besides text.

    unread: what was not read, by kind, since the paragraph at hand began. boxes: its text boxes. references: foot-
    and endnotes as (kind, id, run), in order.
    """

    unread: Counter[str] = field(default_factory=Counter)
    boxes: list[Element] = field(default_factory=list)
    references: list[tuple[str, str, Element]] = field(default_factory=list)


class Inline:
    """Turns paragraphs of one story, in document order, into lines: fields may reach over paragraphs."""

    def __init__(self, story: Element, notes: Notes, view: View) -> None:
        self._notes = notes
        self._holders = PLAIN_HOLDERS | (ADDED if view is View.FINAL else GONE)
        self._sound = sound_fields(story, LEFT_OUT[view])
        self._fields: list[list[str]] = []  # open complex fields: [instruction] or [instruction, "result"]

    @property
    def in_contents(self) -> bool:
        """Whether the walk stands inside the result of a table of contents."""
        return any(len(field) > 1 and field[0].split()[:1] == ["TOC"] for field in self._fields)

    def line(self, paragraph: Element) -> Line:
        """The paragraph's text, neither stripped nor numbered."""
        line = Line()
        self._content(paragraph, line)
        return line

    def _content(self, parent: Element, line: Line) -> None:
        for child in parent:
            if child.tag == RUN:
                self._run(child, line)
            elif child.tag in self._holders:
                self._content(child, line)
            elif child.tag == CONTROL:
                for content in child.iterchildren(CONTROL_CONTENT):
                    self._content(content, line)
            elif child.tag == CHOICE_OF:
                for chosen in choice(child):
                    self._content(chosen, line)
            elif child.tag in FORMULAS:
                self._notes.unread["formulas"] += 1
            elif child.tag == SUBDOCUMENT:
                self._notes.unread["subdocuments"] += 1

    def _run(self, run: Element, line: Line) -> None:
        hidden = is_on(run.find(name("w:rPr")), "w:vanish")
        for child in run:
            self._node(child, run, line, hidden=hidden)

    def _node(self, node: Element, run: Element, line: Line, *, hidden: bool) -> None:
        if node.tag == name("w:fldChar"):
            self._field(node)
        elif node.tag == name("w:instrText"):
            if self._fields and len(self._fields[-1]) == 1:
                self._fields[-1][0] += node.text or ""
        elif node.tag == CHOICE_OF:
            for chosen in choice(node):
                for child in chosen:
                    self._node(child, run, line, hidden=hidden)
        elif hidden or any(len(field) == 1 for field in self._fields):
            return
        elif node.tag in NOTES:
            self._notes.references.append((NOTES[node.tag], node.get(name("w:id"), ""), run))
        elif node.tag in GRAPHICS:
            self._graphic(node)
        elif not self.in_contents:
            line.add(characters(node), run, node)

    def _field(self, mark: Element) -> None:
        kind = mark.get(name("w:fldCharType"))
        if mark not in self._sound:
            return
        if kind == "begin":
            self._fields.append([""])
        elif kind == "separate" and self._fields and len(self._fields[-1]) == 1:
            self._fields[-1].append("result")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _graphic(self, graphic: Element) -> None:
        """Note the text boxes of a drawing, and count what is no text."""
        unread = self._notes.unread
        embedded = graphic.tag == name("w:object")  # its picture only stands for it
        unread["objects"] += embedded
        for part in chosen_parts(graphic):
            if part.tag == TEXT_BOX:
                self._notes.boxes.append(part)
            elif part.tag in PICTURES:
                unread["pictures"] += not embedded
            elif part.tag == name("c:chart"):
                unread["charts"] += 1
            elif part.tag == name("dgm:relIds"):
                unread["diagrams"] += 1


def choice(alternatives: Element) -> list[Element]:
    """The one alternative of an mc:AlternateContent that is read: its first choice, else the fallback."""
    found: list[Element] = [child for child in alternatives if child.tag == CHOICE][:1]
    return found or [child for child in alternatives if child.tag == FALLBACK][:1]


def chosen_parts(graphic: Element) -> Iterator[Element]:
    """What stands in a drawing, in order: one alternative of each, and a text box without what is in it."""
    for child in choice(graphic) if graphic.tag == CHOICE_OF else graphic:
        yield child
        if child.tag != TEXT_BOX:
            yield from chosen_parts(child)


def characters(node: Element) -> str:
    """What a node inside a run shows; "" for what is no text."""
    if node.tag in (TEXT, DELETED_TEXT):  # the latter stands in deletions only, which the final view leaves out
        return kept(node).translate(BLANKS)
    if node.tag == name("w:sym"):
        return _symbol(node)
    if node.tag == name("w:ruby"):
        return "".join(kept(text).translate(BLANKS) for text in node.findall(f"{name('w:rubyBase')}//{TEXT}"))
    return SIGNS.get(node.tag, "")


def kept(text: Element) -> str:
    """The characters of a w:t that count: without xml:space="preserve", white space at both ends does not."""
    whole: str = text.text or ""
    return whole if text.get(name("xml:space")) == "preserve" else whole.strip(" \t\r\n")


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(name("w:char"), ""), 16)
    except ValueError:
        return UNKNOWN_SIGN
    font = node.get(name("w:font"), "")
    if font.startswith(("Wingdings", "Symbol", "Webdings")):
        return SIGN_FONTS.get(font, {}).get(code & 0xFF, UNKNOWN_SIGN)
    return chr(code) if 0x20 <= code < 0xD800 else UNKNOWN_SIGN  # above: halves of signs, and what only a font knows


def sound_fields(story: Element, gone: frozenset[str] = GONE) -> set[Element]:
    """The field marks that belong to a whole field: a begin that is never ended would swallow the rest of the text."""
    sound: set[Element] = set()
    opened: list[list[Element]] = []
    for mark in story.iter(name("w:fldChar")):
        if any(holder.tag in gone for holder in mark.iterancestors()):
            continue
        kind = mark.get(name("w:fldCharType"))
        if kind == "begin":
            opened.append([mark])
        elif kind == "separate" and opened:
            opened[-1].append(mark)
        elif kind == "end" and opened:
            sound.update(opened.pop(), (mark,))
    return sound
