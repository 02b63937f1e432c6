"""The packages that the program runs with, as installed here → resources/parts.toml: name, version, licence of each.

    python dev.py parts

Read from what the packages say of themselves, so that the about box shows no list kept by hand.
"""

import re
import sys
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "parts.toml"
HEAD = "# What the program runs with: name, version, licence, as the packages say. Made by `python dev.py parts`.\n"
NAME = re.compile(r"[A-Za-z0-9._-]+")
CLASSIFIER = "License :: OSI Approved :: "


def declared() -> list[str]:
    """The packages that pyproject.toml asks for, whatever the Python version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [_name(entry) for entry in project["dependencies"]]


def installed() -> list[Distribution]:
    """Those and what they ask for in turn, by name."""
    found: dict[str, Distribution] = {}
    wanted = declared()
    while wanted:
        made = distribution(wanted.pop())
        if _key(made.name) not in found:
            found[_key(made.name)] = made
            wanted += [_name(entry) for entry in made.requires or [] if "extra ==" not in entry]
    return [found[key] for key in sorted(found)]


def licence(made: Distribution) -> str:
    """As an expression where the package gives one, else its classifier, else the line that it gives."""
    said = made.metadata
    classified = [entry.removeprefix(CLASSIFIER) for entry in said.get_all("Classifier") or [] if CLASSIFIER in entry]
    given = {name: said[name] for name in ("License-Expression", "License") if name in said}
    return given.get("License-Expression") or ", ".join(classified) or given.get("License", "").splitlines()[0]


def parts() -> str:
    """The file."""
    entries = [
        f'\n[[part]]\nname = "{made.name}"\nversion = "{made.version}"\nlicence = "{licence(made)}"\n'
        for made in installed()
    ]
    return HEAD + "".join(entries)


def _name(requirement: str) -> str:
    match = NAME.match(requirement)
    if match is None:
        raise ValueError(requirement)
    return match.group()


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Write it."""
    TARGET.write_text(parts(), encoding="utf-8", newline="\n")
    print(TARGET.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
