import json
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.errors import RulesError
from desktop.core.model.finding import Verdict
from desktop.core.readers.plain import read_plain
from desktop.core.text.segment import words
from desktop.core.writers.json_report import json_report
from desktop.services.pipeline import compare, understand, unit_rules, up_to_date

REFERENCE = "一、培育行动\n（一）大力建设企业实训基地。\n（二）全面推行订单式培养。\n"
DRAFT = "一、培育举措\n（一）预研建设企业实训基地。\n（二）全面推行订单式培养。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A unit that counts 预研 among the words that promise nothing."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "lexicon").mkdir()
    tier = '[[tier]]\nname = "鼓励探索"\nwords = ["预研"]\n'
    (tmp_path / "rules" / "modality.toml").write_text(tier, encoding="utf-8")
    (tmp_path / "lexicon" / "words.toml").write_text('[local]\nwords = ["订单式培养"]\n', encoding="utf-8")
    return tmp_path


def compared() -> dict:
    """Both texts, read and compared by the rules in force."""
    sides = (understand(read_plain(text.encode(), name)) for text, name in ((REFERENCE, "a.txt"), (DRAFT, "b.txt")))
    return json.loads(json_report(compare(*sides)))


def test_a_units_word_makes_a_finding_and_the_report_names_the_rules(folder):
    ours = compared()
    with resources.in_force(unit_rules(folder)):
        theirs = compared()
    assert ours["tool"]["rules"] == resources.OURS.version
    assert theirs["tool"]["rules"].startswith(f"{resources.OURS.version}+")
    softer = [finding for finding in theirs["tasks"][0]["findings"] if finding["dimension"] == "modality"]
    assert [finding["draft_quote"] for finding in softer] == ["预研"]
    assert not [finding for finding in ours["tasks"][0]["findings"] if finding["draft_quote"] == "预研"]
    assert theirs["tasks"][1]["verdict"] == Verdict.COVERED.value


def test_the_same_rules_give_the_same_report_and_nothing_of_them_stays(folder):
    before = compared()
    with resources.in_force(unit_rules(folder)):
        first = compared()
        assert words("订单式培养") == ("订单式培养",)
    with resources.in_force(unit_rules(folder)):
        assert compared() == first
    assert compared() == before
    assert words("订单式培养") != ("订单式培养",)


def test_a_document_parsed_by_other_rules_is_parsed_anew(folder):
    side = understand(read_plain(DRAFT.encode(), "b.txt"))
    assert up_to_date(side) is side
    with resources.in_force(unit_rules(folder)):
        anew = up_to_date(side)
    assert anew.rules == unit_rules(folder).version
    assert anew.passages[1].strength != side.passages[1].strength


def test_faulty_rules_leave_the_others_in_force(folder):
    (folder / "rules" / "modality.toml").write_text("[[tier]\n", encoding="utf-8")
    with pytest.raises(RulesError):
        unit_rules(folder)
    assert resources.rules() is resources.OURS
