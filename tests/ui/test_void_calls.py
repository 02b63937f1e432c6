"""PySide6 6.12.0 loses one reference to None at every call that returns nothing, and aborts when none is left."""

import sys

from PySide6.QtCore import QObject


def test_two_hundred_calls_that_return_nothing_leave_none_alone(qapp):
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("甲")
    assert abs(sys.getrefcount(None) - before) < 50
