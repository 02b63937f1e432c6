"""Projects in .duibiao files."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import ReadError, WriteError
from desktop.core.model.document import View
from desktop.core.model.edit import Edit, ParagraphKey
from desktop.core.model.finding import Dimension, Verdict
from desktop.core.model.project import (
    ContentKey,
    Correction,
    CorrectionKind,
    Decision,
    DecisionKind,
    FindingKey,
    Pin,
    PinKind,
    Project,
    Round,
    Source,
    Terms,
    Upper,
)
from desktop.core.model.rounds import Tally
from desktop.core.storage import project_store
from desktop.core.storage.migrations import upgraded
from desktop.core.storage.project_store import load_project, previous_copy, project_bytes, save_project
from desktop.core.storage.schema import FORMAT

TASK = ContentKey("reference", "二、（一）", "全面推行“𠮷祥”学徒制", 1)
PASSAGE = ContentKey("draft", "一、", "探索学徒制")
PROJECT = Project(
    Source("上位文件.docx", b"\x00\xffPK", "/甲/上位文件.docx", View.ORIGINAL),
    Source("粘贴的草案.txt", "一、任务。".encode()),
    (
        Decision(TASK, DecisionKind.KEEP, "本省已有\n更高标准", "问处长"),
        Decision(TASK, DecisionKind.ADOPT, finding=FindingKey(Dimension.MODALITY, "全面推行", 1)),
    ),
    (Pin(TASK, PinKind.LINK, PASSAGE), Pin(TASK, PinKind.VERDICT, verdict=Verdict.COVERED, reason="有")),
    (Correction(CorrectionKind.SPLIT, TASK, ContentKey("reference", "二、（一）", "学徒制")),),
    "周五上会",
    True,
    Terms("法规处", 4000, (Dimension.TARGET,)),
    (
        Edit(ParagraphKey("一、任务。"), ("一、任务。", "（一）“𠮷祥”学徒制。"), "他山之石"),
        Edit(ParagraphKey("附件", 1), ()),
    ),
    (
        Round(Source("第一稿.docx", b""), "1" * 64, "2026-11-01", Tally(9, 5, 2, 1, 1, 3, 4000)),
        Round(
            Source("第二稿.docx", b"PK2", "/甲/第二稿.docx", View.ORIGINAL),
            hashlib.sha256(b"PK2").hexdigest(),
            "2026-11-20",
            Tally(9, 6, 1, 1, 1, 2, 4100),
            (Decision(TASK, DecisionKind.ADOPT, "照改"),),
            (Pin(TASK, PinKind.LINK, PASSAGE),),
            (Edit(ParagraphKey("一、任务。"), ()),),
            (Decision(TASK, DecisionKind.PENDING),),
            (Upper(Source("省方案.docx", b"PK3", "/甲/省方案.docx"), (Decision(TASK, DecisionKind.ADOPT),)),),
        ),
    ),
    (Decision(TASK, DecisionKind.NOT_APPLICABLE, "不属本级"),),
    (
        Upper(
            Source("省方案.docx", b"PK3", "/甲/省方案.docx"),
            (Decision(TASK, DecisionKind.KEEP, "省里另有规定"),),
            (Pin(TASK, PinKind.LINK, PASSAGE),),
            (Correction(CorrectionKind.SPLIT, TASK, ContentKey("reference", "二、（一）", "学徒制")),),
            (Decision(TASK, DecisionKind.PENDING),),
        ),
    ),
)
STATES = [PROJECT.decided([Decision(TASK, kind)]) for kind in DecisionKind]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "某省.duibiao"


def repacked(data: bytes, **changes: bytes) -> bytes:
    """The file with other content in some of its parts (slashes written __, dots _)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            key = name.replace("/", "__").replace(".", "_")
            new.writestr(name, changes.get(key, old.read(name)))
    return packed.getvalue()


def test_what_is_saved_is_loaded(path):
    save_project(PROJECT, path)
    assert load_project(path).project == PROJECT
    assert not load_project(path).from_previous


def test_the_same_project_gives_the_same_bytes():
    assert project_bytes(PROJECT) == project_bytes(PROJECT)


keys = st.builds(ContentKey, st.sampled_from(["reference", "draft"]), st.text(), st.text(), st.integers(0, 9))
findings = st.builds(FindingKey, st.sampled_from(Dimension), st.text(), st.integers(0, 9))
decisions = st.builds(Decision, keys, st.sampled_from(DecisionKind), st.text(), st.text(), st.none() | findings)
corrections = st.builds(Correction, st.sampled_from(CorrectionKind), keys, keys)
terms = st.builds(Terms, st.text(), st.none() | st.integers(0, 10**6), st.lists(st.sampled_from(Dimension)).map(tuple))
written = st.text().filter(lambda words: words.strip() and "\n" not in words)
edits = st.builds(Edit, st.builds(ParagraphKey, st.text(), st.integers(0, 9)), st.lists(written).map(tuple), st.text())
pins = st.builds(Pin, keys, st.sampled_from(PinKind), st.none() | keys, st.none() | st.sampled_from(Verdict), st.text())
sources = st.builds(Source, st.text(), st.binary(), st.text())


@settings(deadline=None)
@given(
    st.builds(
        Project,
        sources,
        sources,
        st.lists(decisions).map(tuple),
        st.lists(pins).map(tuple),
        st.lists(corrections).map(tuple),
        st.text(),
        st.booleans(),
        terms,
        st.lists(edits).map(tuple),
    )
)
def test_any_project_survives_the_way_there_and_back(tmp_path_factory, project):
    file = tmp_path_factory.getbasetemp() / "任意.duibiao"
    try:
        file.write_bytes(project_bytes(project))
    except UnicodeEncodeError:  # lone surrogates are no text
        return
    assert load_project(file).project == project


def test_the_state_before_is_kept_beside_it(path):
    for state in STATES:
        save_project(state, path)
    assert load_project(path).project == STATES[-1]
    assert load_project(previous_copy(path)).project == STATES[-2]
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, path.name + ".bak"]


def test_a_file_system_without_links_gets_a_copy(path, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(project_store.os, "link", refuse)
    for state in STATES[:2]:
        save_project(state, path)
    assert load_project(previous_copy(path)).project == STATES[0]


@pytest.mark.parametrize("kept", [0, 1, 30, 200])
def test_a_torn_file_gives_the_state_before(path, kept):
    for state in STATES[:2]:
        save_project(state, path)
    path.write_bytes(path.read_bytes()[:kept])
    loaded = load_project(path)
    assert (loaded.project, loaded.from_previous) == (STATES[0], True)


def test_saving_over_a_torn_file_keeps_the_good_copy(path):
    for state in STATES[:2]:
        save_project(state, path)
    path.write_bytes(b"PK torn")
    save_project(STATES[2], path)
    assert load_project(path).project == STATES[2]
    assert load_project(previous_copy(path)).project == STATES[0]


def test_a_torn_file_alone_is_refused(path):
    path.write_bytes(project_bytes(PROJECT)[:-40])
    with pytest.raises(ReadError, match="project_damaged"):
        load_project(path)


def test_every_flipped_byte_is_noticed_or_harmless(path):
    whole = project_bytes(PROJECT)
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        outcome: Project | str
        try:
            outcome = load_project(path).project
        except ReadError as error:
            outcome = error.code
        assert outcome in (PROJECT, "project_damaged", "project_newer"), at


@pytest.mark.parametrize(
    "index",
    [
        b"[]",
        b"{}",
        b'{"format": true}',
        b'{"format": 0}',
        b'{"format": 1}',
        b"\xff",
        b'{"format": 1, "documents": {}, "decisions": [{}], "pins": []}',
        b'{"format": 2, "documents": {}, "decisions": [], "pins": []}',
        b'{"format": 3, "documents": {}, "decisions": [], "pins": []}',
        b'{"format": 4, "documents": {}, "decisions": [], "pins": [], "rounds": [{}]}',
        b'{"format": 5, "documents": {}, "decisions": [], "pins": [], "rounds": [], "also": [{}]}',
    ],
)
def test_an_index_that_says_something_else_is_damage(path, index):
    path.write_bytes(repacked(project_bytes(PROJECT), project_json=index))
    with pytest.raises(ReadError, match="project_damaged"):
        load_project(path)


def test_a_document_that_was_exchanged_is_damage(path):
    path.write_bytes(repacked(project_bytes(PROJECT), documents__draft=b"other"))
    with pytest.raises(ReadError, match="project_damaged"):
        load_project(path)


def test_an_earlier_draft_that_was_exchanged_is_damage(path):
    (name,) = (n for n in zipfile.ZipFile(io.BytesIO(project_bytes(PROJECT))).namelist() if n.startswith("rounds/"))
    path.write_bytes(repacked(project_bytes(PROJECT), **{name.replace("/", "__"): b"other"}))
    with pytest.raises(ReadError, match="project_damaged"):
        load_project(path)


def test_a_further_document_that_was_exchanged_is_damage(path):
    (name,) = (n for n in zipfile.ZipFile(io.BytesIO(project_bytes(PROJECT))).namelist() if n.startswith("uppers/"))
    path.write_bytes(repacked(project_bytes(PROJECT), **{name.replace("/", "__"): b"other"}))
    with pytest.raises(ReadError, match="project_damaged"):
        load_project(path)


def test_a_newer_format_is_refused_even_beside_an_older_copy(path):
    save_project(PROJECT, previous_copy(path))
    path.write_bytes(repacked(project_bytes(PROJECT), project_json=json.dumps({"format": FORMAT + 1}).encode()))
    with pytest.raises(ReadError, match="project_newer"):
        load_project(path)


FORMAT_1: dict[str, Any] = {
    "format": 1,
    "documents": {
        "reference": {"name": "上位文件.docx", "path": "/甲/上位文件.docx"},
        "draft": {"name": "粘贴的草案.txt", "path": ""},
    },
    "decisions": [
        {"task": ["reference", "二、（一）", "全面推行“𠮷祥”学徒制", 1], "kind": "keep", "reason": "有据", "note": ""}
    ],
    "pins": [
        {
            "task": ["reference", "二、（一）", "全面推行“𠮷祥”学徒制", 1],
            "kind": "link",
            "passage": ["draft", "一、", "探索学徒制", 0],
            "verdict": None,
            "reason": "",
        }
    ],
}


def test_a_file_of_the_first_format_opens_with_all_that_was_in_it(path):
    index = json.loads(zipfile.ZipFile(io.BytesIO(project_bytes(PROJECT))).read("project.json"))
    for side, entry in FORMAT_1["documents"].items():
        entry["sha256"] = index["documents"][side]["sha256"]
    path.write_bytes(repacked(project_bytes(PROJECT), project_json=json.dumps(FORMAT_1).encode()))
    assert load_project(path).project == Project(
        replace(PROJECT.reference, view=View.FINAL),
        PROJECT.draft,
        (Decision(TASK, DecisionKind.KEEP, "有据"),),
        (Pin(TASK, PinKind.LINK, PASSAGE),),
    )


def test_a_file_of_the_second_format_has_the_draft_as_read(path):
    index = json.loads(zipfile.ZipFile(io.BytesIO(project_bytes(PROJECT))).read("project.json"))
    del index["edits"], index["rounds"], index["reopened"], index["also"]
    path.write_bytes(repacked(project_bytes(PROJECT), project_json=json.dumps({**index, "format": 2}).encode()))
    assert load_project(path).project == replace(PROJECT, edits=(), rounds=(), reopened=(), also=())


def test_an_edit_that_holds_a_blank_line_is_damage(path):
    index = json.loads(zipfile.ZipFile(io.BytesIO(project_bytes(PROJECT))).read("project.json"))
    index["edits"][0]["lines"] = ["一、任务。", " "]
    path.write_bytes(repacked(project_bytes(PROJECT), project_json=json.dumps(index).encode()))
    with pytest.raises(ReadError, match="project_damaged"):
        load_project(path)


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("decisions", 0, "task", 0), "elsewhere"),
        (("decisions", 0, "task", 3), -1),
        (("decisions", 0, "task", 3), True),
        (("decisions", 0, "reason"), None),
        (("decisions", 0, "kind"), "perhaps"),
        (("terms", "limit"), "4000"),
        (("note", "in_report"), 1),
        (("note", "text"), 5),
        (("rounds", 0, "kept"), "no"),
        (("documents", "draft", "view"), "tomorrow"),
    ],
    ids=str,
)
def test_a_value_of_another_kind_is_damage(path, at, value):
    index = json.loads(zipfile.ZipFile(io.BytesIO(project_bytes(PROJECT))).read("project.json"))
    *way, last = at
    held = index
    for step in way:
        held = held[step]
    held[last] = value
    path.write_bytes(repacked(project_bytes(PROJECT), project_json=json.dumps(index).encode()))
    with pytest.raises(ReadError, match="project_damaged"):
        load_project(path)


def test_a_folder_in_place_of_the_file_cannot_be_read(path):
    path.mkdir()
    with pytest.raises(ReadError, match="file_unreadable"):
        load_project(path)


def test_a_damaged_file_beside_a_damaged_copy_is_told_as_itself(path):
    path.write_bytes(b"PK torn")
    previous_copy(path).write_bytes(b"PK torn too")
    with pytest.raises(ReadError, match="project_damaged") as caught:
        load_project(path)
    assert caught.value.params["name"] == path.name


def test_a_file_that_would_unpack_to_more_than_any_plan_is_refused(path, monkeypatch):
    path.write_bytes(project_bytes(PROJECT))
    monkeypatch.setattr(project_store, "LARGEST", 100)
    with pytest.raises(ReadError, match="project_damaged"):
        load_project(path)


def test_where_the_copy_before_cannot_be_kept_nothing_is_written_and_nothing_left(path):
    save_project(STATES[0], path)
    previous_copy(path).mkdir()
    (previous_copy(path) / "held").write_bytes(b"")  # a folder that nothing replaces
    with pytest.raises(WriteError, match="file_unwritable"):
        save_project(STATES[1], path)
    assert load_project(path).project == STATES[0]
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, path.name + ".bak"]


def test_a_file_of_the_third_format_opens_as_the_first_round(path):
    index = json.loads(zipfile.ZipFile(io.BytesIO(project_bytes(PROJECT))).read("project.json"))
    del index["rounds"], index["reopened"], index["also"]
    path.write_bytes(repacked(project_bytes(PROJECT), project_json=json.dumps({**index, "format": 3}).encode()))
    assert load_project(path).project == replace(PROJECT, rounds=(), reopened=(), also=())


def test_an_older_format_is_upgraded_step_by_step():
    steps = {
        1: lambda content: {**content, "format": 2, "a": 1},
        2: lambda content: {**content, "format": 3, "b": content["a"] + 1},
    }
    assert upgraded({"format": 1}, "某省.duibiao", steps=steps, target=3) == {"format": 3, "a": 1, "b": 2}
    with pytest.raises(ReadError, match="project_damaged"):
        upgraded({"format": 0}, "某省.duibiao", steps=steps, target=3)


def test_a_file_that_is_not_there_is_said_so(path):
    with pytest.raises(ReadError, match="file_missing"):
        load_project(path)


def test_a_missing_folder_is_refused(path):
    with pytest.raises(WriteError, match="folder_missing"):
        save_project(PROJECT, path.parent / "没有" / path.name)
