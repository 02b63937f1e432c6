"""Any real plan → two rounds of a local draft of it, and which of the plan's tasks the second words otherwise.

    python -m tests.evaluation.revisions [FOLDER] [--count N] [--real] [--misses]

Of each plan (the seeds; with FOLDER, the texts in it too) a first draft is made with some losses, then revisions of it:
sentences reworded, put back as the plan has them or dropped, numbers changed, sentences and clauses put in, clauses and
parts moved and all renumbered. Something is decided about every task; what is open again in the next round is laid
beside what was really changed. With --real, real drafts of the evaluated pairs are revised instead, which their authors
wrote afresh: changed are the tasks whose best passage was edited; those shown with a further passage or a sentence that
was are left out, for nobody knows. Everything is drawn from a seeded generator.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from desktop.core.errors import ReadError
from desktop.core.model.clause import ClauseKind
from desktop.core.model.finding import Authority, Verdict
from desktop.core.model.project import DecisionKind, Project, Source
from desktop.core.model.review import Side
from desktop.core.model.task import Task
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.core.text.numbering import to_chinese
from desktop.services.pipeline import compare, read, understand
from desktop.services.review import ReviewSession
from desktop.services.rounds import changes, next_round
from tests.evaluation.pairs import SEEDS, GoldPair, practice_pairs, seed_pairs
from tests.evaluation.planted import HARMLESS, LOCAL, LOSSES

LEAST = 12  # tasks: a text with fewer is no plan
LOST, KEPT = 0.25, 0.68  # shares of tasks with a loss in the first draft; of those left alone in a revision
SENTENCES = ("建立工作台账，定期通报进展情况。", "设立专门服务窗口，实行首问负责。", "每季度召开一次协调会议。")
CLAUSE = "打造特色街区。结合老城改造，建设三条夜间经济示范街区，完善停车和照明设施。"
BESIDE = "beside"  # something that is shown for the task was edited, perhaps not what carries it
SHARES = ("reworded", "numbers", "dropped", "restored")


@dataclass
class Written:
    """A local draft as it is written.

    words: task id → its words, None where it was left out. order: the plan's parts, and under each its clauses, by id.
    added: clause id → sentences at its end; "" for a clause of its own at the end of the last part.
    """

    words: dict[str, str | None]
    order: list[tuple[str, list[str]]]
    added: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Revision:
    """Two rounds of a draft of `reference`. changed: task id → what was done; all others are as they were."""

    reference: Side
    first: Side
    second: Side
    changed: dict[str, str]


class Author:
    """Writes drafts of one plan."""

    def __init__(self, plan: Side) -> None:
        """plan: what the drafts carry out."""
        self.plan = plan
        self._by_clause: dict[str, list[Task]] = defaultdict(list)
        for passage in plan.passages:
            self._by_clause[passage.clause].append(passage)

    def first(self, rng: random.Random) -> Written:
        """The plan's own order, some tasks with a loss, some with a harmless edit."""
        words: dict[str, str | None] = {}
        for task in self.plan.tasks:
            said, roll = self.plan.quote(task.span), rng.random()
            kinds = LOSSES if roll < LOST else HARMLESS if roll < 2 * LOST else {}
            words[task.id] = self._edited(said, task, list(kinds), rng)
        tops = [clause for clause in self.plan.outline.children(None) if clause.kind is not ClauseKind.LEAD]
        under = {top.id: [c.id for c in self.plan.outline.clauses if self._under(c.id, top.id)] for top in tops}
        return Written(words, [(top.id, under[top.id]) for top in tops])

    def revised(self, before: Written, rng: random.Random) -> tuple[Written, dict[str, str]]:
        """The next round, and what was done to which task."""
        words, done = dict(before.words), {}
        written = {clause for top, below in before.order for clause in (top, *below)}
        for task in self.plan.tasks:
            if task.clause not in written or rng.random() < KEPT or self._said_again(task, rng):
                continue
            kind = rng.choice(SHARES)
            made = self._changed(kind, task, before.words[task.id], rng)
            if made != words[task.id]:
                words[task.id], done[task.id] = made, kind
        order = [(top, list(below)) for top, below in before.order]
        for _, below in order:
            if len(below) > 2 and rng.random() < 0.5:
                below.insert(rng.randrange(len(below)), below.pop(rng.randrange(len(below))))
        if len(order) > 2 and rng.random() < 0.3:
            order.insert(0, order.pop(rng.randrange(1, len(order))))
        holding = sorted({task.clause for task in self.plan.tasks})
        added = {clause: [rng.choice(SENTENCES)] for clause in rng.sample(holding, min(2, len(holding)))}
        if rng.random() < 0.5:
            added[""] = [CLAUSE]
        return Written(words, order, added), done

    def _said_again(self, task: Task, rng: random.Random) -> bool:
        """Whether the plan says a task twice: with one of the two worded otherwise a draft still says it as before."""
        return LOSSES["删去任务"][0](self.plan.quote(task.span), self.plan, task, rng) is None

    def _changed(self, kind: str, task: Task, said: str | None, rng: random.Random) -> str | None:
        own = self.plan.quote(task.span)
        if kind == "restored" or said is None:
            return own
        if kind == "dropped":
            return None
        if kind == "numbers" and said == own:
            return self._edited(said, task, ["数字降低", "指标提高", "时限推后"], rng)
        return self._edited(said, task, ["同义改写"], rng)

    def _edited(self, said: str, task: Task, kinds: list[str], rng: random.Random) -> str | None:
        """The words with one edit of these kinds; as they are where none fits."""
        edits = {**HARMLESS, **{kind: edit for kind, (edit, *_) in LOSSES.items()}}
        made = [edits[kind](said, self.plan, task, rng) for kind in kinds]
        fitting = [one for one in made if one is not None and one != said]
        return (rng.choice(fitting) or None) if fitting else said

    def _under(self, clause: str, top: str) -> bool:
        parent = self.plan.outline.by_id[clause].parent
        return parent is not None and (parent == top or self._under(parent, top))

    def _body(self, clause_id: str, written: Written) -> str:
        """A clause's body: what stands between the tasks stays, a task that is left out takes its comma along."""
        clause, text, made = self.plan.outline.by_id[clause_id], self.plan.document.text, ""
        at = clause.body.start
        for task in self._by_clause[clause_id]:
            if task.id.endswith("-h") or task.span.start < at:
                continue
            gap, words = text[at : task.span.start], written.words.get(task.id, self.plan.quote(task.span))
            at = task.span.end
            if words is None:
                made += gap.rstrip("，；") if gap.endswith(("，", "；")) else gap
                at += not made and text[at : at + 1] in "，；"
            else:
                made += gap + words
        return made + text[at : max(at, clause.body.end)] + "".join(written.added.get(clause_id, ()))

    def text(self, written: Written) -> str:
        """The whole draft: title, parts and clauses in their order, numbered, names made local."""
        lines, item = ["临江市" + re.sub(r"\s", "", self.plan.title) + "实施方案", ""], 0
        for number, (top, below) in enumerate(written.order, start=1):
            lines.append(f"{to_chinese(number)}、{self.plan.outline.by_id[top].heading or '工作要求'}")
            lines.append(self._body(top, written))
            for clause in below:
                item += 1
                heading = self.plan.outline.by_id[clause].heading or "工作任务"
                lines.append(f"（{to_chinese(item)}）{heading}。{self._body(clause, written)}")
        lines += [f"（{to_chinese(item + 1)}）{words}" for words in written.added.get("", ())]
        text = "\n".join(line for line in lines if line.strip())
        for before, after in LOCAL:
            text = text.replace(before, after)
        return re.sub(r"[，；]+(?=[。；\n])", "", re.sub(r"。[，；。]+", "。", text))


def revisions(path: Path, count: int) -> Iterator[Revision]:
    """So many revisions of one first draft of the plan in `path`."""
    author = Author(understand(read(path)))
    first = author.first(random.Random(path.name))
    for number in range(count):
        second, done = author.revised(first, random.Random(f"{path.name} {number}"))
        sides = [_side(author.text(one), f"第{at}稿.txt") for at, one in enumerate((first, second), start=1)]
        yield Revision(author.plan, sides[0], sides[1], done)


def real_revisions(pair: GoldPair, count: int) -> Iterator[Revision]:
    """So many revisions of the real draft of a pair: passages reworded or dropped, figures changed, tasks put in,
    neighbouring clauses exchanged."""
    reference = understand(read(pair.reference))
    first = _side(read(pair.draft).text, "第1稿.txt")
    comparison = compare(reference, first)
    passages = [one for one in first.passages if not one.id.endswith("-h") and one.id[-1].isdigit()]
    for number in range(count):
        rng = random.Random(f"{pair.name} {number}")
        edits = {one: _edit(first.quote(one.span), first, one, rng) for one in rng.sample(passages, len(passages) // 8)}
        edits = {one: words for one, words in edits.items() if words != first.quote(one.span)}
        done = {
            judgement.task.id: "edited"
            if any(one.span.overlaps(judgement.evidence[0].span) for one in edits)
            else BESIDE
            for judgement in comparison.judgements
            if any(one.sentence.overlaps(evidence.span) for one in edits for evidence in judgement.evidence)
        }
        missing = [one.task for one in comparison.judgements if one.verdict is Verdict.MISSING]
        put_in = rng.sample(missing, min(2, len(missing)))
        done |= {task.id: "put in" for task in put_in}
        text = _applied(first, edits, [reference.quote(task.span) for task in put_in], rng)
        yield Revision(reference, first, _side(text, "第2稿.txt"), done)


def _edit(words: str, side: Side, passage: Task, rng: random.Random) -> str:
    kinds = rng.choice((["数字降低", "指标提高", "时限推后"], ["同义改写"], ["力度变软"], []))
    edits = {**HARMLESS, **{kind: edit for kind, (edit, *_) in LOSSES.items()}}
    made = [edits[kind](words, side, passage, rng) for kind in kinds]
    return next((one for one in made if one), "" if not kinds else words)


def _applied(side: Side, edits: dict[Task, str], put_in: list[str], rng: random.Random) -> str:
    """The draft's text with these passages worded otherwise, sentences put in at ends of clauses, two exchanged."""
    text = side.document.text
    bodies = [clause.body for clause in side.outline.clauses if len(clause.body) > 40]
    ends = {body.end: f"{words}。" for words, body in zip(put_in, rng.sample(bodies, len(put_in)), strict=True)}
    at = rng.randrange(len(bodies) - 1)
    one, other = bodies[at], bodies[at + 1]

    def written(start: int, end: int) -> str:
        made, place = "", start
        for passage in sorted(edits, key=lambda passage: passage.span):
            if start <= passage.span.start and passage.span.end <= end:
                made += text[place : passage.span.start] + edits[passage]
                place = passage.span.end
        return re.sub(r"^[，；]|[，；](?=[，；。])|(?<=。)[，；。]+", "", made + text[place:end] + ends.get(end, ""))

    parts = [
        (0, one.start),
        (other.start, other.end),
        (one.end, other.start),
        (one.start, one.end),
        (other.end, len(text)),
    ]
    made = ""
    for start, end in parts:
        stops = [start, *sorted(stop for stop in ends if start < stop < end), end]
        made += "".join(written(*two) for two in pairwise(stops))
    return made


def _side(text: str, name: str) -> Side:
    return understand(read_plain(text.encode(), name))


@dataclass
class Figures:
    """Counts over revisions. unchanged, kept; then by what was done: how many tasks, how many were open again."""

    unchanged: int = 0
    kept: int = 0
    changed: Counter[str] = field(default_factory=Counter)
    reopened: Counter[str] = field(default_factory=Counter)
    turns: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def kept_share(self) -> float:
        """Of the decisions about tasks that were left alone."""
        return self.kept / self.unchanged if self.unchanged else 1.0

    @property
    def reopened_share(self) -> float:
        """Of the decisions about tasks that were changed."""
        return self.reopened.total() / self.changed.total() if self.changed else 1.0


def measure(made: Iterable[Revision]) -> Figures:
    """Decide about everything, take the next round, count."""
    figures = Figures()
    for revision in made:
        _count(revision, figures)
    return figures


def _count(revision: Revision, figures: Figures) -> None:
    sources = [Source(side.document.name, side.document.text.encode()) for side in (revision.first, revision.second)]
    project = Project(Source("上位文件", b""), sources[0])
    before = ReviewSession(compare(revision.reference, revision.first), project)
    everything = [task.id for task in revision.reference.tasks]
    before.put(before.decided(everything, DecisionKind.KEEP, reason="有依据"))
    after = next_round(before, revision.second, sources[1], compare, Silent(), moment="2026-11-27")
    told = {change.task: change for change in changes(before.comparison, after.comparison)}
    for judgement in after.comparison.judgements:
        task = judgement.task.id
        if judgement.authority is not Authority.LOCAL:
            continue  # nobody asks the draft for it, whatever the draft says
        again, kept = task in after.reopened, task in after.decisions
        kind = revision.changed.get(task)
        if kind == BESIDE:
            continue
        if kind is None:
            figures.unchanged += 1
            figures.kept += kept and not again
        else:
            figures.changed[kind] += 1
            figures.reopened[kind] += again and not kept
            figures.turns[f"{kind} {told[task].turn if task in told else '—'}"] += 1
        if again == (kind is None):
            shown = [
                [one.draft.quote(evidence.span)[:60] for evidence in one.by_task[task].evidence]
                for one in (before.comparison, after.comparison)
            ]
            words = after.comparison.reference.quote(judgement.task.span)[:80]
            figures.misses.append(f"{kind or '未改动'} {told.get(task)}\n  {words}\n  前 {shown[0]}\n  后 {shown[1]}")


def plans(folder: Path | None) -> list[Path]:
    """The seeds, and the texts in a folder and its folders, that have tasks enough."""
    found = [*sorted(SEEDS.glob("*.txt")), *(sorted(folder.rglob("*.txt")) if folder else ())]
    kept = []
    for path in found:
        try:
            if len(understand(read(path)).tasks) >= LEAST:
                kept.append(path)
        except ReadError:
            continue
    return kept


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.revisions")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    found: list[Path | GoldPair]
    found = [*seed_pairs(), *practice_pairs()] if arguments.real else [*plans(arguments.folder)]
    each, more = divmod(arguments.count, len(found))
    counts = [each + (at < more) for at in range(len(found))]
    figures = measure(
        revision
        for one, count in zip(found, counts, strict=True)
        if count
        for revision in (real_revisions(one, count) if isinstance(one, GoldPair) else revisions(one, count))
    )
    print(f"修改稿 {arguments.count} 份，取自 {min(len(found), arguments.count)} 份文件")
    print(f"{'未改动':8} 任务 {figures.unchanged:5}  意见沿用 {figures.kept_share:.4f}")
    for kind, count in figures.changed.items():
        print(f"{kind:8} 任务 {count:5}  重新打开 {figures.reopened[kind] / count:.4f}")
    print(f"{'有改动合计':6} 任务 {figures.changed.total():5}  重新打开 {figures.reopened_share:.4f}")
    print(dict(sorted(figures.turns.items())))
    if arguments.misses:
        print("\n".join(figures.misses))


if __name__ == "__main__":
    main()
