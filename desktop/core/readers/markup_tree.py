"""The characters of a web page → a tree of what it shows, and the blocks of text in that tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.core import resources
from desktop.core.guard.markup import Element, parse_page

_ELEMENTS = resources.table("lexicon/web_page.toml")["elements"]
_UNSHOWN, CONTAINERS, _BLOCKS = (frozenset(_ELEMENTS[kind]) for kind in ("unshown", "containers", "blocks"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_SPANNED = 63  # columns of a table, rows that one cell takes; more is a mistake or mischief
_LONG_CELL = 400  # characters; a table with a longer cell lays out a page rather than data
_PROSE = re.compile("[，。；：、]")
_HAN = "\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’"
# A line end in the file between two Chinese characters was put there by the editor and shows as a blank by mistake.
_BROKEN = re.compile(rf"(?<=[{_HAN}])[ \t]*[\r\n]+\s*(?=[{_HAN}])")
_WHITE = re.compile(r"[ \t\r\n\f\v\u00a0]+")


@dataclass(slots=True)
class Node:
    """An element. prose: characters of running text in it that are no link. children: nodes and strings in order."""

    tag: str
    attributes: dict[str, str]
    children: list["Node | str"] = field(default_factory=list)
    prose: int = 0

    def nodes(self) -> list["Node"]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Node)]

    def every(self, tag: str) -> Iterator["Node"]:
        """All elements of the name in it, itself included, in order."""
        if self.tag == tag:
            yield self
        for child in self.nodes():
            yield from child.every(tag)

    def count(self, tag: str) -> int:
        """How many elements of the name are in it."""
        return sum(1 for _ in self.every(tag))

    def text(self) -> str:
        """All its characters, in order."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or table row of a page (cells separated by a tab).

    linked: how many characters stand in links. columns, continued: of a row, as in `Paragraph`.
    """

    text: str
    linked: int = 0
    columns: tuple[int, ...] = ()
    continued: tuple[int, ...] = ()


def tree_of(page: str, name: str) -> Node:
    """The tree of a page; broken markup is read as browsers read it, roughly.

    name: the file's name, for the message. Raises ReadError `markup_too_deep`.
    """
    element = parse_page(page, name)
    root = Node("html", {}) if element is None else _node(element)
    _measure(root, linked=False)
    return root


def blocks_of(node: Node) -> list[Block]:
    """What the node shows, in order; empty blocks are left out."""
    gatherer = _Gatherer()
    gatherer.gather(node)
    gatherer.flush()
    return gatherer.blocks


def _node(element: Element) -> Node:
    """The element and what shows in it."""
    node = Node(element.tag, dict(element.items()), [element.text] if element.text else [])
    for child in element:
        if isinstance(child.tag, str) and not _is_unshown(child):
            node.children.append(_node(child))
        if child.tail:
            node.children.append(child.tail)
    return node


def _is_unshown(element: Element) -> bool:
    return element.tag in _UNSHOWN or _HIDDEN.search(element.get("style", "")) is not None


def _measure(node: Node, *, linked: bool) -> int:
    """Set `prose` of the node and all in it."""
    linked = linked or node.tag in ("a", "title")
    total = 0
    for child in node.children:
        if isinstance(child, Node):
            total += _measure(child, linked=linked)
        elif not linked and _PROSE.search(child):
            total += len(child.strip())
    node.prose = total
    return total


class _Gatherer:
    """Gathers the characters of a node into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0

    def gather(self, node: Node, *, linked: bool = False) -> None:
        """Add what the node shows."""
        if node.tag in ("title", "head"):
            return
        if node.tag == "table" and (rows := _rows(node)):
            self.flush()
            self.blocks += rows
            return
        block = node.tag in _BLOCKS
        if block or node.tag == "br":
            self.flush()
        linked = linked or node.tag == "a"
        for child in node.children:
            if isinstance(child, Node):
                self.gather(child, linked=linked)
            else:
                self._parts.append(child)
                self._linked += len(child.strip()) if linked else 0
        if block:
            self.flush()

    def flush(self) -> None:
        """End the block at hand."""
        text = _shown("".join(self._parts))
        if text:
            self.blocks.append(Block(text, self._linked))
        self._parts, self._linked = [], 0


def _shown(text: str) -> str:
    """The characters as a browser shows them: white space made one blank, none at the ends."""
    return _WHITE.sub(" ", _BROKEN.sub("", text)).strip(" \u3000\u200b\ufeff")


def _rows(table: Node) -> list[Block]:
    """The rows of a table of data; none for a table that lays out a page, or has one column only."""
    if table.count("table") > 1:
        return []
    rows = [
        [(cell, " ".join(block.text for block in blocks_of(cell))) for cell in row.nodes() if cell.tag in ("td", "th")]
        for row in table.every("tr")
    ]
    if len(rows) < 2 or max(map(len, rows)) < 2 or any(len(text) > _LONG_CELL for row in rows for _, text in row):
        return []
    blocks: list[Block] = []
    reaching: dict[int, int] = {}  # column → how many more rows the cell above takes there
    for row in rows:
        block = _row(row, reaching)
        if block.text.strip():
            blocks.append(block)
    return blocks


def _row(row: list[tuple[Node, str]], reaching: dict[int, int]) -> Block:
    """A row of cells; `reaching` is brought up to the next row."""
    texts: list[str] = []
    columns: list[int] = []
    continued: list[int] = []
    last = max((at for at, left in reaching.items() if left), default=-1)
    placed = column = 0
    while placed < len(row) or column <= last:
        covered = bool(reaching.get(column, 0))
        if covered:
            reaching[column] -= 1
            continued.append(len(texts))
        elif placed == len(row):
            column += 1
            continue
        columns.append(column)
        texts.append("" if covered else row[placed][1])
        wide = 1 if covered else _spanned(row[placed][0], "colspan")
        if not covered:
            below = _spanned(row[placed][0], "rowspan") - 1
            reaching.update((at, below) for at in range(column, min(column + wide, _MOST_SPANNED)) if below)
            placed += 1
        column += wide
    joined = () if columns == list(range(len(texts))) else tuple(columns)
    return Block("\t".join(texts), columns=joined, continued=tuple(continued))


def _spanned(cell: Node, attribute: str) -> int:
    """How many columns or rows a cell takes."""
    written = cell.attributes.get(attribute, "").strip()
    return max(1, min(int(written[:4]), _MOST_SPANNED)) if written.isascii() and written.isdigit() else 1
