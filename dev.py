"""A clone on a bare machine → the demo, the window, the tests, the checks. Standard library only.

python3 dev.py demo    compare two documents of the sample library, write Word and JSON files into out/
python3 dev.py test    run the tests (what follows goes to pytest)
python3 dev.py coverage  run the tests of the core on all cores, with branch coverage and its floor
python3 dev.py check   ruff, mypy, import contracts, Word files against the standard, wheel and its self-test
python3 dev.py run     the program itself (what follows goes to it)
python3 dev.py pictures   the pictures of the manual, taken from the running window
python3 dev.py parts      what the program runs with, for the about box: after a change of dependencies

Each does the set-up it needs first: the system packages that Python and Qt lack (Debian and its kin,
as root or with passwordless sudo; elsewhere it says what to install) and a virtual environment in
.venv/. A stamp in there lets later runs skip all that until pyproject.toml changes.
"""

import ctypes
import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (this runs before anything has looked at requires-python)
    sys.exit("需要 Python 3.11 或更高版本，当前是 " + sys.version.split()[0] + "。")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "duibiao-stamp"
OUT = ROOT / "out"
REFERENCE = "seeds/national_action_plan_2024.txt"
DRAFT = "seeds/guangdong_measures_2024.txt"
MEASURED = ("tests/core", "tests/services", "tests/test_cli.py", "tests/acceptance")
SKIPPED = 77  # exit code of a check that this machine has no means for, and that has said so
# Without PEP 517, Debian's pip builds jieba (source only) in a way of its own and complains at length.
INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--use-pep517")
WINDOWS = sys.platform == "win32"

# Shared library → the Debian package that brings it. Without these Qt does not load at all …
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# … and without these it opens no window on an X display.
XCB_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_PACKAGE = "fonts-noto-cjk"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_NAMES = ("cjk", "sourcehan", "wqy", "uming", "ukai", "simsun", "simhei", "msyh", "fangsong", "droidsansfallback")


def say(text: str) -> None:
    """Print one line to the person at the terminal, at once."""
    print(text, flush=True)


def run(command: Sequence[str | Path], **environment: str) -> int:
    """Run a command from the root of the checkout; its exit code."""
    say("$ " + " ".join(str(part) for part in command))
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def need(command: Sequence[str | Path], failure: str) -> None:
    """Run a command that the rest depends on; stop with the sentence `failure` where it does not work."""
    if run(command) != 0:
        sys.exit(failure)


# --- the system ------------------------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Whether a font with Chinese characters is installed (else the window and pictures show boxes)."""
    for folder in FONT_FOLDERS:
        for _, _, names in os.walk(Path(folder).expanduser()):
            if any(known in name.lower().replace("-", "") for name in names for known in FONT_NAMES):
                return True
    return False


def missing_packages() -> tuple[list[str], list[str]]:
    """Debian packages the system lacks: those that nothing works without, and those for a proper window."""
    if not sys.platform.startswith("linux"):
        return [], []
    necessary = []
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        necessary.append("python3-venv")
    necessary += [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    wanted = [package for library, package in XCB_LIBRARIES.items() if not loads(library)]
    if not has_chinese_font():
        wanted.append(FONT_PACKAGE)
    return necessary, wanted


def administrator() -> list[str] | None:
    """What to put before apt-get: nothing as root, sudo where it asks no password; None where neither holds."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def prepare_system() -> None:
    """Install the system packages that are missing, or say which."""
    necessary, wanted = missing_packages()
    packages = necessary + wanted
    if not packages:
        return
    before = administrator() if shutil.which("apt-get") else None
    if before is None:
        say("本机还缺少以下系统软件包（Debian、Ubuntu 的包名，其他系统请安装对应的包）：")
        say("    " + " ".join(packages))
        say("请用管理员身份执行后重新运行本命令：")
        say("    apt-get update && apt-get install -y --no-install-recommends " + " ".join(packages))
        if necessary:
            sys.exit(1)
        say("缺少的只影响窗口显示，先继续。")
        return
    say("正在安装缺少的系统软件包：" + " ".join(packages))
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "Acquire::Retries=3"]
    run([*apt, "update"])
    need(
        [*apt, "install", "-y", "--no-install-recommends", *packages],
        "系统软件包没有装上，原因见上面 apt-get 的输出。请检查网络和软件源后重新运行。",
    )


# --- the virtual environment -----------------------------------------------------------------------------


def venv_program(name: str, venv: Path = VENV) -> Path:
    """A program of a virtual environment."""
    return venv / "Scripts" / f"{name}.exe" if WINDOWS else venv / "bin" / name


def requirements() -> list[str]:
    """What pyproject.toml asks for, the developers' tools included."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def fingerprint() -> str:
    """What the environment was made from: the declared packages, this script, this Python, this place."""
    parts = [
        (ROOT / "pyproject.toml").read_bytes(),
        Path(__file__).read_bytes(),
        sys.version.encode(),
        str(VENV).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def works(program: Path) -> bool:
    """Whether this Python starts and has pip."""
    if not program.exists():
        return False
    return subprocess.run([str(program), "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def prepare() -> Path:
    """Set up whatever is missing; the virtual environment's Python."""
    python = venv_program("python")
    mark = fingerprint()
    if python.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == mark:
        return python
    prepare_system()
    if not works(python):
        say("正在建立虚拟环境 .venv …")
        need([sys.executable, "-m", "venv", "--clear", VENV], "虚拟环境没有建成，原因见上面的输出。")
    say("正在安装 Python 软件包（第一次需要几分钟）…")
    need(
        [python, *INSTALL, *requirements()],
        "Python 软件包没有装上，原因见上面 pip 的输出。请检查网络和 pip 的软件源设置后重新运行。",
    )
    STAMP.write_text(mark, encoding="utf-8")
    return python


# --- the commands ----------------------------------------------------------------------------------------


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    return WINDOWS or sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(python: Path) -> int:
    """Open the window on the demo's pair and leave it open; 1 if it falls over at once."""
    log = OUT / "window.log"
    with log.open("wb") as output:
        window = subprocess.Popen(
            [str(python), "-m", "desktop", REFERENCE, DRAFT],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
        )  # fmt: skip
    deadline = time.monotonic() + 5  # a window that lacks a library or a display fails within a second
    while time.monotonic() < deadline:
        if window.poll() is not None:
            say(log.read_text(encoding="utf-8", errors="replace"))
            if window.returncode != 0:
                say("窗口没有打开，原因见上。对照结果文件已经写好，不受影响。")
            return 1 if window.returncode else 0
        time.sleep(0.2)
    say("窗口已打开，显示的就是上面这一对文件。")
    return 0


def demo(arguments: Sequence[str]) -> int:
    """Compare two documents of the sample library into out/; open the window where there is a display."""
    python = prepare()
    OUT.mkdir(exist_ok=True)
    failed = run(
        [python, "-m", "desktop", "compare", REFERENCE, DRAFT, "--annotated", OUT / "广东若干措施-批注.docx",
         "--report", OUT / "对照报告.docx", "--json", OUT / "对照结果.json", *arguments],
    )  # fmt: skip
    if failed:
        return failed
    if has_display():
        return open_window(python)
    say("本机没有显示器，窗口就不打开了；在有桌面的机器上再次运行会同时打开窗口。")
    return 0


def test(arguments: Sequence[str]) -> int:
    """Run the tests."""
    return run([prepare(), "-m", "pytest", *arguments], QT_QPA_PLATFORM="offscreen")


def coverage(arguments: Sequence[str]) -> int:
    """Run what tests the core, on all cores; 1 also where less is covered than pyproject.toml asks for."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        failed = run(
            [prepare(), "-m", "pytest", "-n", str(os.cpu_count() or 1), "--cov=desktop/core", "--cov-report=term",
             f"--cov-report=json:{report}", *MEASURED, *arguments],
            QT_QPA_PLATFORM="offscreen",
        )  # fmt: skip
        few = branches_held(report) if report.exists() else 0
        return failed or few


def branches_held(report: Path) -> int:
    """Print how many branches were covered, by coverage's report as JSON; 1 where they are too few.

    The floor that coverage has itself is of lines and branches together, in which the lines outweigh the branches.
    """
    import tomllib

    floor = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["duibiao"]["branches"]
    totals = json.loads(report.read_text(encoding="utf-8"))["totals"]
    covered, every = totals["covered_branches"], totals["num_branches"]
    share = 100 * covered / every
    say(f"branches: {covered} of {every}, {share:.2f} % ({floor} % are asked for)")
    return int(share < floor)


def launch(arguments: Sequence[str]) -> int:
    """Run the program itself."""
    return run([prepare(), "-m", "desktop", *arguments])


def not_in(wheel: Path) -> list[str]:
    """The files of the product that are not in a wheel; tests and what builds it are none."""
    packaged = set(zipfile.ZipFile(wheel).namelist())
    wanted = []
    for source, target in (("desktop", "desktop"), ("resources", "desktop/_resources"), ("seeds", "desktop/_seeds")):
        for path in sorted((ROOT / source).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                wanted.append(f"{target}/{path.relative_to(ROOT / source).as_posix()}")
    return [name for name in wanted if name not in packaged]


def wheel_proves_itself(python: Path) -> bool:
    """Build the wheel, install it into a fresh environment, and run its self-test from another folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if run([python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT]):
            return False
        wheel = next(folder.glob("duibiao-*.whl"))
        if absent := not_in(wheel):
            say("安装包里没有：" + " ".join(absent))
            return False
        fresh = folder / "venv"
        if run([sys.executable, "-m", "venv", fresh]):
            return False
        pip: list[str | Path] = [
            venv_program("python", fresh),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--use-pep517",
        ]
        if run([*pip, wheel]):
            return False
        say("$ duibiao --self-test")
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        return (
            subprocess.run(
                [str(venv_program("duibiao", fresh)), "--self-test"],
                cwd=folder, env={**environment, "QT_QPA_PLATFORM": "offscreen"}, check=False,
            ).returncode == 0
        )  # fmt: skip


def check(arguments: Sequence[str]) -> int:
    """Run every check there is beside the tests; all of them, also after one has failed."""
    if arguments:
        sys.exit("check 不带参数。")
    python = prepare()
    commands: dict[str, Iterable[str | Path]] = {
        "ruff": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "import contracts": [venv_program("lint-imports")],
        "code that nothing uses": [python, "-m", "vulture"],
        "Word files against the standard": [python, "-m", "tests.evaluation.word_files"],
    }
    results = {
        name: run(list(command), QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1") for name, command in commands.items()
    }
    results["wheel"] = 0 if wheel_proves_itself(python) else 1
    for name, code in results.items():
        say(f"{'ok' if code == 0 else 'skipped' if code == SKIPPED else 'FAILED':8}{name}")
    return 0 if set(results.values()) <= {0, SKIPPED} else 1


def pictures(arguments: Sequence[str]) -> int:
    """Take the pictures of the manual anew."""
    return run([prepare(), "-m", "tests.pictures", *arguments], QT_QPA_PLATFORM="offscreen")


def parts(arguments: Sequence[str]) -> int:
    """Write down anew what the program runs with."""
    return run([prepare(), "-m", "tests.parts", *arguments])


COMMANDS = {
    "demo": demo, "test": test, "coverage": coverage, "check": check, "run": launch, "pictures": pictures,
    "parts": parts,
}  # fmt: skip


def main() -> int:
    """Run the command that the first argument names."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old console may lack a character; that is no reason to stop
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        say(__doc__)
        return 2
    try:
        return COMMANDS[sys.argv[1]](sys.argv[2:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
