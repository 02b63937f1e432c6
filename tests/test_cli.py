"""The command line: what it prints, writes and returns."""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from desktop import __version__, cli
from desktop.core.errors import AppError
from desktop.core.model.project import DecisionKind, Project
from desktop.core.progress import Silent
from desktop.core.storage.project_store import save_project
from desktop.services.editing import written
from desktop.services.pipeline import compare, read, understand
from desktop.services.project import Origin, source
from desktop.services.review import begin_review

ROOT = Path(__file__).resolve().parent.parent
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082")
Outcome = tuple[int, str, str]


def never(files: Sequence[str] = ()) -> int:
    """A window or self-test that must not be opened here."""
    raise AssertionError(files)


@pytest.fixture
def duibiao(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """The command line in this process: exit code, standard output, standard error."""

    def run(*arguments: str | Path) -> Outcome:
        try:
            code = cli.main([str(argument) for argument in arguments], window=never, self_test=never)
        except SystemExit as leaving:  # argparse: wrong call, --help, --version
            code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def is_plain_chinese(sentence: str) -> bool:
    """Whether a sentence is for a drafter: Chinese, closed, without exclamation and without a traceback."""
    return (
        any("一" <= c <= "鿿" for c in sentence)
        and sentence.rstrip().endswith(("。", "）"))
        and not any(c in sentence for c in "！!")
        and "Traceback" not in sentence
    )


# --- a comparison -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The sample pair compared by the real command, with every output."""
    folder = tmp_path_factory.mktemp("out")
    done = subprocess.run(
        [
            sys.executable, "-m", "desktop", "compare",
            "seeds/national_action_plan_2024.txt", "seeds/guangdong_measures_2024.txt",
            "--annotated", folder / "批注.docx", "--report", folder / "报告.docx", "--json", folder / "结果.json",
            "--author", "张三",
        ],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done, folder


def test_a_comparison_succeeds_whatever_it_finds(outcome: tuple[subprocess.CompletedProcess[str], Path]):
    done, folder = outcome
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["批注.docx", "报告.docx", "结果.json"]


def test_the_summary_and_the_json_report_agree(outcome: tuple[subprocess.CompletedProcess[str], Path]):
    done, folder = outcome
    report = json.loads((folder / "结果.json").read_text(encoding="utf-8"))
    counts = report["summary"]
    assert (
        f"任务 {counts['tasks']} 项：落实 {counts['covered']}，弱化 {counts['weakened']}，"
        f"缺失 {counts['missing']}，不适用 {counts['not_applicable']}"
    ) in done.stdout
    assert done.stdout.count("\n  ○ ") == counts["missing"]
    assert done.stdout.count("\n  ▽ ") == counts["weakened"]
    assert counts["tasks"] == len(report["tasks"]) > 30


def test_the_summary_says_where_the_files_are(outcome: tuple[subprocess.CompletedProcess[str], Path]):
    done, folder = outcome
    for name in ("批注.docx", "报告.docx", "结果.json"):
        assert f"已写出：{folder / name}" in done.stdout


def test_the_comments_bear_the_author(outcome: tuple[subprocess.CompletedProcess[str], Path]):
    import zipfile

    with zipfile.ZipFile(outcome[1] / "批注.docx") as package:
        assert 'w:author="张三"' in package.read("word/comments.xml").decode("utf-8")


def test_the_same_call_gives_the_same_bytes(
    duibiao: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    national_plan: Path,
    guangdong_measures: Path,
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    written = []
    for name in ("一", "二"):
        paths = {
            "--annotated": tmp_path / f"批注{name}.docx",
            "--report": tmp_path / f"报告{name}.docx",
            "--json": tmp_path / f"结果{name}.json",
        }
        options = (part for option in paths.items() for part in option)
        assert duibiao("compare", national_plan, guangdong_measures, *options)[0] == 0
        written.append([path.read_bytes() for path in paths.values()])
    assert written[0] == written[1]


def test_a_comparison_never_loads_qt(national_plan: Path, guangdong_measures: Path):
    program = (
        "import sys\nfrom desktop import cli\n"
        f"arguments = ['compare', {str(national_plan)!r}, {str(guangdong_measures)!r}]\n"
        "code = cli.main(arguments, window=None, self_test=None)\n"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_verbose_shows_the_stages(duibiao: Callable[..., Outcome], national_plan: Path, guangdong_measures: Path):
    _, _, err = duibiao("compare", national_plan, guangdong_measures, "--verbose")
    assert "正在读取上位文件" in err
    assert "正在查找对应" in err


# --- input that cannot be read ----------------------------------------------------------------------------


def test_a_missing_file_is_named(duibiao: Callable[..., Outcome], guangdong_measures: Path):
    code, out, err = duibiao("compare", "没有这个文件.docx", guangdong_measures)
    assert (code, out) == (3, "")
    assert "没有这个文件.docx" in err
    assert is_plain_chinese(err)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.txt", b""),
        ("空白.txt", b" \n\n\t\n"),
        ("图片.docx", PNG),
        ("图片.txt", PNG),
        ("不是压缩包.docx", b"PK\x03\x04 and then nothing"),
        ("坏.pdf", b"%PDF-1.7\nnothing more"),
        ("二进制.txt", bytes(range(256)) * 4),
    ],
)
def test_a_file_that_is_no_document_is_refused(
    duibiao: Callable[..., Outcome], tmp_path: Path, guangdong_measures: Path, name: str, content: bytes
):
    (tmp_path / name).write_bytes(content)
    code, out, err = duibiao("compare", tmp_path / name, guangdong_measures)
    assert (code, out) == (3, ""), err
    assert name in err
    assert is_plain_chinese(err)


def test_a_folder_is_no_document(duibiao: Callable[..., Outcome], tmp_path: Path, guangdong_measures: Path):
    code, _, err = duibiao("compare", tmp_path, guangdong_measures)
    assert code == 3
    assert is_plain_chinese(err)


def test_a_file_without_any_task_is_refused(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, guangdong_measures: Path
):
    talk = tmp_path / "闲话.txt"
    talk.write_text("今天天气很好。", encoding="utf-8")
    for pair in ((str(talk), str(guangdong_measures)), (str(national_plan), str(talk))):
        code, said, told = duibiao("compare", *pair)
        assert (code, said) == (3, "")
        assert told.strip() == (
            "在“闲话.txt”中没有识别出任务。请确认它是方案、措施一类文件的正文，而不是封面、目录或图片。"
        )


def test_the_same_file_on_both_sides_is_refused(duibiao: Callable[..., Outcome], guangdong_measures: Path):
    code, _, err = duibiao("compare", guangdong_measures, guangdong_measures)
    assert code == 3
    assert "同一份文件" in err


def test_a_copy_under_another_name_is_the_same_file(
    duibiao: Callable[..., Outcome], tmp_path: Path, guangdong_measures: Path
):
    (tmp_path / "副本.txt").write_bytes(guangdong_measures.read_bytes())
    code, _, err = duibiao("compare", guangdong_measures, tmp_path / "副本.txt")
    assert code == 3
    assert "同一份文件" in err


# --- output that cannot be written ------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["--annotated", "--report", "--json"])
def test_a_missing_folder_is_told_before_the_work(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, guangdong_measures: Path, option: str
):
    code, out, err = duibiao("compare", national_plan, guangdong_measures, option, tmp_path / "没有" / "结果")
    assert (code, out) == (4, "")
    assert str(tmp_path / "没有") in err
    assert is_plain_chinese(err)


@pytest.mark.parametrize("option", ["--annotated", "--report", "--json"])
def test_an_input_is_never_written_over(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, guangdong_measures: Path, option: str
):
    draft = tmp_path / "草案.txt"
    draft.write_bytes(guangdong_measures.read_bytes())
    code, _, err = duibiao("compare", national_plan, draft, option, draft)
    assert code == 4
    assert is_plain_chinese(err)
    assert draft.read_bytes() == guangdong_measures.read_bytes()


def test_two_results_do_not_go_into_one_file(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, guangdong_measures: Path
):
    target = tmp_path / "结果.docx"
    code, _, err = duibiao("compare", national_plan, guangdong_measures, "--annotated", target, "--report", target)
    assert code == 2
    assert is_plain_chinese(err)
    assert not target.exists()


# --- the call itself --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare"], "缺少参数"),
        (["compare", "一.txt"], "缺少参数"),
        (["compare", "一.txt", "二.txt", "三.txt"], "不认识的参数：三.txt"),
        (["compare", "一.txt", "二.txt", "--json"], "选项 --json"),
        (["compare", "一.txt", "二.txt", "--jso", "x"], "不认识的参数"),
        (["compare", "一.txt", "二.txt", "--only", "缺失、错误"], "“错误”不是选项 --only 里的判定或维度"),
        (["compare", "一.txt", "二.txt", "--skip-checks", "篇幅、错误"], "“错误”不是"),
        (["compare", "一.txt", "二.txt", "--view", "新"], "选项 --view 后面的内容不在可选之列"),
        (["library"], "缺少参数"),
        (["library", "sort"], "不在可选之列"),
        (["library", "list", "x"], "后面不用写内容"),
        (["library", "add"], "请写明"),
        (["library", "remove", "没有"], "没有编号以“没有”开头的方案"),
        (["--nothing"], "不认识的参数：--nothing"),
        (["一.txt"], "或者给出上位文件和草案两个文件"),
        (["一.txt", "二.txt", "三.txt"], "或者给出上位文件和草案两个文件"),
    ],
)
def test_a_wrong_call_is_explained(duibiao: Callable[..., Outcome], arguments: list[str], said: str):
    code, out, err = duibiao(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_results_may_be_limited_to_some_tasks(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, guangdong_measures: Path
):
    target = tmp_path / "结果.json"
    code, out, _ = duibiao("compare", national_plan, guangdong_measures, "--only", "缺失，弱化", "--json", target)
    report = json.loads(target.read_text(encoding="utf-8"))
    assert code == 0
    assert {task["verdict"] for task in report["tasks"]} == {"missing", "weakened"}
    assert "按“判定：缺失、弱化”筛选" in out
    assert "按“判定：缺失、弱化”筛选" in report["unread"][0]


@pytest.fixture
def rounds(tmp_path: Path, guangdong_measures: Path) -> tuple[Path, Path]:
    """A first draft that is weaker in one place, and the second one."""
    words = guangdong_measures.read_text(encoding="utf-8")
    first, second = tmp_path / "第一稿.txt", tmp_path / "第二稿.txt"
    assert "加大数字人才创业培训力度" in words
    first.write_text(words.replace("加大数字人才创业培训力度", "探索数字人才创业培训"), encoding="utf-8")
    second.write_text(words, encoding="utf-8")
    return first, second


def test_the_next_round_is_compared_with_the_one_before(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, rounds: tuple[Path, Path]
):
    first, second = rounds
    target = tmp_path / "结果.json"
    code, out, _ = duibiao("compare", national_plan, second, "--previous", first, "--json", target)
    assert code == 0
    assert "与上一稿相比（本稿为第 2 稿）" in out
    assert "已改好　弱化→落实" in out
    report = json.loads(target.read_text(encoding="utf-8"))
    assert [one["file"] for one in report["rounds"]] == ["第一稿.txt", "第二稿.txt"]
    assert [one["turn"] for one in report["changes"]] == ["mended"]


def test_a_project_s_decisions_go_on_with_the_next_draft(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, rounds: tuple[Path, Path]
):
    first, second = rounds
    sides = [understand(read(path)) for path in (national_plan, first)]
    sources = [
        source(Origin(side.document.name, path), side) for side, path in zip(sides, (national_plan, first), strict=True)
    ]
    session = begin_review(sides[0], sides[1], Project(*sources), compare, Silent())
    everything = [one.task.id for one in session.comparison.judgements]
    kept = tmp_path / "某省.duibiao"
    save_project(session.decided(everything, DecisionKind.KEEP, reason="另有文件规定"), kept)
    report = tmp_path / "报告.docx"
    code, out, _ = duibiao("compare", national_plan, second, "--previous", kept, "--report", report)
    assert code == 0
    assert f"处理意见沿用 {len(everything) - 1} 条，重新打开 1 项任务" in out
    words = "\n".join(cell.text for table in docx.Document(report).tables for cell in table._cells)
    assert "另有文件规定" in words
    assert "▽弱化 → ✓落实" in words


def test_what_was_written_in_a_project_and_comes_back_is_told_as_mended_and_stays_decided(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, rounds: tuple[Path, Path]
):
    first, second = rounds
    sides = [understand(read(path)) for path in (national_plan, first)]
    sources = [
        source(Origin(side.document.name, path), side) for side, path in zip(sides, (national_plan, first), strict=True)
    ]
    document = sides[1].document
    lines = [one.span.of(document.text) for one in document.paragraphs]
    number = next(number for number, line in enumerate(lines) if "探索数字人才创业培训" in line)
    mended = lines[number].replace("探索数字人才创业培训", "加大数字人才创业培训力度")
    project = Project(*sources, edits=written(document, (), number, (mended,)))
    session = begin_review(sides[0], sides[1], project, compare, Silent())
    everything = [one.task.id for one in session.comparison.judgements]
    kept = tmp_path / "某省.duibiao"
    save_project(session.decided(everything, DecisionKind.KEEP, reason="另有文件规定"), kept)
    target, report = tmp_path / "结果.json", tmp_path / "报告.docx"
    code, out, _ = duibiao("compare", national_plan, second, "--previous", kept, "--json", target, "--report", report)
    assert code == 0
    assert "已改好　弱化→落实" in out  # beside the file as it was read
    assert f"处理意见沿用 {len(everything)} 条，重新打开 0 项任务" in out  # beside what the drafter decided on
    made = json.loads(target.read_text(encoding="utf-8"))
    assert [one["turn"] for one in made["changes"]] == ["mended"]
    assert "第一稿.txt（含程序中的修改）" in [
        cell.text for table in docx.Document(report).tables for cell in table._cells
    ]


def test_the_same_draft_twice_is_no_next_round(
    duibiao: Callable[..., Outcome], national_plan: Path, rounds: tuple[Path, Path]
):
    code, _, err = duibiao("compare", national_plan, rounds[0], "--previous", rounds[0])
    assert code == cli.UNREADABLE
    assert "没有新的一轮" in err


def test_a_second_upper_document_is_laid_beside_the_first(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, guangdong_measures: Path
):
    words = guangdong_measures.read_text(encoding="utf-8").replace("广东省", "临江市")
    city = tmp_path / "市.txt"
    city.write_text(words.replace("全面推行职业技能等级制度", "探索职业技能等级制度"), encoding="utf-8")
    report, table = tmp_path / "结果.json", tmp_path / "表.xlsx"
    code, out, _ = duibiao(
        "compare", national_plan, city, "--also", guangdong_measures, "--json", report, "--workbook", table
    )
    assert code == 0
    assert "多份上位文件（2 份）" in out
    assert "广东省文件为“全面推行”，国家文件为“推进”，广东省文件要求更高。" in out
    made = json.loads(report.read_text(encoding="utf-8"))
    assert [one["file"] for one in made["upper_documents"]] == [national_plan.name, guangdong_measures.name]
    with zipfile.ZipFile(table) as package:
        assert "多份上位文件" in package.read("xl/workbook.xml").decode()


def test_an_earlier_draft_is_never_written_over(
    duibiao: Callable[..., Outcome], national_plan: Path, rounds: tuple[Path, Path]
):
    code, _, _ = duibiao("compare", national_plan, rounds[1], "--previous", rounds[0], "--json", rounds[0])
    assert code == cli.UNWRITABLE
    assert "创业培训" in rounds[0].read_text(encoding="utf-8")


def test_the_version_is_printed(duibiao: Callable[..., Outcome]):
    assert duibiao("--version") == (0, f"duibiao {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "-h"], ["library", "-h"]])
def test_help_is_chinese_throughout(duibiao: Callable[..., Outcome], arguments: list[str]):
    code, out, _ = duibiao(*arguments)
    assert code == 0
    assert not any(word in out for word in ("usage", "option", "positional", "show this"))
    assert "130" in out


@pytest.mark.parametrize(
    ("view", "said"), [([], "探索"), (["--view", "final"], "探索"), (["--view", "original"], "全面")]
)
def test_the_view_of_tracked_changes_can_be_chosen(
    duibiao: Callable[..., Outcome], tmp_path: Path, national_plan: Path, view: list[str], said: str
):
    draft = docx.Document()
    for line in ("某市加快数字人才培育实施方案", "一、重点任务", "支持企业开展数字人才培训"):
        draft.add_paragraph(line)
    for kind, words, tag in (("w:del", "全面推行学徒制", "w:delText"), ("w:ins", "探索学徒制", "w:t")):
        change = OxmlElement(kind, attrs={qn("w:id"): "1", qn("w:author"): "甲"})
        run = OxmlElement("w:r")
        text = OxmlElement(tag)
        text.text = words
        run.append(text)
        change.append(run)
        draft.paragraphs[-1]._p.append(change)
    draft.save(tmp_path / "草案.docx")
    code, _, err = duibiao("compare", national_plan, tmp_path / "草案.docx", "--json", tmp_path / "结果.json", *view)
    assert (code, err) == (0, "")
    clauses = json.loads((tmp_path / "结果.json").read_text(encoding="utf-8"))["draft"]["clauses"]
    both = "".join(clause["text"] for clause in clauses)
    assert said in both
    assert ({"探索", "全面"} - {said}).pop() not in both


# --- the library ------------------------------------------------------------------------------------------


def test_a_plan_is_added_found_listed_and_taken_out(duibiao: Callable[..., Outcome], tmp_path: Path):
    plan = tmp_path / "某市方案.txt"
    plan.write_text("某市实施方案\n\n一、主要任务\n支持人才租住蓝色公寓。加强技能培训。\n", encoding="utf-8")
    code, out, _ = duibiao("library", "add", plan, tmp_path / "没有.txt")
    assert code == 0
    assert "加入 1 份，早已在库 0 份，没有加入 1 份" in out
    assert "找不到文件“没有.txt”" in out
    code, out, _ = duibiao("library", "search", "公寓", "蓝色")
    assert "某市实施方案" in out
    assert "蓝色公寓" in out
    number = next(line.split()[0] for line in out.splitlines() if "某市实施方案" in line)
    assert number in duibiao("library", "list")[1]
    assert duibiao("library", "remove", number)[:2] == (0, "已移出　某市实施方案\n")
    assert "找到 0 条" in duibiao("library", "search", "蓝色公寓")[1]
    assert duibiao("library", "add", tmp_path / "没有.txt")[0] == 3


# --- the window -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("files", [[], ["上位文件.docx", "草案.docx"], ["某省.duibiao"]])
def test_without_compare_the_window_opens(files: list[str]):
    opened: list[list[str]] = []

    def window(given: Sequence[str]) -> int:
        opened.append(list(given))
        return 0

    assert cli.main(files, window=window, self_test=never) == 0
    assert opened == [files]


def test_a_window_that_cannot_open_is_explained(capsys: pytest.CaptureFixture[str]):
    def window(given: Sequence[str]) -> int:
        raise AppError("window_missing")

    assert cli.main([], window=window, self_test=never) == 5
    assert is_plain_chinese(capsys.readouterr().err)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there can a display be missing")
def test_without_a_display_the_program_says_so():
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "desktop"],
        cwd=ROOT, env={**environment, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 5
    assert is_plain_chinese(done.stderr)


def test_without_qt_the_program_says_so():
    program = "import sys\nsys.modules['PySide6'] = None\nfrom desktop.__main__ import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 5
    assert is_plain_chinese(done.stderr)


# --- faults -----------------------------------------------------------------------------------------------


def test_an_interruption_has_its_own_code(capsys: pytest.CaptureFixture[str]):
    def window(given: Sequence[str]) -> int:
        raise KeyboardInterrupt

    assert cli.main([], window=window, self_test=never) == 130
    assert is_plain_chinese(capsys.readouterr().err)


@pytest.mark.parametrize(("arguments", "traced"), [([], False), (["--verbose"], True)])
def test_a_fault_of_the_program_shows_a_traceback_only_when_asked(
    capsys: pytest.CaptureFixture[str], arguments: list[str], traced: bool
):
    def window(given: Sequence[str]) -> int:
        raise ZeroDivisionError

    assert cli.main(arguments, window=window, self_test=never) == 1
    err = capsys.readouterr().err
    assert ("Traceback" in err) is traced
    assert is_plain_chinese(err.splitlines()[-1])


# --- a unit's own rules -----------------------------------------------------------------------------------


def test_a_units_rules_are_applied_and_named_in_the_report(duibiao, tmp_path):
    example = ROOT / "resources" / "unit_example"
    pair = (ROOT / "seeds" / "national_action_plan_2024.txt", ROOT / "seeds" / "guangdong_measures_2024.txt")
    code, _, told = duibiao("compare", *pair, "--rules", example, "--json", tmp_path / "out.json")
    assert (code, told) == (0, "")
    version = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["tool"]["rules"]
    assert re.fullmatch(r"[\d.]+\+[0-9a-f]{8}", version)


def test_faulty_rules_are_told_with_file_and_line(duibiao, tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "verdict.toml").write_text("# 阈值\n[scope]\nlost_share = “0.2”\n", encoding="utf-8")
    code, shown, told = duibiao("compare", "a.txt", "b.txt", "--rules", tmp_path)
    assert (code, shown) == (3, "")
    assert "rules/verdict.toml" in told
    assert "第 3 行" in told
    assert is_plain_chinese(told)


# --- many drafts -------------------------------------------------------------------------------------------


@pytest.fixture
def drafts(tmp_path: Path, national_plan: Path, guangdong_measures: Path) -> Path:
    """A folder with one draft, the plan itself and a broken file."""
    folder = tmp_path / "草案"
    folder.mkdir()
    for path in (national_plan, guangdong_measures):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "坏.pdf").write_bytes(b"%PDF-1.7")
    return folder


def test_a_matrix_is_printed_and_written(duibiao, drafts, tmp_path, national_plan):
    book, word = tmp_path / "矩阵.xlsx", tmp_path / "矩阵.docx"
    code, out, err = duibiao("matrix", national_plan, drafts, "--workbook", book, "--report", word, "--verbose")
    assert code == 0
    assert re.search(r"\d+ +\d+ +\d+ +8 +24%  guangdong_measures_2024.txt", out)
    assert "没有列入（2 个）" in out
    assert "已写出：" in out
    assert book.stat().st_size > 5000 < word.stat().st_size
    assert "正在逐份对照草案" in err


def test_a_matrix_without_a_draft_is_a_failure_that_says_why(duibiao, tmp_path, national_plan):
    (tmp_path / "草案").mkdir()
    assert duibiao("matrix", national_plan, tmp_path / "草案")[0] == 3
    (tmp_path / "草案" / "坏.pdf").write_bytes(b"%PDF-1.7")
    code, out, _ = duibiao("matrix", national_plan, tmp_path / "草案")
    assert code == 3
    assert "坏.pdf" in out


def test_a_matrix_is_never_written_over_a_draft(duibiao, drafts, national_plan, guangdong_measures):
    target = drafts / guangdong_measures.name
    before = target.read_bytes()
    code, _, err = duibiao("matrix", national_plan, drafts, "--report", target)
    assert (code, target.read_bytes()) == (4, before)
    assert is_plain_chinese(err)


@pytest.mark.parametrize("number", ["0", "-1", "两个"])
def test_the_number_of_processes_is_a_number(duibiao, drafts, national_plan, number):
    code, _, err = duibiao("matrix", national_plan, drafts, "--workers", number)
    assert code == 2
    assert "--workers" in err
