"""Print the evaluation: readers' verdicts, the engine's and the baselines' figures, one row each.

    python -m tests.evaluation

With DUIBIAO_PRACTICE set also over the practice pairs. Planted losses: `python -m tests.evaluation.planted`.
"""

import json

from benchmark.scorer import score
from desktop.core.writers.json_report import json_report
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.baselines import BASELINES
from tests.evaluation.pairs import practice_pairs, seed_pairs

SHOWN = (
    "verdict_accuracy",
    "missing_f1",
    "flag_f1",
    "evidence_at_1",
    "evidence_any",
    "dimension_f1",
    "authority_f1",
    "unsegmented",
)


def main() -> None:
    """One line for each pair and way of judging."""
    print(f"{'pair':22}{'by':10}" + "".join(f"{name:>18}" for name in SHOWN))
    for pair in [*seed_pairs(), *practice_pairs()]:
        reference, draft = understand(read(pair.reference)), understand(read(pair.draft))
        reports = {"对标": json.loads(json_report(compare(reference, draft)))}
        reports |= {name: judge(reference, draft) for name, judge in BASELINES.items()}
        for name, report in reports.items():
            figures = score(report, pair.rows())
            print(f"{pair.name:22}{name:10}" + "".join(f"{figures[key]:18.3f}" for key in SHOWN))


if __name__ == "__main__":
    main()
