from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import resources
from desktop.core.errors import RulesError
from desktop.core.messages import explain
from desktop.core.unit_rules import CLOSED, LARGEST_BYTES, read_unit_rules

EXAMPLE = Path(str(resources.resource("unit_example")))


def unit(folder: Path, **files: str) -> Path:
    """A unit's folder with these files: rules_modality="…" is rules/modality.toml."""
    for name, source in files.items():
        where, _, stem = name.partition("_")
        (folder / where).mkdir(exist_ok=True)
        (folder / where / f"{stem}.toml").write_text(source, encoding="utf-8")
    return folder


def fault(folder: Path) -> RulesError:
    with pytest.raises(RulesError) as caught:
        read_unit_rules(folder)
    assert explain(caught.value)
    return caught.value


def tier(rules: resources.Rules, name: str) -> list[str]:
    return next(entry["words"] for entry in rules.tables["rules/modality.toml"]["tier"] if entry["name"] == name)


def test_the_example_of_the_manual_is_applied_and_says_what_it_changes():
    rules = read_unit_rules(EXAMPLE)
    assert rules.name == "样例规则"
    assert {change.file: (change.added, change.removed, change.replaced) for change in rules.changes} == {
        "lexicon/synonyms.toml": (5, 0, 0),
        "lexicon/words.toml": (3, 0, 0),
        "rules/modality.toml": (5, 1, 0),
        "rules/report.toml": (0, 0, 1),
        "rules/verdict.toml": (0, 0, 1),
    }
    assert "创造条件" in tier(rules, "鼓励探索")
    assert "指导" not in tier(rules, "支持")
    ours = resources.shipped("rules/verdict.toml")["scope"]
    assert rules.tables["rules/verdict.toml"]["scope"] == {**ours, "lost_share": 0.2} != ours


def test_a_list_adds_at_its_end_and_ours_stay_as_they_are(tmp_path):
    before = list(resources.shipped("rules/verdict.toml")["condition"]["patterns"])
    rules = read_unit_rules(unit(tmp_path, rules_verdict='[condition]\npatterns = ["本市户籍"]'))
    assert rules.tables["rules/verdict.toml"]["condition"]["patterns"] == [*before, "本市户籍"]
    assert resources.shipped("rules/verdict.toml")["condition"]["patterns"] == before


def test_what_is_there_already_is_not_added_twice(tmp_path):
    rules = read_unit_rules(
        unit(tmp_path, rules_modality='[[tier]]\nname = "支持"\nwords = ["引导", "给便利", "给便利"]')
    )
    assert tier(rules, "支持").count("引导") == tier(rules, "支持").count("给便利") == 1
    assert rules.changes[0].added == 1


def test_a_new_entry_follows_and_an_entry_is_taken_away(tmp_path):
    source = (
        '[[tier]]\nname = "禁止"\nremove = true\n[[tier]]\nname = "提示"\nvalue = 1\nreason = "最弱"\nwords = ["关注"]'
    )
    tiers = read_unit_rules(unit(tmp_path, rules_modality=source)).tables["rules/modality.toml"]["tier"]
    assert "禁止" not in [entry["name"] for entry in tiers]
    assert tiers[-1] == {"value": 1.0, "name": "提示", "reason": "最弱", "words": ["关注"]}


def test_a_new_entry_may_have_a_list_that_only_some_of_ours_have(tmp_path):
    source = '[[tier]]\nname = "提示"\nvalue = 1\nreason = "最弱"\nwords = ["劝告"]\nbeside = ["知悉"]'
    tiers = read_unit_rules(unit(tmp_path, rules_modality=source)).tables["rules/modality.toml"]["tier"]
    assert tiers[-1]["beside"] == ["知悉"]


@pytest.mark.parametrize(
    ("files", "code", "line"),
    [
        ({}, "unit_folder_empty", None),
        ({"rules_carrying": "[free.covered]\nbias = 1.0"}, "unit_file_unknown", None),
        ({"rules_mine": "a = 1"}, "unit_file_unknown", None),
        ({"rules_verdict": "# 阈值\n[scope]\nlost_share = 0.2，"}, "unit_syntax", 3),
        ({"rules_verdict": '[scope]\nx = "abc'}, "unit_syntax", 2),
        ({"rules_verdict": '[version]\nrules = "9"'}, "unit_key_unknown", 1),
        ({"rules_verdict": "[scope]\nmembers = 3\n\nlost = 0.2"}, "unit_key_unknown", 4),
        ({"rules_verdict": "scope = 3"}, "unit_type_table", 1),
        ({"rules_verdict": '[scope]\nlost_share = "0.2"'}, "unit_type_number", 2),
        ({"rules_verdict": "[scope]\nmembers = 2.5"}, "unit_type_whole", 2),
        ({"rules_verdict": "[scope]\nmembers = true"}, "unit_type_whole", 2),
        ({"rules_verdict": "[modality]\n\ndrop = -1.0"}, "unit_number", 3),
        ({"rules_verdict": "[modality]\ndrop = nan"}, "unit_number", 2),
        ({"rules_verdict": "[scope]\nlost_share = 20"}, "unit_number_share", 2),
        ({"rules_verdict": '[condition]\npatterns = [\n  "本市",\n  "（户籍|(",\n]'}, "unit_pattern", 4),
        ({"rules_verdict": '[condition]\npatterns = ["(?:本市)?"]'}, "unit_pattern", 2),
        ({"lexicon_words": '[local]\nwords = ["甲"]\n[bound]\nwords = ["乙", 3]'}, "unit_type_word", 4),
        ({"lexicon_words": '[local]\nwords = [""]'}, "unit_type_word", 2),
        ({"lexicon_words": '[local]\nwords = "甲"'}, "unit_type_list", 2),
        ({"lexicon_particles": 'particles = {only = ["的"]}'}, "unit_type_list", 1),
        ({"lexicon_particles": 'particles = {remove = ["不在表中"]}'}, "unit_word_unknown", 1),
        (
            {"lexicon_synonyms": '[[group]]\nreason = "高等学校"\n[[group]]\nwords = ["甲", "乙"]'},
            "unit_entry_unnamed",
            3,
        ),
        ({"lexicon_synonyms": '[[group]]\nreason = "没有"\nremove = true'}, "unit_word_unknown", 2),
        ({"rules_modality": '[[tier]]\nname = "提示"\nwords = ["关注"]'}, "unit_entry_lacks", 1),
        ({"rules_modality": 'tier = ["鼓励"]'}, "unit_type_table", 1),
        ({"rules_modality": 'tier = "鼓励"'}, "unit_type_table", 1),
        ({"rules_verdict": "#" * (LARGEST_BYTES + 1)}, "unit_file_too_large", None),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(tmp_path, files, code, line):
    error = fault(unit(tmp_path, **files))
    assert (error.code, error.params.get("line")) == (code, line)


def test_a_list_cannot_be_emptied(tmp_path):
    ours = resources.shipped("lexicon/particles.toml")["borders"]
    words = ", ".join(f'"{word}"' for word in ours)
    assert fault(unit(tmp_path, lexicon_particles=f"borders = {{remove = [{words}]}}")).code == "unit_list_empty"


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path):
    folder = unit(tmp_path, rules_verdict="")
    (folder / "rules" / "verdict.toml").write_bytes("# one\n# 阈值".encode("gb18030"))
    assert (fault(folder).code, fault(folder).params["line"]) == ("unit_encoding", 2)


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path):
    folder = unit(tmp_path, rules_verdict="")
    (folder / "rules" / "verdict.toml").write_bytes("\ufeff[scope]\r\nlost_share = 0.2\r\n".encode())
    assert read_unit_rules(folder).tables["rules/verdict.toml"]["scope"]["lost_share"] == 0.2


def test_a_missing_folder_and_an_unnamed_unit_are_told(tmp_path):
    assert fault(tmp_path / "没有").code == "unit_folder_missing"
    folder = unit(tmp_path, rules_verdict="[scope]\nlost_share = 0.2")
    assert read_unit_rules(folder).name == folder.name
    (folder / "unit.toml").write_text("name = 3", encoding="utf-8")
    assert fault(folder).code == "unit_title"


def test_the_version_tells_rules_apart_by_what_they_say_and_not_by_how_it_is_written(tmp_path):
    ours = resources.OURS.version
    versions = []
    for number, source in enumerate(
        ("[scope]\nlost_share = 0.2", "# 理由\n[scope]\n  lost_share  = 0.2", "[scope]\nmembers = 4")
    ):
        (folder := tmp_path / str(number)).mkdir()
        versions.append(read_unit_rules(unit(folder, rules_verdict=source)).version)
    assert versions[0] == versions[1] != versions[2]
    assert all(version.startswith(f"{ours}+") for version in versions)


def test_no_table_that_must_hold_together_is_open(tmp_path):
    for name in sorted(CLOSED):
        where, stem = name.removesuffix(".toml").split("/")
        (folder := tmp_path / stem).mkdir()
        assert fault(unit(folder, **{f"{where}_{stem}": ""})).code == "unit_file_unknown"


@given(source=st.text(alphabet='[]{}="#ab1.,\n 词', max_size=60))
def test_any_text_is_applied_or_told_as_a_fault(tmp_path_factory, source):
    folder = unit(tmp_path_factory.mktemp("unit"), lexicon_words=source)
    told = None
    try:
        words = read_unit_rules(folder).tables["lexicon/words.toml"]["bound"]["words"]
    except RulesError as error:
        told, words = explain(error), []
    assert told or words


def test_a_list_of_entries_cannot_be_emptied(tmp_path):
    names = [entry["name"] for entry in resources.shipped("rules/modality.toml")["tier"]]
    source = "\n".join(f'[[tier]]\nname = "{name}"\nremove = true' for name in names)
    assert fault(unit(tmp_path, rules_modality=source)).code == "unit_list_empty"


def test_a_file_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    folder = unit(tmp_path, rules_verdict="[scope]\nlost_share = 0.2")

    def refused(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert fault(folder).code == "file_unreadable"
