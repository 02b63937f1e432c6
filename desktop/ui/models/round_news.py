"""What a new round changed → the sentences of the notice, each with the tasks it names, short; how decisions stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.messages import text
from desktop.core.model.review import Comparison
from desktop.core.model.rounds import Change, Turn

TOLD = (Turn.MENDED, Turn.WORSE, Turn.NEW)
NAMED = 3  # tasks of each kind; the list beside the review has them all
LONGEST = 14  # characters of a task
ELISION = "…"


@dataclass(frozen=True, slots=True)
class News:
    """A sentence, and the tasks that it names: what it calls them, and their ids."""

    words: str
    names: tuple[tuple[str, str], ...]


def news(comparison: Comparison, changes: Sequence[Change]) -> tuple[News, ...]:
    """已改好 2 项：…、…；变差 1 项：…; nothing for a kind of which there is none."""
    found = []
    for turn in TOLD:
        tasks = [one.task for one in changes if one.turn is turn]
        names = tuple((_short(comparison, task), task) for task in tasks[:NAMED])
        if names:
            listed = text("ui.rounds.listed").join(name for name, _ in names)
            key = "ui.rounds.news_more" if len(tasks) > NAMED else "ui.rounds.news"
            found.append(News(text(key, turn=text(f"word.turn.{turn}"), count=len(tasks), tasks=listed), names))
    return tuple(found)


def arrived(number: int, *, kept: int, reopened: int, left: int) -> str:
    """这是第 2 稿。沿用意见 1 条；…; what there is none of is not said."""
    done = "changed" if left else "changed_well"
    return text("ui.rounds.told", number=number) + _standing(kept, reopened, left, done)


def gone_on(*, kept: int, reopened: int, left: int) -> str:
    """沿用意见 1 条；重新打开 3 项，…: how what was decided in the round before stands now."""
    return _standing(kept, reopened, left, "reopened" if left else "reopened_done")


def _standing(kept: int, reopened: int, left: int, key: str) -> str:
    said = [text("ui.rounds.kept", kept=kept)] if kept else []
    said += [text(f"ui.rounds.{key}", reopened=reopened, left=left)] if reopened else []
    return text("ui.rounds.standing_mark").join(said) + text("ui.rounds.standing_end") if said else ""


def _short(comparison: Comparison, task: str) -> str:
    words = "".join(comparison.reference.quote(comparison.by_task[task].task.span).split())
    return words if len(words) <= LONGEST else words[:LONGEST] + ELISION
