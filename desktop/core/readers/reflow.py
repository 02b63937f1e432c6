"""Text with broken lines, page breaks and other noise → the paragraphs that its author wrote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.model.document import ParagraphKind
from desktop.core.model.span import Span
from desktop.core.readers.assemble import UNPRINTABLE, Assembled, Draft, assemble
from desktop.core.readers.lines import Layout, Line, footnote_mark, is_contents, is_tabular, lay_out
from desktop.core.readers.run_on import split_run_on
from desktop.core.text.clause_number import clause_number
from desktop.core.text.segment import words

_SENTENCE_END = "。！？；："
_UNFINISHED = "，、（(《〈“‘—－"
_CLOSERS = "，。；：！？、）)》〉”’"
# What begins a paragraph without a clause number: "——坚持党管人才。", "专栏1", "附件：", "注：", "# 标题", "主送：",
# "本措施自2024年9月24日施行", "目录" alone.
_BEGINS = re.compile(
    r"——|－－|专栏\s*[\d一二三四五六七八九十]|附件|附表|注[：:]|#|\*\*|主送|抄送|<!--|[一二三四五六七八九十]是|目\s*录$"
    r"|本[\u4e00-\u9fff]{2,6}自\s*(?:\d{4}|印发|发布|公布|下发)"
)
# A bracket of responsible units belongs to the sentence before it: "…数字领域科研项目。\n（责任单位：省科技厅）".
_OWNERS = re.compile(r"[（(](?:责任|牵头|配合|主办|承办)(?:单位|部门)?[：:]")
_ENOUGH = 300  # characters at the end of a paragraph that tell whether it goes on
# These are words by themselves, so that the next one may begin with the same character: 鼓励在|在建项目.
_FUNCTION_WORDS = "的在和与为对以及中上下等从由向将把被或并按经各"
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”"}
_SIDE = {"(": "（", ")": "）"}


@dataclass(frozen=True, slots=True)
class Reflowed:
    """The mended text; `dropped` are stretches of the source that were left out on purpose."""

    assembled: Assembled
    dropped: tuple[Span, ...]


def reflow(source: str) -> Reflowed:
    """Mend plain text: see `join`, `_doubled`, and `run_on` for what is mended.

    Nothing but page numbers, characters set twice at a page border and unprintable characters is lost.
    """
    return reflow_lines(source, lay_out(source))


def reflow_lines(source: str, layout: Layout) -> Reflowed:
    """Mend the lines of `layout` into paragraphs."""
    made = _Paragraphs(source, layout)
    run: list[Line] = []
    for line in layout.lines:
        if isinstance(line, Line):
            run += split_run_on(source, line)
            continue
        made.take_lines(run)
        made.take_known(line)
        run = []
    made.take_lines(run)
    dropped = [*layout.dropped, *made.dropped]
    dropped += [Span(m.start(), m.end()) for m in UNPRINTABLE.finditer(source)]
    return Reflowed(assemble(source, [*made.drafts, *made.notes]), tuple(sorted(dropped)))


class _Paragraphs:
    """The paragraphs so far. notes: footnotes that stand in the middle of the last one, to follow it."""

    def __init__(self, source: str, layout: Layout) -> None:
        self.drafts: list[Draft] = []
        self.notes: list[Draft] = []
        self.dropped: list[Span] = []
        self._source, self._layout = source, layout
        self._open_end: Line | None = None
        self._after_note = False

    def take_known(self, draft: Draft) -> None:
        """A table row ends what is open; a footnote waits for its end."""
        if draft.kind is ParagraphKind.FOOTNOTE:
            self.notes.append(draft)
        else:
            self._end(draft)

    def take_lines(self, lines: Sequence[Line]) -> None:
        """Lines that follow one another."""
        source = self._source
        for line, is_row in zip(lines, _table_rows([line.span.of(source) for line in lines]), strict=True):
            text = line.span.of(source)
            if (mark := footnote_mark(text)) and mark in source[: line.span.start]:
                self.notes.append(Draft((line.span,), ParagraphKind.FOOTNOTE))
                self._after_note = True
            elif is_row:
                self._end(Draft((line.span,), ParagraphKind.TABLE_ROW))
            else:
                self._add(line)

    def _end(self, row: Draft) -> None:
        self.drafts += [*self.notes, row]
        self.notes, self._open_end, self._after_note = [], None, False

    def _add(self, line: Line) -> None:
        last = self._open_end
        if (
            last
            and self.drafts
            and _belongs(self._source, self.drafts[-1], last, line, self._layout, after_note=self._after_note)
        ):
            border = line.gap and not self._layout.wrapped
            self.drafts[-1], lost = _joined(self._source, self.drafts[-1], line, page_border=border)
            self.dropped += lost
        else:
            self.drafts += [*self.notes, Draft(line.fragments)]
            self.notes, self._after_note = [], False
        self._open_end = line


def _belongs(source: str, draft: Draft, last: Line, line: Line, layout: Layout, *, after_note: bool) -> bool:
    """Whether `line` goes on with the paragraph `draft`, whose last line is `last`."""
    text = line.span.of(source)
    before = _end(source, draft)
    if line.begins or is_contents(text) or is_contents(before) or _BEGINS.match(text) or clause_number(text):
        return False
    if after_note:
        return before[-1] not in _SENTENCE_END
    if before[-1] in _UNFINISHED or text[0] in _CLOSERS or _is_open(before) or _OWNERS.match(text):
        return True
    if layout.wrapped:
        ends = before[-1] in _SENTENCE_END and line.gap and not layout.airy
        return last.full and not ends
    return line.gap and _is_cut(before, text)


def _end(source: str, draft: Draft) -> str:
    """The last words of a paragraph: as much as tells how it ends, whole where it is short."""
    kept = ""
    for fragment in reversed(draft.fragments):
        kept = fragment.of(source) + kept
        if len(kept) >= _ENOUGH:
            break
    return kept


def _is_cut(before: str, text: str) -> bool:
    """Whether a page break cut a sentence of running text in two: "…人才市场，支" "持北京、上海…"."""
    prose = len(before) >= 20 and any(mark in before for mark in "，。；")
    return prose and before[-1] not in _SENTENCE_END + "）)”》" and text[-1] in _SENTENCE_END + "）)”"


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation mark of `text` is still open at its end."""
    waiting: list[str] = []
    for c in text[-200:]:
        if c in _PAIRS:
            waiting.append(_SIDE.get(_PAIRS[c], _PAIRS[c]))
        elif waiting and _SIDE.get(c, c) == waiting[-1]:
            waiting.pop()
    return bool(waiting)


def _joined(source: str, draft: Draft, line: Line, *, page_border: bool) -> tuple[Draft, list[Span]]:
    """The paragraph with one more line, and what was set twice at the border."""
    last = draft.fragments[-1]
    twice = _doubled(last.of(source), line.span.of(source)) if page_border else 0
    kept = (*draft.fragments[:-1], Span(last.start, last.end - twice), *line.fragments)
    return Draft(kept, draft.kind), [Span(last.end - twice, last.end)] if twice else []


def _doubled(before: str, after: str) -> int:
    """How many characters at the end of `before` stand again at the beginning of `after` by mistake.

    Conversions repeat a word at a page border: "…给予支持。（责" "责任单位：…", "纳入劳" "劳动保障…". One character
    may well be said twice (提高|高层次, 让人|人都能): it counts only where it is cut off from a word that
    begins behind the border, 劳|劳动.
    """
    for length in (4, 3, 2):
        tail = before[-length:]
        if len(before) >= length and after.startswith(tail) and all("\u4e00" <= c <= "\u9fff" for c in tail):
            return length
    c = before[-1:]
    if c != after[:1] or not "\u4e00" <= c <= "\u9fff" or c in _FUNCTION_WORDS:
        return 0
    near = before[-12:]
    tokens = words(near + after[:12])
    at = 0
    for token, following in pairwise(tokens):
        if at == len(near) - 1:
            return 1 if token == c and len(following) > 1 else 0
        at += len(token)
    return 0


def _table_rows(texts: list[str]) -> list[bool]:
    """Which lines are table rows: those with cells, and single cells between two of them ("一、人才规模")."""
    tabular = [is_tabular(text) for text in texts]
    rows = []
    for at, is_row in enumerate(tabular):
        beside = tabular[at - 1 : at] + tabular[at + 1 : at + 2]
        rows.append((is_row and (any(beside) or texts[at].count("\t") > 1)) or (beside == [True, True]))
    return rows
