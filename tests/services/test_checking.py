"""Faults of a draft by itself, by kind and without the kinds that nobody wants."""

import pytest

from desktop.core.drafting.rules import RULES
from desktop.core.messages import written
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.services.checking import by_kind, named_kinds


def fault(rule: str) -> DraftingFault:
    return DraftingFault(rule, "", Span(0, 1), Message.of("drafting.vague", words=rule))


def test_kinds_are_named_as_the_window_names_them():
    every = "、".join(written(f"word.check.{rule}") for rule in RULES)
    assert named_kinds(every) == frozenset(RULES)
    assert named_kinds("篇幅，数量含混; 序号") == frozenset({"length", "vague", "numbering"})
    assert named_kinds("") == frozenset()


def test_a_kind_that_is_none_is_told():
    with pytest.raises(ValueError, match="错误"):
        named_kinds("篇幅、错误")


def test_kinds_stand_in_the_order_of_the_rules():
    found = by_kind([fault("vague"), fault("numbering"), fault("vague")])
    assert [(rule, len(faults)) for rule, faults in found.items()] == [("numbering", 1), ("vague", 2)]
