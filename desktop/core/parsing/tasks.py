"""A document's clauses → passages: tasks, headings and other statements, each with what it says.

A reader cuts a sentence where a measure begins that could be carried or dropped on its own: at a comma
before a verb. What only says by which means (依托…), for which purpose (助力…) or under which condition
(…的，) stays with its measure. Two measures in one sentence stand alone where both say enough
(建设…示范基地，支持…创业); else, and where they share a subject and its modal (学校应加强…，支持…), they are one task
of two parts. From three on each stands alone.
"""

import re
from dataclasses import dataclass, replace
from itertools import count, pairwise

from desktop.core.model.clause import Clause, ClauseKind, Outline
from desktop.core.model.document import Document
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.parsing.modality import strength
from desktop.core.parsing.owners import brackets, owners
from desktop.core.parsing.quantities import deadlines, quantities
from desktop.core.parsing.roles import (
    acts_inside,
    behind_modal,
    opens_with_action,
    opens_with_modal,
    role,
    without_adverbs,
    words_of_measures,
)
from desktop.core.parsing.scope import lists
from desktop.core.parsing.sentences import segments, sentences, trimmed
from desktop.core.parsing.task_table import TaskRow, divided, task_rows

# A sentence with this many independent measures is cut into them; below, it stays one task with parts.
CUT_FROM = 3
# Two measures of at least so many characters each say enough to be carried or dropped alone.
LONG_MEASURE = 8
# (一) 1. ① 一是 at the front of a list's item.
_ITEM = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳]|[一二三四五六七八九十]是)\s*")
_LEAD_AND_ITEM = re.compile(rf"(?P<lead>[^：:]*[：:])(?={_ITEM.pattern})")
_LISTED = re.compile(r"(?:下列|以下)([^，：:\n]{2,})")
# 义务教育 is the shortest task met; fewer characters are a label.
SHORTEST = 4
# 农户和农业企业可通过…获得…: a norm, whatever its verb.
_NORM = re.compile(r"(?:应当|应|须|可以|可|不得)(?:按|通过|从|向|以|由|结合|给予|适当|当|将|在|对)")
# …，应及时动用储备粮; …名单，要报上级备案: the same behind whom or what it is put to. Not 主要, 需要, 应急.
_DUTY = re.compile(
    r"^[^。；]{0,40}?(?:应当|必须|务必|不得|严禁|(?<![相对适响反效供回顺因])应(?!急|用|对|届|收|变|聘|邀|力|激|付|税|运)"
    r"|(?<![主重需首必只不紧简纪提摘概切想将就若])要(?!求|素|点|件|闻|义|约|塞|道|害|么|是|不))"
)
# A sentence's end, inside its span or behind it.
_CLOSED = re.compile(r"[^\n]?[。；;！：:]")
# 重大问题及时向国务院报告: a duty without any strength word.
_REPORT = re.compile(r"(?:及时|定期|随时|立即|尽快|按时)(?:向|报|将|对)")


def parse_passages(document: Document, outline: Outline) -> tuple[Task, ...]:
    """The passages of a document, in order: everything a task of another document may be found in.

    The measures among them (`Task.measure`) are the document's tasks. Ids are clause id and number in the
    clause ("2.1-3"), headings "2.1-h".
    """
    passages: list[Task] = []
    rows = task_rows(document)
    for clause in outline.clauses:
        passages += clause_passages(document.text, clause, rows)
    return tuple(passages)


def clause_passages(text: str, clause: Clause, rows: tuple[TaskRow, ...]) -> list[Task]:
    """The passages of one clause; nothing outside of its span but the rows of tables is looked at."""
    made: list[Task] = []
    heading = trimmed(text, Span(clause.span.start, clause.body.start))
    if clause.heading and len(heading):
        place = text.find(clause.heading, heading.start, heading.end)
        span = Span(place, place + len(clause.heading)) if place >= 0 else heading
        made.append(passage(text, f"{clause.id}-h", clause, span, span, (span,), measure=False))
    before = len(made)
    for part in divided(clause.body, rows):
        number = len(made) - before
        if isinstance(part, TaskRow):
            made += _row_passages(text, clause, part, number)
        else:
            made += _running_passages(text, clause, part, number)
    return made


def _row_passages(text: str, clause: Clause, row: TaskRow, number: int) -> list[Task]:
    """What a row of a task table belongs to, and its one task; `number`: how many passages stand before it."""
    ids = (f"{clause.id}-{at}" for at in count(number + 1))
    made = [passage(text, next(ids), clause, label, label, (label,), measure=False) for label in row.labels]
    if row.words:
        said = [sentence for words in row.words for sentence in sentences(text, words)]
        parts = tuple(part for sentence in said for group in _cut(text, sentence) for part in group) or row.words
        core = tuple(segment for sentence in said for segment in _core(text, sentence))
        span = Span(row.words[0].start, row.words[-1].end)
        task = passage(text, next(ids), clause, span, span, parts, measure=sum(map(len, row.words)) >= SHORTEST)

        def inside(place: Span) -> bool:
            return any(words.contains(place) for words in row.words)

        made.append(
            replace(
                task,
                core=core,
                strengths=tuple(strength(text, segment) for segment in core),
                owners=row.owners,
                quantities=tuple(one for one in task.quantities if inside(one.span)),
                deadlines=(*row.deadlines, *(one for one in task.deadlines if inside(one.span))),
            )
        )
    return made


def _running_passages(text: str, clause: Clause, body: Span, number: int) -> list[Task]:
    """The passages of running text; `number`: how many of the clause stand before it."""
    made: list[Task] = []
    named = brackets(text, body)
    waiting: list[int] = []
    for unit in _lists_joined(text, _units(text, body, named)):
        for group in unit.groups or _cut(text, unit.span):
            number += 1
            span = Span(group[0].start, group[-1].end)
            one = passage(text, f"{clause.id}-{number}", clause, span, unit.sentence, group, measure=False)
            waiting.append(len(made))
            made.append(replace(one, measure=True) if unit.measure and _is_measure(text, one, clause) else one)
        following = [bracket for bracket in named if _follows(text, unit.span, bracket)]
        if following:
            units = owners(text, following[0])
            made = [replace(p, owners=units) if i in waiting else p for i, p in enumerate(made)]
            waiting = []
    return made


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or a stretch of it between semicolons.

    groups: its tasks where they are known already (a list kept whole); () to be cut.
    """

    span: Span
    sentence: Span
    measure: bool = True
    groups: tuple[tuple[Span, ...], ...] = ()


def _follows(text: str, span: Span, bracket: Span) -> bool:
    """Whether nothing but marks and blanks stands between a sentence and the bracket that answers for it."""
    return span.end <= bracket.start and not text[span.end : bracket.start].strip("。；，,;. \t\n\u3000")


def _units(text: str, body: Span, named: tuple[Span, ...]) -> list[_Unit]:
    """A clause's body without the brackets of responsible units → its units; a list's lead ends at its colon."""
    found: list[_Unit] = []
    start = body.start
    for bracket in (*named, Span(body.end, body.end)):
        for sentence in sentences(text, Span(start, max(start, bracket.start))):
            for half in _halves(text, sentence):
                lead = _LEAD_AND_ITEM.match(half.of(text))
                cuts = [half.start, half.start + lead.end("lead"), half.end] if lead else [half.start, half.end]
                found += [_Unit(trimmed(text, Span(*cut)), sentence) for cut in pairwise(cuts)]
        start = max(start, bracket.end)
    return [unit for unit in found if any(c.isalnum() for c in unit.span.of(text))]


def _halves(text: str, sentence: Span) -> list[Span]:
    """A sentence's stretches between semicolons; one that only puts a worse case (；拒不改正的，…) stays joined."""
    halves: list[Span] = []
    for half in segments(text, sentence, "；;"):
        first = segments(text, half)[0].of(text)
        if halves and first.startswith(words_of_measures().worse_cases):
            halves[-1] = Span(halves[-1].start, half.end)
        else:
            halves.append(half)
    return halves


def _lists_joined(text: str, units: list[_Unit]) -> list[_Unit]:
    """Units with lists understood: 下列情形之一：(一)…(二)… is one task; 下列服务：(一)…(二)… is one each.

    Circumstances, conditions and the like bind only together; services, duties and measures could be
    dropped one by one, and their lead alone says nothing.
    """
    joined: list[_Unit] = []
    at = 0
    while at < len(units):
        lead = units[at]
        last = at
        while last + 1 < len(units) and _ITEM.match(units[last + 1].span.of(text)):
            last += 1
        window = lead.span.of(text)
        if last == at or not window.endswith(("：", ":")):
            joined.append(_without_number(text, lead))
            at += 1
        elif any(word in _listed(lead.sentence.of(text)) for word in words_of_measures().circumstances):
            while joined and joined[-1].sentence == lead.sentence and not joined[-1].groups:
                lead = joined.pop()  # 依法给予处分；构成犯罪的，追究刑事责任：(一)… is one rule
            whole = Span(lead.span.start, units[last].span.end)
            joined.append(_Unit(whole, whole, groups=((whole,),)))
            at = last + 1
        else:
            joined.append(replace(lead, measure=False))
            items = [_without_number(text, item) for item in units[at + 1 : last + 1]]
            joined += [replace(item, groups=((item.span,),)) for item in items]
            at = last + 1
    return joined


def _listed(lead: str) -> str:
    """What a lead says is listed: 政府投资项目 of 对下列政府投资项目，可以…：; all of it where it names nothing."""
    named = _LISTED.search(lead)
    return named[1] if named else lead


def _without_number(text: str, unit: _Unit) -> _Unit:
    number = _ITEM.match(unit.span.of(text))
    if number is None or number.end() == len(unit.span):
        return unit
    return replace(unit, span=trimmed(text, Span(unit.span.start + number.end(), unit.span.end)))


def _cut(text: str, sentence: Span) -> list[tuple[Span, ...]]:
    """A sentence without semicolons → tasks as parts."""
    parts: list[Span] = []
    alone: list[bool] = []  # whether a part is a measure that readers count by itself
    carried = False  # whether the part that grows has its action already
    before = ""
    for segment in segments(text, sentence):
        window = segment.of(text)
        kind = role(window)
        if not parts or (carried and kind in {"action", "means", "lead"}):
            parts.append(segment)
            alone.append(bool(kind == "means" and len(parts) > 1) or _stands_alone(window, kind))
            carried = kind == "action"
        else:
            parts[-1] = Span(parts[-1].start, segment.end)
            # 加大创业培训力度，促进…创业: an announcement with nothing but a purpose behind it is the measure.
            carried = carried or kind == "action" or (before == "lead" and kind == "purpose")
        before = kind
    if not carried and len(parts) > 1:  # means without an action at the end belong to what stands before
        parts[-2:] = [Span(parts[-2].start, parts[-1].end)]
        alone.pop()
    several = any(alone) or all(len(part) >= LONG_MEASURE for part in parts)
    several = several and behind_modal(sentence.of(text)) is None
    if several or len(parts) >= CUT_FROM or _opens_with_attitude(text, parts):
        return [(part,) for part in parts]
    return [tuple(parts)] if parts else []


def _opens_with_attitude(text: str, parts: list[Span]) -> bool:
    """Whether the first part only says how the work is seen (提高政治站位，深刻认识…), and the measure follows."""
    return bool(parts) and any(attitude in parts[0].of(text) for attitude in words_of_measures().attitudes)


def _stands_alone(window: str, kind: str) -> bool:
    """Whether a measure is counted by itself even beside one other.

    One with means of its own (依托平台加大共享力度, 将…纳入…) and one that issues a rule or list (发布数字职业).
    """
    rest = without_adverbs(window)
    return kind == "action" and (rest.startswith((*words_of_measures().prepositions, *words_of_measures().rules)))


def _is_measure(text: str, one: Task, clause: Clause) -> bool:
    """Whether a passage deploys something, rather than announce, define, cite or explain.

    In an article (第X条) every sentence that is no such statement is a norm. In a guiding sentence
    (以…为指导，…) only what is dated or counted is a task: 用3年左右时间，扎实开展…专项行动; before the first
    number only what is counted. A target needs no verb: 综合机械化率达到70%.
    """
    words = words_of_measures()
    window, whole = one.span.of(text), one.sentence.of(text)
    targets = bool(one.quantities)
    if clause.kind is ClauseKind.LEAD:
        return targets and not whole.startswith(words.openers)
    if clause.kind is ClauseKind.WHOLE and not _CLOSED.match(text, one.sentence.end - 1):
        return False  # a heading that has no number
    if whole.startswith(words.guiding):
        return targets or bool(one.deadlines)
    if _announces(whole) or (window.endswith(("：", ":")) and _LISTED.search(window) and not targets):
        return False  # 重点做好以下工作：
    if clause.number.endswith("条"):
        return len(window) >= SHORTEST
    said = [segment.of(text) for half in segments(text, one.span, "；;") for segment in segments(text, half)]
    if any(attitude in window for attitude in words.attitudes):  # what stands beside an attitude may still be a task
        said = [segment for segment in said if not any(attitude in segment for attitude in words.attitudes)]
        window = "，".join(said)
    roles = {role(segment) for segment in said}
    # A purpose with nothing before it is a measure itself: 优化公共就业服务。
    acts = bool(roles & {"action", "lead"}) or opens_with_action(window) or acts_inside("  " + window)
    acts = acts or any(pattern.search(window) for pattern in (_NORM, _DUTY, _REPORT))
    return (acts or targets) and len(window) >= SHORTEST


def _announces(sentence: str) -> bool:
    """Whether a sentence only says on what ground a document is issued, what its words mean, from when it holds."""
    words = words_of_measures()
    if any(pattern in sentence for pattern in words.patterns):
        return True
    if not sentence.startswith(words.openers):
        return False
    return not sentence.startswith(words.grounds) or any(word in sentence for word in words.issuing)


def passage(
    text: str, identity: str, clause: Clause, span: Span, sentence: Span, parts: tuple[Span, ...], *, measure: bool
) -> Task:
    """The passage at `span` with all that it says, responsible units aside: a bracket may name them for several."""
    return Task(
        identity,
        clause.id,
        span,
        sentence,
        strength(text, span),
        measure=measure,
        parts=parts,
        quantities=quantities(text, span),
        deadlines=deadlines(text, span),
        scope=lists(text, span),
        core=(core := _core(text, span)),
        strengths=tuple(strength(text, segment) for segment in core),
    )


def _core(text: str, span: Span) -> tuple[Span, ...]:
    """The segments of a passage that act; all of them where none does, and of a list that binds together."""
    halves = segments(text, span, "；;")
    every = [segment for half in halves for segment in segments(text, half)]
    if any(_ITEM.match(half.of(text)) for half in halves[1:]):
        return tuple(every)
    acting = tuple(one for one in every if role(one.of(text)) in {"action", "lead"} or opens_with_modal(one.of(text)))
    return acting or tuple(every)
