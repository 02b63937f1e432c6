"""举措·范围: what of a weakened task is not found again is named."""

from desktop.core import messages
from desktop.core.checks.content import content
from desktop.core.model.finding import Dimension


def test_what_is_not_found_again_is_named_by_its_measure(lay, said):
    pair = lay("加强留学人员创业园建设。", "加强留学人员服务。")
    ((words, draft),) = said(pair, content(pair))
    assert draft is None
    assert "创业园" in words
    assert pair.task.span.contains(content(pair)[0].reference)


def test_where_the_object_is_kept_the_scope_is_lost(lay):
    (finding,) = content(lay("支持博士后申报科研项目。", "申报科研项目。"))
    assert finding.dimension is Dimension.SCOPE


def test_the_message_names_the_weightiest_word_that_is_lost(lay):
    (finding,) = content(lay("加强博士后创业园建设。", "加强创业园建设。"))
    assert "博士后" in messages.render(finding.message)
