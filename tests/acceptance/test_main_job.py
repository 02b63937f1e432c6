"""The main job from files to Word: a national plan beside a province's, by the command that a drafter runs."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pypdfium2
import pytest
from lxml import etree

from desktop import cli
from desktop.core import resources
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers import read_document
from desktop.core.writers.clean_draft import clean_draft

SEEDS = ("guangdong_measures_2024", "guangxi_implementation_plan_2025", "shandong_measures_2024")
OUTPUTS = ("批注.docx", "报告.docx", "结果.json")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Job:
    """A comparison that was run: the draft with its digest before, where the outputs are, what was printed."""

    draft: Path
    digest: str
    folder: Path
    printed: str

    def output(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    @property
    def report(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.output("结果.json"))
        return found


def run(root: Path, draft: Path, folder: Path, *, hash_seed: str) -> Job:
    """Compare with every output, the date fixed, in a process whose sets have an order of their own."""
    digest = hashlib.sha256(draft.read_bytes()).hexdigest()
    options = ["--annotated", "--report", "--json"]
    targets = [part for option, name in zip(options, OUTPUTS, strict=True) for part in (option, folder / name)]
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "compare", "seeds/national_action_plan_2024.txt", draft, *targets],
        cwd=root, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": hash_seed, "SOURCE_DATE_EPOCH": "1764000000"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return Job(draft, digest, folder, done.stdout)


@pytest.fixture(scope="module", params=[*SEEDS, "guangxi_implementation_plan_2025.docx"])
def job(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Each province's plan as a draft, once as a Word file."""
    folder = tmp_path_factory.mktemp("out")
    draft = root / "seeds" / f"{request.param.removesuffix('.docx')}.txt"
    if request.param.endswith(".docx"):
        document = read_document(draft)
        draft = tmp_path_factory.mktemp("in") / request.param
        draft.write_bytes(clean_draft(document, parse_outline(document)))
    return run(root, draft, folder, hash_seed="1")


def comments(data: bytes) -> dict[str, list[str]]:
    """By comment id its paragraphs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/comments.xml"))
    return {comment.get(f"{W}id"): ["".join(line.itertext()) for line in comment] for comment in root}


# --- what is written --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_output_is_written_and_told(job: Job):
    assert sorted(path.name for path in job.folder.iterdir()) == sorted(OUTPUTS)
    assert all(f"已写出：{job.folder / name}" in job.printed for name in OUTPUTS)


@pytest.mark.slow
def test_the_draft_is_left_as_it_was(job: Job):
    assert hashlib.sha256(job.draft.read_bytes()).hexdigest() == job.digest


@pytest.mark.slow
def test_the_json_report_keeps_its_schema(job: Job):
    schema = json.loads(resources.resource("schema/duibiao.report.1.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(job.report)


@pytest.mark.slow
def test_every_task_has_one_verdict_and_the_counts_agree(job: Job):
    tasks = job.report["tasks"]
    assert len({task["id"] for task in tasks}) == len(tasks) == job.report["summary"]["tasks"] > 30
    counted = Counter(task["verdict"] for task in tasks)
    assert {verdict: job.report["summary"][verdict] for verdict in counted} == counted


@pytest.mark.slow
def test_every_quote_stands_where_its_span_says(job: Job, root: Path):
    reference = read_document(root / "seeds/national_action_plan_2024.txt").text
    draft = read_document(job.draft).text
    for task in job.report["tasks"]:
        assert reference[slice(*task["span"])] == task["quote"]
        assert all(draft[slice(*evidence["span"])] == evidence["quote"] for evidence in task["evidence"])
        assert all(finding["reference_quote"] in reference for finding in task["findings"])
        assert all(finding["draft_quote"] in draft for finding in task["findings"])
    assert all(draft[slice(*addition["span"])] == addition["quote"] for addition in job.report["additions"])


@pytest.mark.slow
def test_the_annotated_draft_says_what_the_draft_said(job: Job):
    annotated = read_document(job.folder / "批注.docx")
    assert annotated.text == read_document(job.draft).text


@pytest.mark.slow
def test_a_comment_on_a_weakened_task_stands_on_the_words_it_quotes(job: Job, anchored: Callable[[bytes], Any]):
    expected = [
        finding["draft_quote"] or task["evidence"][0]["quote"]
        for task in job.report["tasks"]
        if task["verdict"] == "weakened"
        for finding in task["findings"]
    ]
    data = job.output("批注.docx")
    places = anchored(data)
    found = [places[key].rstrip("\n") for key, lines in comments(data).items() if lines[0].startswith("▽")]
    assert Counter(found) == Counter(expected)
    assert expected


@pytest.mark.slow
def test_every_missing_task_stands_in_one_comment_on_a_heading_of_the_draft(job: Job, anchored: Callable[[bytes], Any]):
    data = job.output("批注.docx")
    places = anchored(data)
    gathered = {key: lines for key, lines in comments(data).items() if lines[0].startswith("○")}
    listed = sum(len(lines) - 2 for lines in gathered.values())
    assert listed == job.report["summary"]["missing"] > 0
    draft = job.report["draft"]
    clauses = ["".join(clause["text"].split()) for clause in draft["clauses"]]
    title = "".join(draft["title"].split())
    for key in gathered:
        words = "".join(places[key].split())
        assert words
        assert words in title or title in words or any(text.startswith(words) for text in clauses)


@pytest.mark.slow
def test_the_report_names_every_task_that_is_not_carried(job: Job):
    said = "".join(read_document(job.folder / "报告.docx").text.split())
    for task in job.report["tasks"]:
        if task["verdict"] in ("weakened", "missing"):
            assert "".join(task["quote"].split()) in said


@pytest.mark.slow
def test_a_second_run_gives_the_same_bytes(job: Job, root: Path, tmp_path: Path):
    again = run(root, job.draft, tmp_path, hash_seed="2")
    for name in OUTPUTS:
        assert again.output(name) == job.output(name), name


# --- what cannot be read ----------------------------------------------------------------------------------

PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082")
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage\0".encode("utf-16-le")


def scanned() -> bytes:
    """A PDF whose only page is a picture."""
    made = pypdfium2.PdfDocument.new()
    page = made.new_page(595, 842)
    bitmap = pypdfium2.PdfBitmap.new_native(60, 84, pypdfium2.raw.FPDFBitmap_BGR)
    bitmap.fill_rect((90, 90, 90, 255), 10, 10, 40, 4)
    image = pypdfium2.PdfImage.new(made)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page.insert_obj(image)
    page.gen_content()
    buffer = io.BytesIO()
    made.save(buffer)
    page.close()
    made.close()
    return buffer.getvalue()


def never(files: Sequence[str] = ()) -> int:
    """A window or self-test that must not be opened here."""
    raise AssertionError(files)


@pytest.mark.parametrize("place", [0, 1], ids=["reference", "draft"])
@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("没有.docx", None, "找不到"),
        ("空.docx", b"", "空"),
        ("空.txt", b"", "空"),
        ("照片.docx", PICTURE, "图片"),
        ("加密.docx", ENCRYPTED, "密码"),
        ("扫描.pdf", scanned(), "扫描"),
    ],
    ids=["missing", "empty-word", "empty-text", "picture", "encrypted", "scanned"],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    guangdong_measures: Path,
    name: str,
    content: bytes | None,
    word: str,
    place: int,
):
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    files = [str(guangdong_measures)]
    files.insert(place, str(bad))
    target = tmp_path / "结果.json"
    code = cli.main(["compare", *files, "--json", str(target)], window=never, self_test=never)
    said = capsys.readouterr()
    assert (code, said.out) == (3, "")
    assert name in said.err
    assert word in said.err
    assert_one_sentence(said.err)
    assert not target.exists()


def test_the_same_file_twice_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str], guangdong_measures: Path):
    code = cli.main(["compare", *[str(guangdong_measures)] * 2], window=never, self_test=never)
    said = capsys.readouterr()
    assert (code, said.out) == (3, "")
    assert guangdong_measures.name in said.err
    assert_one_sentence(said.err)


def assert_one_sentence(told: str) -> None:
    """One line of plain Chinese, without a traceback, that ends as sentences do."""
    assert told.count("\n") == 1
    assert told.rstrip().endswith("。")
    assert "Traceback" not in told
    assert not set(told) & set("！!")
