"""What is taken out of a built folder, and why nothing else is."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import build_spec
from package import contents, left_out, shared_objects

linux = pytest.mark.skipif(not shared_objects.readable(), reason="reads ELF files with objdump")


def made(folder: Path, *names: str) -> Path:
    """A folder with these files, a byte in each."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def left(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def test_chinese_words_of_qt_stay_and_other_languages_go(tmp_path: Path):
    words = "PySide6/Qt/translations"
    gone = left_out.prune(made(tmp_path, f"{words}/qtbase_zh_CN.qm", f"{words}/qtbase_de.qm", f"{words}/qt_de.qm"))
    assert left(tmp_path) == [f"{words}/qtbase_zh_CN.qm"]
    assert [(entry.files, entry.size) for entry in gone] == [(2, 2)]


def test_the_same_holds_for_the_folders_of_windows(tmp_path: Path):
    made(tmp_path, "PySide6/translations/qtbase_zh_CN.qm", "PySide6/translations/qtbase_fr.qm")
    made(tmp_path, "PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/platforms/qminimal.dll")
    made(tmp_path, "PySide6/plugins/tls/qschannelbackend.dll")
    left_out.prune(tmp_path)
    assert left(tmp_path) == ["PySide6/plugins/platforms/qwindows.dll", "PySide6/translations/qtbase_zh_CN.qm"]


def test_a_folder_that_is_empty_then_goes_too(tmp_path: Path):
    left_out.prune(made(tmp_path, "jieba/lac_small/model/one", "jieba/kept"))
    assert sorted(path.name for path in (tmp_path / "jieba").iterdir()) == ["kept"]


def test_every_reason_is_given_and_every_module_named_once():
    names = left_out.modules()
    assert len(names) == len(set(names))
    table = left_out._table()
    assert all(len(entry["reason"]) > 10 for entry in [*table["modules"], *table["files"]])


def test_nothing_that_the_program_imports_is_left_out():
    program = (
        "import sys, desktop.app, desktop.services.export, desktop.services.matrix, desktop.self_test\n"
        "print('\\n'.join(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    # hashlib asks for OpenSSL and does without; ssl and its like are what the test of the house keeps out.
    assert set(left_out.modules()) & set(said) <= {"_hashlib"}


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    """A program that needs libone, which needs libtwo; libthree is nobody's."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("needs a C compiler")

    def build(target: str, source: str, *options: str) -> None:
        place = [f"-L{tmp_path}", f"-Wl,-rpath-link,{tmp_path}"]
        command = [compiler, "-x", "c", "-", "-o", str(tmp_path / target), *place]
        subprocess.run([*command, "-x", "none", *options], input=source, text=True, check=True, cwd=tmp_path)

    build("libtwo.so", "int two(void) { return 2; }", "-shared", "-fPIC")
    build("libone.so", "int two(void); int one(void) { return two(); }", "-shared", "-fPIC", "-ltwo")
    build("libthree.so", "int three(void) { return 3; }", "-shared", "-fPIC")
    build("program", "int one(void); int main(void) { return one(); }", "-lone")
    (tmp_path / "libthree.so.1").symlink_to("libthree.so")
    return tmp_path


@linux
def test_a_library_that_nothing_asks_for_is_an_orphan_and_so_are_its_links(chain: Path):
    assert sorted(path.name for path in shared_objects.orphans(chain)) == ["libthree.so", "libthree.so.1"]


@linux
def test_what_is_not_in_the_folder_is_wanted_of_the_system(chain: Path):
    wanted = shared_objects.wanted_of_the_system(chain)
    assert "program" in wanted["libc.so.6"]
    assert "libone.so" not in wanted
    assert max(shared_objects.by_glibc(chain)) >= (2, 2)


@linux
def test_tables_for_debuggers_go_and_the_program_still_runs(chain: Path):
    files, size = shared_objects.strip(chain)
    assert files == 4
    assert size > 0
    assert shared_objects.strip(chain) == (0, 0)
    assert subprocess.run([chain / "program"], env={"LD_LIBRARY_PATH": str(chain)}, check=False).returncode == 2


@linux
def test_a_folder_of_the_building_machine_in_which_libraries_are_looked_for_is_found(chain: Path):
    command = ["cc", "-x", "c", "-", "-o", chain / "other", "-Wl,-rpath,/home/someone/lib:$ORIGIN/lib"]
    subprocess.run(command, input="int main(void) { return 0; }", text=True, check=True)
    assert shared_objects.foreign_places(chain) == {"/home/someone/lib": ["other"]}


def test_of_the_systems_libraries_only_those_stay_that_not_every_desktop_has(tmp_path: Path):
    made(tmp_path, "libstdc++.so.6", "libX11.so.6", "libxcb-cursor.so.0", "libsqlite3.so.0", "PySide6/libstdc++.so.6")
    left_out.prune(tmp_path)
    assert left(tmp_path) == ["PySide6/libstdc++.so.6", "libsqlite3.so.0", "libxcb-cursor.so.0"]


def test_what_is_left_to_the_system_has_a_package_there():
    said = tomllib.loads((left_out.TABLE.parent / "linux/control.toml").read_text(encoding="utf-8"))
    (names,) = (
        entry["paths"] for entry in left_out._table()["files"] if entry["reason"].startswith("Linux: libraries")
    )
    assert set(names) <= set(said["libraries"])


def test_all_of_our_own_data_is_told_to_pyinstaller():
    told = build_spec.arguments(Path("anywhere"))
    for source, target in contents.DATA.items():
        assert f"--add-data={build_spec.ROOT / source}{os.pathsep}{target}" in told


def test_a_file_of_ours_that_is_not_in_the_folder_or_another_there_is_missing(tmp_path: Path):
    made(tmp_path / "checkout", "resources/rules/a.toml", "resources/b.toml", "seeds/c.txt")
    inner = made(tmp_path / "inner", "desktop/_resources/rules/a.toml", "desktop/_resources/b.toml")
    (inner / "desktop/_resources/b.toml").write_text("otherwise", encoding="utf-8")
    assert contents.missing(tmp_path / "checkout", inner) == ["desktop/_resources/b.toml", "desktop/_seeds/c.txt"]


def test_input_methods_and_both_kinds_of_display_are_never_left_out(tmp_path: Path):
    plugins = "PySide6/Qt/plugins"
    needed = (
        f"{plugins}/platforminputcontexts/libibusplatforminputcontextplugin.so",
        f"{plugins}/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        f"{plugins}/platforms/libqxcb.so", f"{plugins}/platforms/libqwayland.so",
        f"{plugins}/platforms/libqoffscreen.so", f"{plugins}/imageformats/libqsvg.so",
        f"{plugins}/iconengines/libqsvgicon.so",
        f"{plugins}/platformthemes/libqxdgdesktopportal.so",
    )  # fmt: skip
    left_out.prune(made(tmp_path, *needed))
    assert left(tmp_path) == sorted(needed)


def test_the_table_adds_up_and_puts_the_largest_first(tmp_path: Path):
    made(tmp_path, "duibiao", "_internal/PySide6/Qt/lib/libicudata.so.73", "_internal/PySide6/QtGui.abi3.so")
    (tmp_path / "_internal/libX11.so.6").write_bytes(b"x" * 3_000_000)
    rows = contents.table(tmp_path, [left_out.LeftOut("a reason", 2, 1_500_000)]).splitlines()
    assert rows[1].split() == ["libraries", "of", "the", "system", "1", "3.0"]
    assert any(row.split() == ["all", "4", "3.0"] for row in rows)
    assert rows[-1].split() == ["a", "reason", "2", "1.5"]
