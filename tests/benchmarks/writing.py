"""An ordinary plan and one ten times as long → how long verdicts take to follow what is typed in a clause.

    PYTHONPATH=. python tests/benchmarks/writing.py [KEYS]

Milliseconds of processor time; beside them that of comparing the whole, measured in the same minute, and the share of
it, which says more where others keep the machine busy. Measured is from the typed words to the verdicts: the edit,
the clause parsed again, its passages exchanged, the tasks near them judged. The longer plan is ten fields' plans, made
of the sample library by changing its words, under one numbering; its reference is ten times as long as well.
"""

import re
import statistics
import sys
import time
from pathlib import Path

from desktop.core.model.edit import Edit
from desktop.core.model.review import Side
from desktop.core.parsing.again import parsed_again
from desktop.core.readers.plain import read_plain
from desktop.core.text.clause_number import clause_number
from desktop.core.text.numbering import to_chinese
from desktop.services import pipeline
from desktop.services.editing import as_read, edited, written
from desktop.services.live import LiveComparison

KEYS = 40
TIMES = 10
FIELDS = ("数字", "养老", "海洋", "农业", "文旅", "低空", "物流", "能源", "托育", "环保")
TYPED = "支持企业建设技能实训基地，每年培训不少于500人，对符合条件的给予补助。"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def longer(text: str, times: int) -> str:
    """So many plans of other fields, one behind the other, their chapters numbered through."""
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith("一、"))
    made = lines[:first]
    chapters = 0
    for field in FIELDS[:times]:
        for line in lines[first:]:
            said = line.replace("数字", field)
            number = clause_number(said)
            if number is not None and re.match("[一二三四五六七八九十]+、", said):
                chapters += 1
                said = f"{to_chinese(chapters)}、{said[number.end :]}"
            made.append(said)
    return "\n".join(made)


def understood(name: str, times: int) -> Side:
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    return pipeline.understand(read_plain((longer(text, times) if times > 1 else text).encode(), f"{name}.txt"))


def measured(times: int, keys: int) -> None:
    """One line of the table."""
    reference = understood("national_action_plan_2024", times)
    draft = understood("guangxi_implementation_plan_2025", times)
    live = LiveComparison(reference, draft)
    document = draft.document
    places = [at for at, one in enumerate(document.paragraphs) if len(one.span) > 100]
    spent = []
    edits: tuple[Edit, ...] = ()
    for key in range(keys):
        now = live.draft
        at = places[key * len(places) // keys]
        old = document.paragraphs[at].span.of(document.text)
        line = old + TYPED[: 1 + key % len(TYPED)]
        begun = time.process_time()
        edits = written(now.document, edits, at, [line])
        live.follow(parsed_again(edited(as_read(now.document), edits).document, now))
        spent.append((time.process_time() - begun) * 1000)
    begun = time.process_time()
    pipeline.compare(reference, live.draft)
    whole = (time.process_time() - begun) * 1000
    spent.sort()
    median, most = statistics.median(spent), spent[len(spent) * 9 // 10]
    print(
        f"{len(draft.document.text):>8,} {len(reference.tasks):>6} {len(draft.passages):>9} "
        f"{median:>9.0f} {most:>9.0f} {spent[-1]:>9.0f} {whole:>9.0f} {median / whole:>8.1%}"
    )


def main() -> None:
    """Both lines."""
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    print("   chars  tasks  passages    median      90 %      most     whole    share")
    for times in (1, TIMES):
        measured(times, keys)


if __name__ == "__main__":
    main()
