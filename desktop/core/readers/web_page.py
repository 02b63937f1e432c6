"""The bytes of a saved web page (.html, .mht) → a Document: the article, not the menus around it."""

import email
import email.policy
import hashlib
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from desktop.core import resources
from desktop.core.errors import ReadError
from desktop.core.guard.limits import limit
from desktop.core.model.document import Document, Paragraph
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.readers.lines import Layout, Line
from desktop.core.readers.markup_tree import CONTAINERS, Block, Node, blocks_of, tree_of
from desktop.core.readers.plain import decode
from desktop.core.readers.reflow import reflow_lines

# The part of the prose that a container must hold to be the article, and not merely hold a part of it.
_MOST = 0.9
_LEAST = 40  # characters of prose; a page with less has no article to be told from its menus
_TITLE_WITHIN = 20  # blocks from the top of the article in which its title stands, if it is in there
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""")
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "utf-8": "utf-8", "utf8": "utf-8"}
_CODECS |= {"big5": "big5", "utf-16": "utf-16"}
_SITE = re.compile(r"\s*[_|]\s*|\s+[-—–]+\s+")  # "关于印发…的通知_部门文件_某省人民政府门户网站"


def read_web_page(data: bytes, name: str) -> Document:
    """Read a web page as browsers and Word save it.

    The source is the article's blocks, one a line. Raises ReadError: encoding_unknown, file_too_large, markup_too_deep,
    text_too_long, no_article.
    """
    if len(data) > limit("markup", "page_bytes"):
        raise ReadError("file_too_large", name=name)
    root = tree_of(_decoded(data, name), name)
    article = _article(root)
    blocks = [block for block in blocks_of(article) if not _is_furniture(block.text, block.linked)]
    if not blocks:
        raise ReadError("no_article", name=name)
    texts = [block.text for block in blocks]
    title = _title(root)
    if title and _plain(title) not in _plain("".join(texts[:_TITLE_WITHIN])):
        texts.insert(0, title)
    source = "\n".join(texts)
    if len(source) > limit("document", "characters"):
        raise ReadError("text_too_long", name=name)
    mended = reflow_lines(source, Layout(tuple(_lines(source)), wrapped=False, airy=False)).assembled
    unread = []
    if pictures := article.count("img"):
        unread.append(Message.of("unread.pictures", count=pictures, places=""))
    if left := sum(1 for _ in blocks_of(root)) - len(blocks):
        unread.append(Message.of("unread.page_furniture", count=left))
    digest = hashlib.sha256(data).hexdigest()
    paragraphs = tuple(_with_columns(mended.text, mended.paragraphs, blocks))
    return Document(name, digest, "html", mended.text, paragraphs, source, mended.pieces, tuple(unread))


def read_web_archive(data: bytes, name: str) -> Document:
    """Read a page saved as one file with all that it shows (.mht). Raises ReadError web_archive_unreadable besides."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        pages = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    except (ValueError, LookupError, RecursionError) as error:
        raise ReadError("web_archive_unreadable", name=name) from error
    found = max((page for page in pages if isinstance(page, bytes)), key=len, default=b"")
    if not found.strip():
        raise ReadError("web_archive_unreadable", name=name)
    document = read_web_page(found, name)
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        name, digest, "mht", document.text, document.paragraphs, document.source, document.pieces, document.unread
    )


def _decoded(data: bytes, name: str) -> str:
    """The page's characters: as the page itself says, else as for a text file."""
    said = _CHARSET.search(data[:4096])
    codec = _CODECS.get(said.group(1).decode("ascii").lower()) if said else None
    if codec and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        text = data.decode(codec, errors="replace")
        if text.count("\ufffd") * 200 <= len(text):  # a few broken characters are common where pages are put together
            return text
    return decode(data, name)


def _article(root: Node) -> Node:
    """The innermost container that holds nearly all the prose of the page."""
    node = root
    while True:
        inner = max((child for child in node.nodes() if child.tag in CONTAINERS), key=lambda n: n.prose, default=None)
        if inner is None or inner.prose < _MOST * node.prose or inner.prose < _LEAST:
            return node
        node = inner


def _title(root: Node) -> str:
    """The title that the page itself names: of the article (网站发展指引 asks for that meta), a heading, the page."""
    for node in root.every("meta"):
        if node.attributes.get("name", "").lower() == "articletitle" and node.attributes.get("content", "").strip():
            return " ".join(node.attributes["content"].split())
    headings = [" ".join(node.text().split()) for node in root.every("h1")]
    pages = [_SITE.split(" ".join(node.text().split()))[0] for node in root.every("title")]
    return next((words for words in (*headings, *pages) if 5 < len(words) < 120), "")


@cache
def _furniture() -> re.Pattern[str]:
    words: list[str] = resources.table("lexicon/web_page.toml")["furniture"]
    return re.compile("|".join(words))


def _is_furniture(text: str, linked: int) -> bool:
    """Whether a block is part of the page, not of the document: 打印, 字号：大 中 小, a list of links."""
    if _furniture().match(text) and len(text) < 60:
        return True
    return linked > 0.8 * len(text) and "。" not in text and len(text) < 60


def _with_columns(text: str, paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The paragraphs, the rows among them with the columns of their cells."""
    rows = deque(block for block in blocks if block.columns or block.continued)
    for paragraph in paragraphs:
        if rows and paragraph.cells and paragraph.span.of(text) == rows[0].text:
            row = rows.popleft()
            yield replace(paragraph, columns=row.columns, continued=row.continued)
        else:
            yield paragraph


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _lines(source: str) -> Iterator[Line]:
    """Every block begins a paragraph."""
    edges = [-1, *(at for at, c in enumerate(source) if c == "\n"), len(source)]
    for before, end in pairwise(edges):
        if source[before + 1 : end].strip():
            yield Line(Span(before + 1, end), begins=True)
