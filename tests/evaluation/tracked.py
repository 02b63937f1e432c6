"""Real .docx, with whatever revisions they have → changes of ours in them, all accepted and all rejected.

    python -m tests.evaluation.tracked FOLDER… [--each 5] [--office N]

The law: rejecting ours gives back the file, word and look; accepting ours gives the wanted text; what others inserted
and struck stays. Judged by `tests.settling`, which knows nothing of the program; with --office also by the LibreOffice
of this machine, on N of the cases: rejecting all in our file gives what it gives in the file as it was, accepting all
what it gives in the file that `tests.settling` accepted.
"""

import argparse
import io
import random
import re
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.office import converter
from desktop.core.text.replacement import Replacement
from desktop.core.wordml.changes import Change, LostParagraph, NewParagraph, place_of
from desktop.core.wordml.package import open_word, to_bytes
from desktop.core.wordml.revisions import Reviser
from desktop.core.wordml.walk import walk
from tests.settling import canonical, settled

OURS, MOMENT = "对标测试", datetime(2026, 11, 21, 9, 30)  # noqa: DTZ001 - Word knows no time zone here
PUT_IN = ("全面推行", "不少于1000人", "应当", "加大政策宣传力度", "到2026年底前")
DOCUMENT = "word/document.xml"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# A macro of LibreOffice's own, since Debian's has no bridge to Python: each line of a list is a file, what to do with
# all its changes, and where its text goes.
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(jobs As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  plain(0).Name = "FilterName" : plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions" : plain(1).Value = "UTF8,LF,,,"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  handle = FreeFile
  Open jobs For Input As handle
  While Not Eof(handle)
    Line Input #handle, job
    parts = Split(job, Chr(9))
    document = StarDesktop.loadComponentFromURL(ConvertToURL(parts(0)), "_blank", 0, hidden())
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; parts(1), "", 0, Array())
    document.storeToURL(ConvertToURL(parts(2)), plain())
    document.close(True)
  Wend
  Close handle
  StarDesktop.terminate()
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{}</library:library>
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A file, its bytes, with our changes, and its text once ours are accepted, line by line."""

    name: str
    original: bytes
    made: bytes
    wanted: list[str]


def cases(path: Path, each: int) -> Iterator[Case]:
    """So many sets of changes drawn for one file; none where it cannot be opened or has no text."""
    original = path.read_bytes()
    try:
        lines = _lines(original, path.name)
    except AppError:
        return
    with zipfile.ZipFile(io.BytesIO(original)) as package:
        if DOCUMENT not in package.namelist() or TRANSITIONAL not in package.read(DOCUMENT):
            return  # tests.settling knows this name and namespace only
    for number in range(each if lines else 0):
        document = open_word(original, path.name)
        reviser = Reviser(walk(document), author=OURS, moment=MOMENT)
        changes = [change for change in drawn(lines, random.Random(f"{path.name} {number}")) if reviser.takes(change)]
        if changes:
            reviser.revise(changes)
            yield Case(path.name, original, to_bytes(document), applied(lines, changes))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a file's text, or a row. start: its first character's place. number: its automatic number."""

    start: int
    text: str
    number: str
    row: bool


def _lines(data: bytes, name: str) -> list[Line]:
    made, start = [], 0
    for paragraph in walk(open_word(data, name)).paragraphs:
        made.append(Line(start, paragraph.text, paragraph.number, bool(paragraph.cells)))
        start += len(paragraph.text) + 1
    return made


def drawn(lines: list[Line], rng: random.Random) -> list[Change]:
    """Up to twenty changes, at most one to a line: words put in, struck, exchanged, paragraphs new and lost."""
    changes: list[Change] = []
    wordy = [line for line in lines if line.text.strip()]
    for line in sorted(rng.sample(wordy, min(20, len(wordy))), key=lambda line: line.start):
        at = line.start + rng.randrange(len(line.text))
        end = min(line.start + len(line.text), at + rng.randint(1, 9))
        if "\t" in line.text[at - line.start : end - line.start]:
            continue  # over the border of two cells
        new = rng.choice(PUT_IN)
        possible: list[Change] = [Replacement(at, end, new), Replacement(at, end, ""), Replacement(at, at, new)]
        possible.append(LostParagraph(line.start))
        if not line.row:  # a cell's paragraph is no line of the text
            possible.append(NewParagraph(line.start, new))
        changes.append(rng.choice(possible))
    return changes


def applied(lines: list[Line], changes: list[Change]) -> list[str]:
    """What the text becomes, automatic numbers, blanks and empty lines left aside; at most one change to a line."""
    made = []
    for line in lines:
        words = line.text.removeprefix(line.number)
        cut = line.start + len(line.text) - len(words)
        here = [one for one in changes if line.start <= place_of(one) <= line.start + len(line.text)]
        change = here[0] if here else None
        if isinstance(change, Replacement):
            made.append(words[: change.start - cut] + change.text + words[change.end - cut :])
        elif not isinstance(change, LostParagraph):
            made += [words, *([change.text] if change is not None else [])]
    return _said(made)


def _said(lines: list[str]) -> list[str]:
    return [words for line in lines if (words := re.sub(r"\s", "", line))]


def broken(case: Case) -> list[str]:
    """Which parts of the law do not hold."""
    accepted = settled(case.made, OURS, accept=True)
    final = [line.text.removeprefix(line.number) for line in _lines(_with(case, accepted), case.name)]
    checks = {
        "rejecting gives the file back": settled(case.made, OURS, accept=False) == canonical(case.original),
        "accepting gives the wanted text": _ordered(_said(final), accepted) == _ordered(case.wanted, accepted),
        "nothing of ours is left": f'w:author="{OURS}"' not in accepted,
        "others' words struck stay struck": _struck(accepted) == _struck(canonical(case.original)),
        "all other parts are as they were": _others(case.made) == _others(case.original),
    }
    return [law for law, holds in checks.items() if not holds]


def _ordered(lines: list[str], document: str) -> list[str]:
    """The lines; sorted where there are text boxes, whose lines are read behind the paragraph that holds them, and as
    one where there are line breaks: which of them end a line of the text depends on the words beside them.
    """
    lines = sorted(lines) if "txbxContent" in document else lines
    return ["".join(lines)] if "<w:br" in document else lines


def _struck(document: str) -> str:
    return "".join(re.findall("<w:delText[^>]*>(.*?)</w:delText>", document))


def _with(case: Case, document: str) -> bytes:
    """The file with another document.xml."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(case.made)) as package, zipfile.ZipFile(made, "w") as other:
        for name in package.namelist():
            other.writestr(name, document.encode() if name == DOCUMENT else package.read(name))
    return made.getvalue()


def _others(data: bytes) -> dict[str, str]:
    """The story parts beside the document, by name; how a part is written down does not matter."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"word/[a-z]+\d*\.xml", name) and name != DOCUMENT]
        return {name: canonical(_alone(package.read(name))) for name in names}


def _alone(part: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(DOCUMENT, part)
    return made.getvalue()


def _beyond_office(data: bytes) -> bool:
    """A protected file, in which LibreOffice settles nothing; a date, which it writes anew; a floating table, which it
    may lose with its text in the file as it was; a comment in a table: of its row, once struck, it leaves an empty one.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in (DOCUMENT, "word/settings.xml") if name in package.namelist()]
        written = "".join(package.read(name).decode() for name in names)
    protected = re.search('<w:documentProtection[^>]*w:enforcement="(?:1|true|on)"', written)
    remarked = re.search("<w:commentReference(?:(?!</w:tbl>|<w:tbl>).)*</w:tbl>", written, re.DOTALL)
    return bool(protected or remarked or re.search(r"[ \">](?:DATE|TIME) |<w:tblpPr ", written))


def by_office(chosen: list[Case], program: Path) -> list[str]:
    """The cases that LibreOffice sees otherwise, by what it does; "" in place of a text where it makes none."""
    with tempfile.TemporaryDirectory(prefix="duibiao-") as made:
        folder = Path(made)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        start = [str(program), profile, "--headless", "--norestore"]
        # The first start writes a library of its own over whatever is there.
        subprocess.run([*start, "--terminate_after_init"], capture_output=True, check=False)
        library = folder / "profile" / "user" / "basic" / "Standard"
        (library / "Module1.xba").write_text(MACRO, encoding="utf-8")
        (library / "script.xlb").write_text(LIBRARY.format('<library:element library:name="Module1"/>'))
        (library / "dialog.xlb").write_text(LIBRARY.format(""))
        jobs = []
        for number, case in enumerate(chosen):
            accepted = _with(case, settled(case.made, OURS, accept=True))
            for what, ours, other in (("Reject", case.made, case.original), ("Accept", case.made, accepted)):
                for side, data in (("ours", ours), ("other", other)):
                    file = folder / f"{number}{what}{side}.docx"
                    file.write_bytes(data)
                    jobs.append(f"{file}\t{what}AllTrackedChanges\t{file.with_suffix('.txt')}")
        (folder / "jobs").write_text("\n".join(jobs))
        call = f'macro:///Standard.Module1.Settle("{folder / "jobs"}")'
        subprocess.run([*start, call], capture_output=True, check=False)

        def text(name: str) -> str:
            file = folder / f"{name}.txt"
            return file.read_text(encoding="utf-8-sig") if file.is_file() else ""

        return [
            f"{case.name}: {what}"
            for number, case in enumerate(chosen)
            for what in ("Reject", "Accept")
            if not text(f"{number}{what}ours") or text(f"{number}{what}ours") != text(f"{number}{what}other")
        ]


def main() -> None:
    """Print how many cases there were, on how many files, and each that broke the law."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.tracked")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=5)
    parser.add_argument("--office", type=int, default=0)
    arguments = parser.parse_args()
    kept: list[Case] = []
    counts: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for path in sorted(path for folder in arguments.folders for path in folder.rglob("*.docx")):
        for case in cases(path, arguments.each):
            kept += [case] * (not counts[str(path)])
            counts[str(path)] += 1
            for law in broken(case):
                faults[law] += 1
                print(f"{case.name}: not true that {law}", flush=True)
    print(f"{counts.total()} cases on {len(counts)} files, {faults.total()} broken")
    program = converter()
    if arguments.office and program is not None:
        able = [case for case in kept if not _beyond_office(case.original)]
        chosen = random.Random(7).sample(able, min(arguments.office, len(able)))
        seen = by_office(chosen, program)
        print(f"LibreOffice: {2 * len(chosen) - len(seen)} of {2 * len(chosen)} as expected", *seen, sep="\n    ")


if __name__ == "__main__":
    main()
