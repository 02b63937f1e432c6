"""What each part of the engine is worth: the figures with one part switched off at a time.

    python -m tests.evaluation.ablation

Parts are switched off by their values in resources/rules; the weights of the likelihoods stay as they are, so a part
that they were fitted with shows at its dearest. Verdicts and evidence: means over the founding pairs (with
DUIBIAO_PRACTICE also the practice pairs). Planted: the shorter plans among the seeds.
"""

import copy
import json
from collections.abc import Mapping
from typing import Any

from benchmark.scorer import score
from desktop.core import resources
from desktop.core.writers.json_report import json_report
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.pairs import practice_pairs, seed_pairs
from tests.evaluation.planted import HARMLESS, LOST, measure, plant

ALIGNMENT, VERDICT = "rules/alignment.toml", "rules/verdict.toml"
SHOWN = ("verdict_accuracy", "missing_f1", "evidence_at_1", "evidence_any", "dimension_f1")
# Part → table → section → values that switch it off.
PARTS: Mapping[str, Mapping[str, Mapping[str, Mapping[str, Any]]]] = {
    "全部": {},
    "无词汇表（thesaurus）": {ALIGNMENT: {"synonym": {"wide": 0.0, "specific": 0.0, "general": 0.0}}},
    "无同义、行为词组": {ALIGNMENT: {"synonym": {"group": 0.0, "action": 0.0}}},
    "无近邻词": {ALIGNMENT: {"synonym": {"neighbour_scale": 0.0}}},
    "无词频轻重": {ALIGNMENT: {"rarity": {"power": 0.0, "local": 0.0}}},
    "无成分轻重": {ALIGNMENT: {"role": {"aside": 1.0, "subject": 1.0, "list_from": 99}}},
    "无上下文": {ALIGNMENT: {"context": {"sentence": 0.0, "heading": 0.0}}},
    "无争用扣分": {ALIGNMENT: {"claim": {"penalty": 0.0, "foreign": 0.0}}},
    "无前后相邻": {ALIGNMENT: {"company": {"beside": 0.0, "clause": 0.0}}},
    "无照录规则": {VERDICT: {"decision": {"verbatim": 2.0}}},
    "无独占（照录的句子）": {VERDICT: {"decision": {"taken": 2.0}}},
    "无删项细读": {VERDICT: {"measure": {"copied_rest": 2.0}, "scope": {"same_list": 2.0}}},
    "无力度阶梯": {VERDICT: {"modality": {"drop": 99.0, "bare_drop": 99.0}}},
}


def without(part: str) -> resources.Rules:
    """Our rules with a part's values set so that it does nothing."""
    tables = {}
    for name, sections in PARTS[part].items():
        table = copy.deepcopy(dict(resources.shipped(name)))
        for section, values in sections.items():
            table[section] = {**table[section], **values}
        tables[name] = table
    return resources.Rules(part, part, tables)


def main() -> None:
    """One line for each part switched off."""
    pairs = [*seed_pairs(), *practice_pairs()]
    sides = [(understand(read(pair.reference)), understand(read(pair.draft)), pair.rows()) for pair in pairs]
    planted = [plant(path) for path in sorted({pair.draft for pair in seed_pairs()})]
    print(f"{'':24}" + "".join(f"{name:>18}" for name in (*SHOWN, "planted found", "false alarms")))
    for part in PARTS:
        with resources.in_force(without(part)):
            figures = [score(json.loads(json_report(compare(a, b))), rows) for a, b, rows in sides]
            losses = measure(planted)
        means = [sum(figure[name] for figure in figures) / len(figures) for name in SHOWN]
        means += [losses.share(LOST, 1), losses.share((*HARMLESS, "未改动"), 1)]
        print(f"{part:24}" + "".join(f"{value:18.3f}" for value in means), flush=True)


if __name__ == "__main__":
    main()
