"""Which passages say the terms of a task, and how much each term weighs → the passages that say most of it.

A set of passages is a whole number with a bit for each, so that one step of the processor counts for sixty-four of
them: what each passage says of the task, in whole grains, stands upright in such numbers, its units in the first, its
twos in the second, and so on. A grain is coarse, so a few more passages are found than were asked for; none that
belongs among them is left out.
"""

from collections.abc import Iterable, Iterator, Sequence

GRAINS = 4096  # of a whole task


def bits(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, all of them below `size`."""
    made = bytearray(size // 8 + 1)
    for number in numbers:
        made[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(made, "little")


def numbers(found: int) -> Iterator[int]:
    """The numbers of a set in order."""
    while found:
        lowest = found & -found
        yield lowest.bit_length() - 1
        found ^= lowest


def foremost(said: Sequence[Sequence[tuple[float, int]]], most: int) -> int:
    """The set of the `most` passages that say most, of those that come near to them, and of none without a word.

    said: for each term how much of the task (0..1, all terms together no more than 1) which passages say, each passage
    at most once for a term.
    """
    everyone, planes = 0, [0] * GRAINS.bit_length()
    for term in said:
        for _, who in term:
            everyone |= who
        _add(planes, term)
    if everyone.bit_count() <= most:
        return everyone
    # With each term a passage loses less than a grain, and one more may be lost by the last digit of the sums.
    return _with(planes, everyone, _reached(planes, everyone, most) - len(said) - 1)


def _add(planes: list[int], term: Iterable[tuple[float, int]]) -> None:
    """Add what is said of one term."""
    added = [0] * len(planes)
    for share, who in term:
        grains, at = int(share * GRAINS), 0
        while grains:
            if grains & 1:
                added[at] |= who
            grains >>= 1
            at += 1
    carry = 0
    for at, (plane, more) in enumerate(zip(planes, added, strict=True)):
        either = plane ^ more
        planes[at] = either ^ carry
        carry = plane & more | carry & either


def _reached(planes: Sequence[int], everyone: int, most: int) -> int:
    """How many grains so many passages say at least."""
    reached, left, among = 0, most, everyone
    for at in range(len(planes) - 1, -1, -1):
        having = among & planes[at]
        count = having.bit_count()
        if count >= left:
            reached, among = reached | 1 << at, having
        else:
            left, among = left - count, among ^ having
    return reached


def _with(planes: Sequence[int], everyone: int, grains: int) -> int:
    """The passages that say so many grains or more."""
    if grains <= 0:
        return everyone
    more, equal = 0, everyone
    for at in range(len(planes) - 1, -1, -1):
        if grains >> at & 1:
            equal &= planes[at]
        else:
            more |= equal & planes[at]
            equal &= ~planes[at]
    return more | equal
