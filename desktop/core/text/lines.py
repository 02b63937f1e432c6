"""A line and those that stand in its place → the one of them that is the old line said otherwise."""

from collections.abc import Sequence


def kept_line(old: str, lines: Sequence[str]) -> int | None:
    """The place of the line that goes on with `old`: the same words, else the one most like it; None for no lines.

    Of lines equally alike the first: what is added is mostly added behind.
    """
    pairs = _pairs(old)

    def likeness(at: int) -> tuple[bool, float]:
        said = _pairs(lines[at])
        return lines[at] == old, 2 * len(pairs & said) / (len(pairs) + len(said)) if pairs or said else 0.0

    return max(range(len(lines)), key=likeness, default=None)


def _pairs(line: str) -> set[str]:
    return {line[at : at + 2] for at in range(len(line) - 1)}
