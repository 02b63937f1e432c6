"""时限: a date or period that is gone or later is a loss; the same or earlier is none."""

import pytest

from desktop.core import messages
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.deadline import deadline
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("到2026年，建成培训体系。", "到2026年，建成培训体系。"),
        ("到2026年，建成培训体系。", "到2025年底，建成培训体系。"),
        ("2026年底前建立培训体系。", "到2026年建立培训体系。"),
        ("2024—2026年开展专项行动。", "到2026年开展专项行动。"),
        ("用3年左右时间开展专项行动。", "用3年时间开展专项行动。"),
        ("在30日内办理落户。", "在15日内办理落户。"),
        ("今年年底前建立培训体系。", "今年年底前建立培训体系。"),
        ("建立培训体系。", "到2027年建立培训体系。"),
        ("各地要到2025年建成平台，到2027年推广经验。", "到2025年建成平台，到2027年推广经验。"),
        ("各地要到2025年建成平台，到2027年推广经验。", "到2024年建成平台，到2026年推广经验。"),
        ("各地要到2025年建成平台，到2025年推广经验。", "到2025年建成平台，推广经验。"),
        ("自受理之日起15日内发放居住证。", "材料齐全的，应当场发放居住证。"),
    ],
)
def test_the_same_time_or_less_is_no_loss(lay, task: str, draft: str):
    assert deadline(lay(task, draft)) == ()


@pytest.mark.parametrize(
    ("task", "draft", "words"),
    [
        ("到2026年，建成培训体系。", "到2027年，建成培训体系。", ("到2026年", "到2027年")),
        ("2026年底前建立培训体系。", "2030年前建立培训体系。", ("2026年底前", "2030年前")),
        ("用3年左右时间开展专项行动。", "用5年左右时间开展专项行动。", ("用3年左右时间", "用5年左右时间")),
        ("在15日内办理落户。", "在30日内办理落户。", ("在15日内", "在30日内")),
        ("到2026年，建成培训体系。", "建成培训体系。", ("到2026年", None)),
        ("到2026年，开展专项行动。", "用3年时间开展专项行动。", ("到2026年", None)),
        ("在15日内办理落户。", "今年年底前办理落户。", ("在15日内", "今年年底前")),
        ("今年年底前办理落户。", "在15日内办理落户。", ("今年年底前", "在15日内")),
        ("到2026年发放居住证。", "当场发放居住证。", ("到2026年", None)),
    ],
)
def test_later_or_gone_is_a_loss(lay, said, task: str, draft: str, words: tuple[str, str | None]):
    pair = lay(task, draft)
    findings = deadline(pair)
    assert said(pair, findings) == [words]
    assert findings[0].dimension is Dimension.DEADLINE
    assert words[0] in messages.render(findings[0].message)


def test_a_date_may_stand_elsewhere_in_the_sentence(lay):
    assert deadline(lay("到2026年，建成培训体系。", "推进改革，优化服务，建成培训体系，到2026年形成规模。")) == ()


@pytest.mark.parametrize(
    ("task", "draft", "words"),
    [
        ("各地要到2025年建成平台，到2027年推广经验。", "到2025年建成平台，推广经验。", ("到2027年", None)),
        (
            "各地要到2025年建成平台，到2027年推广经验。",
            "到2025年建成平台，到2029年推广经验。",
            ("到2027年", "到2029年"),
        ),
        ("各地要到2025年建成平台，到2027年推广经验。", "到2027年建成平台、推广经验。", ("到2025年", "到2027年")),
    ],
)
def test_a_date_that_the_reference_gives_to_something_else_stands_in_for_no_later_one(
    lay, said, task: str, draft: str, words: tuple[str, str | None]
):
    pair = lay(task, draft)
    assert said(pair, deadline(pair)) == [words]


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("到2025年建成平台，到2026年完善制度，到2027年推广经验。", "到2025年建成平台，完善制度，推广经验。"),
        ("在15日内受理申请，在30日内办理落户。", "在15日内受理申请，办理落户。"),
    ],
)
def test_the_other_date_may_belong_to_another_task_of_the_sentence(plan, task: str, draft: str):
    reference, local = plan(task), plan(draft, place="某县")
    last = match(reference, Field(local))[-1]
    pair = Pair(reference, local, last, last.candidates)
    assert [finding.message.code for finding in deadline(pair)] == ["finding.deadline_lost"]


def test_each_date_that_is_gone_is_told(lay, said):
    pair = lay("各地要到2025年建成平台，到2027年推广经验。", "建成平台，推广经验。")
    assert said(pair, deadline(pair)) == [("到2025年", None), ("到2027年", None)]


@pytest.mark.parametrize(("issued", "lost"), [("2021年5月6日", 0), ("2020年5月6日", 1), ("", 1)])
def test_a_year_that_was_over_when_the_draft_was_issued_cannot_be_kept(plan, issued: str, lost: int):
    reference = plan("到2020年，建成培训体系。")
    draft = plan(f"到2025年，建成培训体系。\n\n某县人民政府\n{issued}\n", place="某县")
    (only,) = match(reference, Field(draft))
    assert len(deadline(Pair(reference, draft, only, only.candidates[:1]))) == lost
