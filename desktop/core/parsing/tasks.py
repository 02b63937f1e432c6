"""A document's clauses → passages: tasks, headings and other statements, each with what it says.

A reader cuts a sentence where a measure begins that could be carried or dropped on its own: at a comma
before a verb. What only says by which means (依托…), for which purpose (助力…) or under which condition
(…的，) stays with its measure. Two measures in one sentence are one task of two parts (加强…建设，支持…创业);
from three on, or where the second brings its own means, each stands alone.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from desktop.core import resources
from desktop.core.model.clause import Clause, ClauseKind, Outline
from desktop.core.model.document import Document
from desktop.core.model.span import Span
from desktop.core.model.task import Owner, Task
from desktop.core.parsing.modality import strength
from desktop.core.parsing.owners import brackets, owners
from desktop.core.parsing.quantities import deadlines, quantities
from desktop.core.parsing.scope import lists
from desktop.core.parsing.sentences import segments, sentences, trimmed

LEXICON = "lexicon/actions.toml"
# A sentence with this many independent measures is cut into them; below, it stays one task with parts.
CUT_FROM = 3
# A lead sentence before a list (下列…：) whose items are circumstances, not measures of their own.
LONGEST_LEAD = 16
# 培养一批…人才, 投成一批…企业 behind a measure say what comes of it.
_RESULT = re.compile(r"(?:培养|造就|打造|建成|投成|形成|涌现)(?:出)?(?:一批|一支|更多|大批)")
# 支持行业企业、职业院校等: who is to act, without what; the verb follows behind the comma.
_PIVOT = re.compile(r"(?:支持|鼓励|引导|指导|组织|动员|发动)[^，]*等$")


@dataclass(frozen=True, slots=True)
class _Words:
    actions: tuple[str, ...]
    adverbs: tuple[str, ...]
    prepositions: tuple[str, ...]
    purposes: tuple[str, ...]
    continuations: tuple[str, ...]
    means_endings: tuple[str, ...]
    lead_endings: tuple[str, ...]
    support_endings: tuple[str, ...]
    openers: tuple[str, ...]
    patterns: tuple[str, ...]


@cache
def _words() -> _Words:
    """The word lists of the lexicon, the longest words first."""
    data = resources.table(LEXICON)

    def ordered(words: list[str]) -> tuple[str, ...]:
        return tuple(sorted(set(words), key=lambda word: (-len(word), word)))

    function = data["function"]
    return _Words(
        ordered([word for group in data["group"].values() for word in group]),
        ordered(function["adverbs"]),
        ordered(function["prepositions"]),
        ordered(function["purposes"]),
        ordered(function["continuations"]),
        ordered(function["means_endings"]),
        ordered(function["lead_endings"]),
        ordered(function["support_endings"]),
        ordered(data["statement"]["openers"]),
        ordered(data["statement"]["patterns"]),
    )


def parse_passages(document: Document, outline: Outline) -> tuple[Task, ...]:
    """The passages of a document, in order: everything a task of another document may be found in.

    The measures among them (`Task.measure`) are the document's tasks. Ids are clause id and number in the
    clause ("2.1-3"), headings "2.1-h".
    """
    passages: list[Task] = []
    for clause in outline.clauses:
        passages += _clause_passages(document.text, clause)
    return tuple(passages)


def _clause_passages(text: str, clause: Clause) -> list[Task]:
    made: list[Task] = []
    heading = trimmed(text, Span(clause.span.start, clause.body.start))
    if clause.heading and len(heading):
        place = text.find(clause.heading, heading.start, heading.end)
        span = Span(place, place + len(clause.heading)) if place >= 0 else heading
        made.append(_passage(text, f"{clause.id}-h", clause.id, span, span, measure=False))
    named = brackets(text, clause.body)
    number = 0
    waiting: list[int] = []
    for sentence in _sentences_between(text, clause.body, named):
        for group in _groups(text, sentence):
            number += 1
            span = Span(group[0].start, group[-1].end)
            measure = _is_measure(text, span, sentence, clause)
            waiting.append(len(made))
            made.append(_passage(text, f"{clause.id}-{number}", clause.id, span, sentence, measure=measure, parts=group))
        following = [bracket for bracket in named if _follows(text, sentence, bracket, clause.body)]
        if following:
            units = owners(text, following[0])
            made = [replace(p, owners=units) if i in waiting else p for i, p in enumerate(made)]
            waiting = []
    return made


def _follows(text: str, sentence: Span, bracket: Span, body: Span) -> bool:
    """Whether nothing but marks and blanks stands between a sentence and the bracket that answers for it."""
    return sentence.end <= bracket.start and not text[sentence.end : bracket.start].strip("。；，,;. \t\n\u3000")


def _sentences_between(text: str, body: Span, named: tuple[Span, ...]) -> list[Span]:
    """The sentences of a clause's body without the brackets of responsible units."""
    found: list[Span] = []
    start = body.start
    for bracket in (*named, Span(body.end, body.end)):
        if bracket.start > start:
            found += sentences(text, Span(start, bracket.start))
        start = max(start, bracket.end)
    return [sentence for sentence in found if any(c.isalnum() for c in sentence.of(text))]


def _groups(text: str, sentence: Span) -> list[tuple[Span, ...]]:
    """A sentence → its tasks, each as its parts (measures with their means and purposes), in order."""
    made: list[tuple[Span, ...]] = []
    for half in segments(text, sentence, "；;"):
        made += _cut(text, half)
    return made


def _cut(text: str, sentence: Span) -> list[tuple[Span, ...]]:
    """A sentence without semicolons → tasks as parts."""
    parts: list[Span] = []
    means_first: list[bool] = []  # whether a part opens with means of its own
    carried = False  # whether the part that grows has its action already
    for segment in segments(text, sentence):
        role = _role(segment.of(text))
        if not parts or (carried and role in {"action", "means", "lead"}):
            parts.append(segment)
            means_first.append(role == "means")
            carried = role == "action"
        else:
            parts[-1] = Span(parts[-1].start, segment.end)
            carried = carried or role == "action"
    if not carried and len(parts) > 1:  # means without an action at the end belong to what stands before
        parts[-2:] = [Span(parts[-2].start, parts[-1].end)]
        means_first.pop()
    if len(parts) >= CUT_FROM or (len(parts) == 2 and means_first[1]):
        return [(part,) for part in parts]
    return [tuple(parts)] if parts else []


def _role(window: str) -> str:
    """What a comma segment is to its sentence.

    action: a measure begins. means: by which means, for whom, when; waits for its action. lead: an
    announcement that waits for the measure behind it (加大…力度，引进…; 支持企业、院校等，加强…).
    purpose, continuation: belong to what stands before.
    """
    words = _words()
    if window.startswith(words.continuations) and not _opens_with_action(window):
        return "continuation"
    if window.endswith(words.means_endings):
        return "means"
    if window.startswith(words.purposes) or _RESULT.match(window):
        return "purpose"
    if window.startswith("为") and window.endswith(words.support_endings):
        return "purpose"
    if _without_adverbs(window).startswith(words.prepositions):
        return "action" if _acts_inside(window) else "means"
    if _has_modal_subject(window):
        return "action"
    if not _opens_with_action(window):
        return "continuation"
    if window.endswith(words.lead_endings) and len(window) <= LONGEST_LEAD or _PIVOT.match(window):
        return "lead"
    return "action"


def _without_adverbs(window: str) -> str:
    """What is left behind the adverbs at the front (重点围绕… → 围绕…)."""
    words = _words()
    rest = window
    for _ in range(4):
        adverb = next((word for word in words.adverbs if rest.startswith(word)), None)
        if adverb is None or rest.startswith(words.prepositions):
            break
        rest = rest[len(adverb) :]
    return rest


def _opens_with_action(window: str) -> bool:
    """Whether an action verb stands at the front, behind nothing but adverbs."""
    words = _words()
    return window.startswith(words.actions) or _without_adverbs(window).startswith(words.actions)


# 将…纳入…, 在…增设…, 对…给予…, 为…提供…, 依托…开展…: means and action in one segment.
_INNER = (
    "纳入", "列入", "开展", "提供", "给予", "增设", "设立", "设置", "专设", "实行", "实施", "建立", "加大", "加强", "落实", "建设", "推进", "推动",
    "开设", "举办", "培养", "培育", "发放", "支持", "享受", "突出", "办理", "进行", "予以", "制定", "编制", "完善", "倾斜", "发展", "引进", "组织",
    "申请", "提升", "打造", "推广", "公布", "公开", "发布", "使用", "追究", "实现", "负责", "确定", "报送", "明确", "安排", "拓展", "鼓励", "引导",
    "加快", "投向", "采取", "认定", "审批", "审查", "编报", "提交", "提出", "告知", "免收", "减免", "处",
)  # fmt: skip


def _acts_inside(window: str) -> bool:
    return any(verb in window[2:] for verb in _INNER)


def _has_modal_subject(window: str) -> bool:
    """企业应按规定…, 财政部门要确保…, 居住证持有人应当…: a subject, a modal, a verb."""
    for modal in ("应当", "不得", "必须", "可以", "要", "应", "须", "可", "负责", "依法"):
        at = window.find(modal)
        if 1 < at <= 40:
            return True
    return False


def _is_measure(text: str, span: Span, sentence: Span, clause: Clause) -> bool:
    """Whether a passage deploys something, rather than announce, define, cite or explain."""
    if clause.kind is ClauseKind.LEAD:
        return False
    words = _words()
    window, whole = span.of(text), sentence.of(text)
    if whole.startswith(words.openers) or any(pattern in whole for pattern in words.patterns):
        return False
    return len(window) >= 4 and (_opens_with_action(window) or _acts_inside("  " + window) or _has_modal_subject(window))


def _passage(
    text: str,
    identity: str,
    clause: str,
    span: Span,
    sentence: Span,
    *,
    measure: bool,
    parts: tuple[Span, ...] = (),
    units: tuple[Owner, ...] = (),
) -> Task:
    return Task(
        identity,
        clause,
        span,
        sentence,
        strength(text, span),
        measure=measure,
        parts=parts or (span,),
        quantities=quantities(text, span),
        deadlines=deadlines(text, span),
        owners=units,
        scope=lists(text, span),
    )
