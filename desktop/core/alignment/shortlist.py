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


def foremost(said: Sequence[tuple[float, int]], terms: int, most: int) -> int:
    """The set of the `most` passages that say most, of those that come near to them, and of none without a word.

    said: how much of the task (0..1) which passages say; none is told of more than `terms` times.
    """
    everyone, planes = 0, [0] * GRAINS.bit_length()
    for share, who in said:
        everyone |= who
        _add(planes, int(share * GRAINS), who)
    if everyone.bit_count() <= most:
        return everyone
    # Each time a passage loses less than a grain, and one more may be lost by the last digit of the sums.
    return _with(planes, everyone, _reached(planes, everyone, most) - terms - 1)


def _add(planes: list[int], grains: int, who: int) -> None:
    """Add so many grains to what these passages say."""
    carry = at = 0
    while grains or carry:
        if at == len(planes):
            planes.append(0)
        plane = planes[at]
        if grains & 1:
            planes[at] = plane ^ who ^ carry
            carry |= plane & who
        else:
            planes[at] = plane ^ carry
            carry &= plane
        grains >>= 1
        at += 1


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
