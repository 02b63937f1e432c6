"""Any real plan → a local draft with planted losses and harmless edits, whose truth is certain.

    python -m tests.evaluation.planted [PLAN ...] [--misses]

The draft keeps the plan's clauses, reordered and renumbered, with names made local (全国→全市, 厅→局, 我省→我市).
About a third of the tasks suffer one loss, a quarter one harmless edit, the rest stay untouched. Everything is
drawn from a seeded generator: the same plan gives the same draft.
"""

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.core.model.clause import ClauseKind
from desktop.core.model.finding import Authority, Dimension, Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Comparison as Bound
from desktop.core.model.task import Quantity, Task
from desktop.core.readers.plain import read_plain
from desktop.core.text.flat import flat
from desktop.core.text.numbering import to_chinese
from desktop.core.text.runs import shared, stretches
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.pairs import plans

# A deleted task whose words stand elsewhere in runs of ECHO characters for more than this share is not missing.
ECHO = 4
SAID_AGAIN = 0.6

LOCAL = (
    ("全国", "全市"), ("我国", "我市"), ("我省", "我市"), ("全省", "全市"), ("我区", "我市"), ("全区", "全市"),
    ("自治区", "市"), ("省人力资源社会保障厅", "市人力资源社会保障局"), ("厅", "局"), ("本省", "本市"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plant:
    """What was done to one task. verdict: what it must get; dimension: the kind of loss (None: none or missing)."""

    kind: str
    verdict: Verdict
    dimension: Dimension | None = None


UNIT = "责任单位漏列"
UNITS_DROPPED = 0.2
_PLACES = re.compile(r"^(?:各|有关)|政府|管委会|园区|街道|乡镇")

Edit = Callable[[str, Side, Task, random.Random], str | None]


def _deleted(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    """Nothing is left; None where the plan says the task again elsewhere (in a heading, a guiding sentence)."""
    words = flat(text)
    rest = side.document.text[: task.span.start] + side.document.text[task.span.end :]
    again = shared(words, stretches(flat(rest), ECHO), ECHO)
    return None if again > SAID_AGAIN * len(words) else ""


# Each word with what may stand for it in a weaker draft, as officials write it; the words of several kinds of plan.
_WEAKER: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"全面推行|全面实施|全面落实|全面推广|全面开展", ("探索", "逐步推行", "鼓励开展", "在有条件的地方开展")),
    (
        r"大力(?=推行|推进|发展|支持|培育|实施)|深入(?=实施|推进)|加快(?=建设|推进|发展)",
        ("适度", "适时", "探索", "视情"),
    ),
    (r"严禁|(?<!不)禁止", ("一般不得", "不提倡", "尽量避免", "尽量减少")),
    (r"不得(?!不|少于|低于|超过|高于)", ("原则上不", "一般不", "不宜", "尽量不")),
    (r"严格(?=控制|执行|落实|管理|规范|遵守)", ("适当", "酌情", "参照")),
    (r"应当|必须|务必", ("鼓励", "可以", "一般应", "原则上应", "可视情况")),
    (r"确保|保证(?!金|人)", ("力争", "争取", "尽量做到", "努力做到", "根据财力")),
    (r"一律", ("一般", "原则上", "酌情")),
    (
        r"^(?=(?:实施|建立健全|建立|开展|推行|推进|落实|健全|完善|加强|制定|建设|强化|举办|构建))",
        ("探索", "研究", "适时", "逐步", "鼓励", "有条件的地方", "条件成熟时", "视财力情况", "适当", "尽力"),
    ),
)
# How far into a task its strength word stands, so that it governs the task.
_OPENING = 24


def _softened(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    fitting = [
        (found, weaker)
        for pattern, weaker in _WEAKER
        if (found := re.search(pattern, text)) is not None and found.start() <= _OPENING
    ]
    if not fitting:
        return None
    drawn = random.Random(text)  # of its own, so that another word here moves no other plant
    found, weaker = drawn.choice(fitting)
    return text[: found.start()] + drawn.choice(weaker) + text[found.end() :]


def _quantity(side: Side, task: Task) -> tuple[Quantity, int, int] | None:
    for quantity in task.quantities:
        if quantity.value >= 2:
            return quantity, quantity.span.start - task.span.start, quantity.span.end - task.span.start
    return None


def _renumbered(words: str, factor: float) -> str | None:
    digits = re.search(r"\d+(?:\.\d+)?", words)
    if digits is None:
        return None
    value = float(digits[0]) * factor
    written = str(max(1, round(value))) if value >= 1 else f"{value:.1f}"
    return None if written == digits[0] else words[: digits.start()] + written + words[digits.end() :]


def _lowered(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    found = _quantity(side, task)
    if found is None or found[0].comparison is Bound.CEILING:
        return None
    _, start, end = found
    changed = _renumbered(text[start:end], 0.6)
    return None if changed is None else text[:start] + changed + text[end:]


def _numberless(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    found = _quantity(side, task)
    if found is None:
        return None
    _, start, end = found
    return text[:start] + ("较高水平" if text[end - 1] == "%" else "一批") + text[end:]


def _vague(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    found = _quantity(side, task)
    if found is None or found[0].comparison is not Bound.FLOOR:
        return None
    _, start, end = found
    words = re.sub(r"不少于|不低于|至少|达到|超过|以上", "", text[start:end])
    return text[:start] + words + "左右" + text[end:] if words != text[start:end] else None


def _undated(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    if not task.deadlines:
        return None
    start, end = (place - task.span.start for place in (task.deadlines[0].span.start, task.deadlines[0].span.end))
    return text[:start] + text[end:].lstrip("，、")


def _delayed(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    for limit in task.deadlines:
        if limit.year is not None:
            start, end = limit.span.start - task.span.start, limit.span.end - task.span.start
            return text[:start] + text[start:end].replace(str(limit.year), str(limit.year + 2)) + text[end:]
    return None


def _shortened(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    for members in task.scope:
        inner = [member for member in members[1:-1] if len(member) >= 3]
        if len(members) >= 3 and inner:
            member = rng.choice(inner)
            start, end = member.start - task.span.start, member.end - task.span.start
            return text[:start] + text[end:].removeprefix("、")
    return None


def _halved(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    if len(task.parts) < 2:
        return None
    last = task.parts[-1]
    before = task.parts[-2].end - task.span.start
    return text[:before] if last.end == task.span.end and len(last) >= 6 else None


def _tightened(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    return text.replace("符合条件的", "具有博士学位且符合条件的", 1) if "符合条件的" in text else None


COLUMNS = ("标出", "判定对", "维度对")

LOSSES: dict[str, tuple[Edit, Verdict, Dimension | None]] = {
    "删去任务": (_deleted, Verdict.MISSING, None),
    "力度变软": (_softened, Verdict.WEAKENED, Dimension.MODALITY),
    "数字降低": (_lowered, Verdict.WEAKENED, Dimension.TARGET),
    "数字删去": (_numberless, Verdict.WEAKENED, Dimension.TARGET),
    "以上改左右": (_vague, Verdict.WEAKENED, Dimension.TARGET),
    "时限删去": (_undated, Verdict.WEAKENED, Dimension.DEADLINE),
    "时限推后": (_delayed, Verdict.WEAKENED, Dimension.DEADLINE),
    "列举缩短": (_shortened, Verdict.WEAKENED, Dimension.SCOPE),
    "举措减半": (_halved, Verdict.WEAKENED, Dimension.MEASURE),
    "条件收紧": (_tightened, Verdict.WEAKENED, Dimension.SCOPE),
}

LOST = (*LOSSES, UNIT)

_SYNONYMS = (
    ("建立健全", "健全完善"),
    ("加强", "强化"),
    ("推动", "推进"),
    ("开展", "组织开展"),
    ("促进", "推动"),
    ("支持", "大力支持"),
    ("完善", "健全完善"),
    ("提高", "提升"),
    ("加大", "持续加大"),
    ("引导", "积极引导"),
    ("培养", "培养造就"),
    ("建设", "建设打造"),
    ("必须", "应当"),
    ("利用", "运用"),
    ("制定", "制定出台"),
    ("落实", "贯彻落实"),
    ("扩大", "拓展"),
    ("高校", "高等院校"),
)


def _reworded(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    fitting = [pair for pair in _SYNONYMS if pair[0] in text]
    return text.replace(*rng.choice(fitting), 1) if fitting else None


def _reordered(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    for members in task.scope:
        if len(members) >= 3:
            first, second = members[-3] if len(members) > 3 else members[1], members[-2]
            if first == second:
                return None
            a, b = (m.start - task.span.start for m in (first, second))
            x, y = text[a : a + len(first)], text[b : b + len(second)]
            return text[:a] + y + text[a + len(first) : b] + x + text[b + len(second) :]
    return None


def _rephrased_floor(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    found = re.search(r"(\d{1,4})(人|期|家|个|名|项|所|场|次)以上", text)
    return (
        text[: found.start()] + f"不少于{to_chinese(int(found[1]))}{found[2]}" + text[found.end() :] if found else None
    )


def _raised(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    found = _quantity(side, task)
    if found is None or found[0].comparison is Bound.CEILING or found[0].unit == "%":
        return None
    _, start, end = found
    changed = _renumbered(text[start:end], 1.5)
    return None if changed is None else text[:start] + changed + text[end:]


def _detailed(text: str, side: Side, task: Task, rng: random.Random) -> str | None:
    return "结合我市产业实际，" + text


HARMLESS: dict[str, Edit] = {
    "同义改写": _reworded,
    "列举换序": _reordered,
    "以上改不少于": _rephrased_floor,
    "指标提高": _raised,
    "补充细节": _detailed,
}


@dataclass(frozen=True, slots=True)
class Planted:
    """A reference, the draft made of it, and what was done to each task (by task id)."""

    reference: Side
    draft: Side
    plants: dict[str, Plant]


def plant(path: Path, *, seed: int = 7) -> Planted:
    """Make a local draft of the plan in `path` with known losses."""
    rng = random.Random(f"{path.name} {seed}")
    reference = understand(read(path))
    text = reference.document.text
    counts: Counter[str] = Counter()
    plants: dict[str, Plant] = {}
    bodies: dict[str, list[str]] = defaultdict(list)
    by_clause = defaultdict(list)
    for passage in reference.passages:
        by_clause[passage.clause].append(passage)
    dropped = _units_dropped(reference, rng, plants)
    for clause in reference.outline.clauses:
        at = clause.body.start
        written = ""
        for task in by_clause[clause.id]:
            if task.id.endswith("-h") or task.span.start < at:
                continue
            words = text[task.span.start : task.span.end]
            gap = _without(text, Span(at, task.span.start), dropped)
            if task.measure and task.id not in plants:
                changed = _changed(words, reference, task, rng, counts, plants)
                if changed == "":
                    gap = gap.rstrip("，；") if gap.endswith(("，", "；")) else gap
                    at = task.span.end + (text[task.span.end : task.span.end + 1] in "，；" if not written else 0)
                    written += gap
                    continue
                words = changed
            written += gap + words
            at = task.span.end
        bodies[clause.id] = [written + _without(text, Span(at, max(at, clause.body.end)), dropped)]
    draft = _written(reference, bodies, rng)
    return Planted(reference, understand(read_plain(draft.encode(), f"草案_{path.name}")), plants)


def _units_dropped(reference: Side, rng: random.Random, plants: dict[str, Plant]) -> list[Span]:
    """The unit dropped from every fifth bracket of two units or more; the bracket's tasks are noted in `plants`."""
    answering: dict[Span, list[Task]] = defaultdict(list)
    for task in reference.tasks:
        # 各区县政府 and the like are other units in every place: whether one is missed there is not certain.
        if len(task.owners) > 1 and not _PLACES.search(task.owners[-1].span.of(reference.document.text)):
            answering[task.owners[-1].span].append(task)
    dropped = []
    for unit, tasks in answering.items():
        if rng.random() < UNITS_DROPPED and all(task.span.end <= unit.start for task in tasks):
            dropped.append(unit)
            for task in tasks:
                plants[task.id] = Plant(UNIT, Verdict.WEAKENED, Dimension.RESPONSIBILITY)
    return dropped


def _without(text: str, span: Span, dropped: Iterable[Span]) -> str:
    """The words at `span` without the units dropped and the mark before each."""
    words = span.of(text)
    for unit in dropped:
        if span.contains(unit):
            words = re.sub(rf"[、，；\s]*{re.escape(unit.of(text))}(?=[^、，；]*$)", "", words, count=1)
    return words


def _changed(
    words: str, side: Side, task: Task, rng: random.Random, counts: Counter[str], plants: dict[str, Plant]
) -> str:
    """The task's words with at most one edit, which is noted in `plants`; the rarest fitting kind first."""
    roll = rng.random()
    if roll < 0.36:
        fitting = [
            (kind, changed)
            for kind, (edit, *_) in LOSSES.items()
            if (changed := edit(words, side, task, rng)) is not None
        ]
        fitting = [(kind, changed) for kind, changed in fitting if changed != words]
        if not fitting:
            plants[task.id] = Plant("未改动", Verdict.COVERED)
            return words
        kind, changed = min(fitting, key=lambda entry: counts[entry[0]])
        _, verdict, dimension = LOSSES[kind]
        plants[task.id] = Plant(kind, verdict, dimension)
    elif roll < 0.62:
        fitting = [
            (kind, changed) for kind, edit in HARMLESS.items() if (changed := edit(words, side, task, rng)) is not None
        ]
        kind, changed = min(fitting, key=lambda entry: counts[entry[0]])
        plants[task.id] = Plant(kind, Verdict.COVERED)
    else:
        plants[task.id] = Plant("未改动", Verdict.COVERED)
        return words
    counts[kind] += 1
    return changed


def _written(reference: Side, bodies: dict[str, list[str]], rng: random.Random) -> str:
    """The draft's text: title, parts and clauses in a new order with new numbers, names made local."""
    lines = ["临江市" + re.sub(r"\s", "", reference.title) + "实施方案", ""]
    part = item = 0
    tops = list(reference.outline.children(None))
    middle = [clause for clause in tops if clause.kind is ClauseKind.NUMBERED]
    rng.shuffle(middle)
    for top in [*(c for c in tops if c.kind is not ClauseKind.NUMBERED), *middle]:
        if top.kind is ClauseKind.NUMBERED:
            part += 1
            lines.append(f"{to_chinese(part)}、{top.heading or '工作要求'}")
        lines += bodies[top.id]
        below = [clause for clause in reference.outline.clauses if _under(reference, clause.id, top.id)]
        for clause in below:
            item += 1
            lines += [f"（{to_chinese(item)}）{clause.heading or '工作任务'}。" + "".join(bodies[clause.id])]
    text = "\n".join(line for line in lines if line.strip())
    for before, after in LOCAL:
        text = text.replace(before, after)
    return re.sub(r"[，；]+(?=[。；\n])", "", re.sub(r"。[，；。]+", "。", text))


def _under(side: Side, clause: str, top: str) -> bool:
    parent = side.outline.by_id[clause].parent
    return parent is not None and (parent == top or _under(side, parent, top))


@dataclass
class Figures:
    """Counts over planted drafts; `by_kind`: kind → planted, found, right verdict, right dimension."""

    by_kind: dict[str, list[int]]
    misses: list[str]

    def share(self, kinds: Iterable[str], place: int) -> float:
        """Share of the plants of `kinds` that were found (1), rightly judged (2), rightly named (3)."""
        rows = [self.by_kind[kind] for kind in kinds if kind in self.by_kind]
        total = sum(row[0] for row in rows)
        return sum(row[place] for row in rows) / total if total else 0.0


def measure(planted: Iterable[Planted]) -> Figures:
    """Compare each pair and count."""
    figures = Figures(defaultdict(lambda: [0, 0, 0, 0]), [])
    for pair in planted:
        _count(compare(pair.reference, pair.draft), pair, figures)
    return figures


def _count(comparison: Comparison, pair: Planted, figures: Figures) -> None:
    for judgement in comparison.judgements:
        planted = pair.plants.get(judgement.task.id)
        if planted is None or judgement.authority is not Authority.LOCAL:
            continue
        row = figures.by_kind[planted.kind]
        row[0] += 1
        flagged = judgement.verdict in {Verdict.WEAKENED, Verdict.MISSING}
        named = planted.dimension is None or planted.dimension in {f.dimension for f in judgement.findings}
        row[1] += flagged
        row[2] += judgement.verdict is planted.verdict
        row[3] += judgement.verdict is planted.verdict and named
        if judgement.verdict is not planted.verdict or not named:
            found = [(f.dimension.value, comparison.reference.quote(f.reference)) for f in judgement.findings]
            quote = comparison.draft.quote(judgement.evidence[0].span) if judgement.evidence else ""
            words = comparison.reference.quote(judgement.task.span)
            figures.misses.append(f"{planted.kind} → {judgement.verdict} {found}\n    {words[:90]}\n    {quote[:90]}")


def main() -> None:
    """Print the table for the plans named, else for the seeds."""
    named = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    figures = measure(plant(path) for path in named or plans())
    for kind, (planted, flagged, right, exact) in sorted(figures.by_kind.items()):
        shares = (flagged / planted, right / planted, exact / planted)
        print(f"{kind:8} 植入 {planted:4}  " + "  ".join(map("{} {:.3f}".format, COLUMNS, shares)))
    losses = sum(figures.by_kind[kind][0] for kind in LOST if kind in figures.by_kind)
    print(
        f"损失 {losses} 处：" + " ".join(f"{name} {figures.share(LOST, at + 1):.3f}" for at, name in enumerate(COLUMNS))
    )
    print(f"误报：未改动 {figures.share(['未改动'], 1):.3f} 无害改动 {figures.share(HARMLESS, 1):.3f}")
    if "--misses" in sys.argv:
        print("\n".join(figures.misses))


if __name__ == "__main__":
    main()
