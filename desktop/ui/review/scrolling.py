"""Where two passages stand → how far each pane scrolls, and the bands between them. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

# Selected passages are put this far down the pane: what leads up to them stays readable above.
READING_SHARE = 0.28


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `top` to `bottom`, pixels down from the upper edge of what is visible."""

    top: float
    bottom: float

    def meets(self, height: float) -> bool:
        """Whether any of it lies in the visible 0..height."""
        return self.bottom > 0 and self.top < height

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Joint:
    """A task's passage on the left and, where there is one, its counterpart on the right."""

    task: str
    look: str
    left: Stretch
    right: Stretch | None


@dataclass(frozen=True, slots=True)
class Band:
    """A joint to draw; without `right` it is an open ring beside the left passage."""

    task: str
    look: str
    left: Stretch
    right: Stretch | None
    selected: bool


def common_height(
    left: float, right: float | None, *, left_end: int, right_end: int, view: float
) -> tuple[int, int | None]:
    """Scroll both panes so that two passages are level.

    left, right: where the passages begin, pixels from the top of their document; right None: only the left one.
    left_end, right_end: the scroll bars' maxima. view: the visible height. Returns the two scroll positions.
    The common height is the reading height, or the nearest one that both scroll bars allow.
    """
    wanted = view * READING_SHARE
    if right is None:
        return _clamp(left - wanted, left_end), None
    lowest = min(left, right)
    highest = max(left - left_end, right - right_end)
    height = max(min(wanted, lowest), highest)
    return _clamp(left - height, left_end), _clamp(right - height, right_end)


def _clamp(value: float, end: int) -> int:
    """The scroll position nearest to `value`."""
    return round(min(max(value, 0), end))


def bands(joints: Iterable[Joint], *, view: float, selected: str) -> tuple[Band, ...]:
    """The joints to draw, what lies on top last: ribbons, the selected one, rings. What is off screen is left out."""
    result = [
        Band(joint.task, joint.look, joint.left, joint.right, joint.task == selected)
        for joint in joints
        if joint.left.meets(view) and (joint.right is None or joint.right.meets(view))
    ]
    return tuple(sorted(result, key=lambda band: (band.right is None, band.selected)))
