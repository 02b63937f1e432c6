"""resources/rules/limits.toml → numbers."""

from desktop.core import resources


def limit(kind: str, key: str) -> int:
    """The limit `key` in the table `kind`: bytes, seconds or a count, as its name says."""
    return int(resources.table("rules/limits.toml")[kind][key])
