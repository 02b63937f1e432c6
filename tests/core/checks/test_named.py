"""A name that the reference quotes must be said."""

from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.named import named
from desktop.core.checks.pair import Pair
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


def test_in_words_of_its_own_a_draft_may_name_other_ways_and_warnings(lay):
    task = "通过“请进来”等方式，建设乡村旅游讲解员队伍。"
    assert named(lay(task, "依托本地院校，每年培训乡村旅游讲解员2000人次。")) == ()
    assert named(lay("加强装备配备，不搞“一刀切”。", "按实际需要加强执法装备配备。")) == ()


def test_in_a_copied_sentence_the_ways_count_too(lay, said):
    pair = lay("通过“请进来”等方式，建设乡村旅游讲解员队伍。", "通过培训等方式，建设乡村旅游讲解员队伍。")
    assert said(pair, named(pair)) == [("请进来", None)]


def test_the_theme_that_the_reference_names_all_along_need_not_be_repeated(lay, plan):
    theme = "“三项制度”"
    others = "".join(f"宣传{theme}{what}。" for what in ("意义", "做法", "经验", "效果"))
    assert len(named(lay("做好“三项制度”组织实施。", "切实抓好组织实施工作。"))) == 1
    reference = plan(f"做好{theme}组织实施。{others}")
    draft = plan("切实抓好组织实施工作。", place="某县")
    first = match(reference, Field(draft))[0]
    assert named(Pair(reference, draft, first, first.candidates[:1])) == ()
