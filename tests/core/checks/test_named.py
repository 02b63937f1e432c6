"""A name that the reference quotes must be said."""

from desktop.core.checks.named import named
from desktop.core.model.finding import Dimension

TASK = "推进“新八级工”职业技能等级制度。"


def test_a_quoted_name_that_the_draft_nowhere_says_is_lost(lay, said):
    pair = lay(TASK, "全面推行职业技能等级制度。")
    findings = named(pair)
    assert said(pair, findings) == [("新八级工", None)]
    assert findings[0].dimension is Dimension.SCOPE


def test_a_name_said_without_its_marks_is_kept(lay):
    assert named(lay(TASK, "实施新八级工职业技能等级制度。")) == ()


def test_a_name_said_in_another_sentence_is_kept(lay):
    assert named(lay(TASK, "全面推行职业技能等级制度。落实“新八级工”要求。")) == ()


def test_a_task_without_a_quoted_name_has_none_to_lose(lay):
    assert named(lay("推进职业技能等级制度。", "全面推行职业技能等级制度。")) == ()


def test_each_quoted_name_is_looked_for(lay, said):
    pair = lay("推进“新八级工”和“百团行”制度。", "推进技能等级制度。")
    assert said(pair, named(pair)) == [("新八级工", None), ("百团行", None)]


def test_a_name_of_which_half_is_said_is_kept(lay):
    assert named(lay("推进“新八级工人”制度。", "推进八级工制度。")) == ()
