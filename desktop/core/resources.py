"""The one way to packaged data: word lists, rules, templates, icons, schemas, and the sample library."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def _root(packaged: str, checkout: str) -> Traversable:
    """The folder as a wheel or frozen app carries it, else as it lies beside the package in a checkout."""
    package = files("desktop")
    inside = package / packaged
    return inside if inside.is_dir() else package.joinpath("..", checkout)


def resource(name: str) -> Traversable:
    """The resource file `name`, a path with slashes below resources/."""
    return _root("_resources", "resources").joinpath(*name.split("/"))


def seed(name: str) -> Traversable:
    """The file `name` of the sample library in seeds/."""
    return _root("_seeds", "seeds").joinpath(name)


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML resource `name`, parsed. Callers must not change what they get: it is shared."""
    return tomllib.loads(resource(name).read_text(encoding="utf-8"))


def seed_catalogue() -> list[dict[str, Any]]:
    """The documents of the sample library, in the order of seeds/catalogue.toml."""
    parsed = tomllib.loads(seed("catalogue.toml").read_text(encoding="utf-8"))
    documents: list[dict[str, Any]] = parsed["document"]
    return documents
