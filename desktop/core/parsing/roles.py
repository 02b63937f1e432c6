"""A stretch between commas → what it is to its sentence: a measure, its means, its purpose, an announcement."""

import re
from dataclasses import dataclass

from desktop.core import resources

LEXICON = "lexicon/actions.toml"
LONGEST_LEAD = 16
LONGEST_SUBJECT = 42
# 申领居住证，应当…: a modal at the front continues the subject before the comma.
_MODALS = ("应当", "应", "必须", "须", "可以", "不得", "方可")
# 培养一批…人才, 投成一批…企业 behind a measure say what comes of it.
_RESULT = re.compile(r"(?:培养|造就|打造|建成|投成|形成|涌现)(?:出)?(?:一批|一支|更多|大批)")
# The modal of a norm behind its subject. Not 应用, 供应, 主要, 需要, 重要, 可持续, 许可, 依法合规.
_MODAL = re.compile(
    r"应当|不得|必须|可以|负责(?!人)|依法(?!合规)|(?<![许认宁尽])可(?!持续|再生|视化|信|靠|行|控|追溯|降解|操作|复制|及|能|用|穿戴|溶|燃)"
    r"|(?<![相对适响反效供回顺因])应(?!急|用|对|届|收|变|聘|邀|力|激|付|税|运)"
    r"|(?<![主重需首必只不紧简纪提摘概切想将就若险])要(?!求|素|点|件|闻|义|约|塞|道|害|么|是|不|地|领)|(?<!必)须(?!知)"
)
# 2026年底前建成…, 今年年底前完成…: a date in front of the verb.
_DATE = re.compile(
    r"^(?:力争)?(?:到|至|在|于)?(?:\d{4}年(?:\d{1,2}月)?|[今明]年年?)(?:底前|底之前|底|末前|末|前|之前)?(?=[^，])"
)
_QUOTED = re.compile(r"“[^”]*”")
# 支持…地区(围绕…), 审批部门应当会同…(按照…).
_LETTING = re.compile(
    r"(?:[^，]{1,20}?(?:应当|要|应|可以|可|须))?(?:(?:积极|鼓励|支持|引导|指导|组织|动员|会同|联合)(?:[^，]{0,40})|)"
)
# (通过公开招标、项目比选)等多种方式: whatever verbs the list has.
_MANNER = re.compile(r"(?:等|的)(?:多种|各种|多|不同)?(?:方式|形式|途径|渠道|手段|办法|模式|措施)$")
# 重点人群签约率达到80%以上: a target with a subject of its own. Not 最高300万元, 每家奖励5万元, 其中….
_COMMITTED = re.compile(
    r"(?!最高|最低|单[个家项]|每|其中|分别|均|但|且|并|不|以|按|由|一次性|较|比|年均|累计|占)[^，\d]*?"
    r"(?:率|比例|比重|占比|总量|规模|产值|收入|数量|人数|面积|强度|总数|满意度|覆盖面)"
    r"[^，\d]{0,8}?(?:达到?|提高|提升|增加|(?<!不)超过|不低于|不少于|稳定|控制|降|增长|突破|保持)[^，]*\d"
)
# 支持行业企业、职业院校等: who is to act, without what; the verb follows behind the comma.
_PIVOT = re.compile(r"(?:支持|鼓励|引导|指导|组织|动员|发动).*等$")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of lexicon/actions.toml by their names there, the longest words first."""

    actions: tuple[str, ...]
    rules: tuple[str, ...]
    inner: tuple[str, ...]
    adverbs: tuple[str, ...]
    prepositions: tuple[str, ...]
    purposes: tuple[str, ...]
    continuations: tuple[str, ...]
    means_endings: tuple[str, ...]
    lead_endings: tuple[str, ...]
    support_endings: tuple[str, ...]
    place_endings: tuple[str, ...]
    goes_by: tuple[str, ...]
    ways: tuple[str, ...]
    goes_by_endings: tuple[str, ...]
    towards: tuple[str, ...]
    receivers: tuple[str, ...]
    circumstances: tuple[str, ...]
    worse_cases: tuple[str, ...]
    openers: tuple[str, ...]
    patterns: tuple[str, ...]
    attitudes: tuple[str, ...]
    grounds: tuple[str, ...]
    issuing: tuple[str, ...]
    guiding: tuple[str, ...]


@resources.derived
def words_of_measures() -> Words:
    """The word lists of the lexicon, the longest words first."""
    data = resources.table(LEXICON)

    function = data["function"]

    def ordered(words: list[str]) -> tuple[str, ...]:
        return tuple(sorted(set(words), key=lambda word: (-len(word), word)))

    return Words(
        ordered([word for group in data["group"].values() for word in group]),
        ordered(data["group"]["make_rule"]),
        ordered(function["inner"]),
        ordered(function["adverbs"]),
        ordered(function["prepositions"]),
        ordered(function["purposes"]),
        ordered(function["continuations"]),
        ordered(function["means_endings"]),
        ordered(function["lead_endings"]),
        ordered(function["support_endings"]),
        ordered(function["place_endings"]),
        ordered(function["goes_by"]),
        ordered(function["ways"]),
        ordered(function["goes_by_endings"]),
        ordered(function["towards"]),
        ordered(function["receivers"]),
        ordered(data["statement"]["circumstances"]),
        ordered(data["statement"]["worse_cases"]),
        ordered(data["statement"]["openers"]),
        ordered(data["statement"]["patterns"]),
        ordered(data["statement"]["attitudes"]),
        ordered(data["statement"]["grounds"]),
        ordered(data["statement"]["issuing"]),
        ordered(data["statement"]["guiding"]),
    )


def role(window: str) -> str:
    """What a comma segment is to its sentence.

    action: a measure begins. means: by which means, for whom, when; waits for its action. lead: an
    announcement that waits for the measure behind it (加大…力度，引进…; 支持企业、院校等，加强…).
    purpose, continuation: belong to what stands before.
    """
    words = words_of_measures()
    if opens_with_modal(window) or (window.startswith(words.continuations) and not opens_with_action(window)):
        return "continuation"
    if window.endswith(words.means_endings):
        return "means"
    if window.startswith(words.purposes) or _RESULT.match(window):
        return "purpose"
    if window.startswith("为") and window.endswith(words.support_endings):
        return "purpose"
    if _on_grounds(window):
        return "means"
    if without_adverbs(window).startswith(words.prepositions):
        return "action" if acts_inside(window) and not _only_names(window) else "means"
    rest = behind_modal(window)
    if rest is not None:
        return "action" if not rest.startswith(words.prepositions) or acts_inside(rest) else "means"
    if not opens_with_action(window):
        return "action" if _COMMITTED.match(window) else "continuation"
    if (window.endswith(words.lead_endings) and len(window) <= LONGEST_LEAD) or _PIVOT.match(window):
        return "lead"
    return "action"


def without_adverbs(window: str) -> str:
    """What is left behind the adverbs at the front (重点围绕… → 围绕…)."""
    prepositions = words_of_measures().prepositions
    rest = _DATE.sub("", window)
    while (adverb := _adverb().match(rest)) and not rest.startswith(prepositions):
        rest = rest[adverb.end() :]
    return rest


@resources.derived
def _adverb() -> re.Pattern[str]:
    """An adverb, the longest that stands there."""
    return _any_of(words_of_measures().adverbs)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words as they are written, whatever a unit's own lists hold; nothing where there is none."""
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def opens_with_action(window: str) -> bool:
    """Whether an action verb stands at the front, behind nothing but adverbs."""
    words = words_of_measures()
    return window.startswith(words.actions) or without_adverbs(window).startswith(words.actions)


def opens_with_modal(window: str) -> bool:
    """Whether a segment goes on with the subject before the comma: 申领居住证，应当提交…."""
    return window.startswith(_MODALS)


def acts_inside(window: str) -> bool:
    """Whether a verb stands behind the means in one segment: 依托平台开展…, 将…纳入…; what is quoted acts nowhere."""
    said = _QUOTED.sub("", window[2:])
    return any(verb in said for verb in words_of_measures().inner)


def _on_grounds(window: str) -> bool:
    """Whether a segment says nothing but what its action goes by: 支持企业围绕主导产业, 充分利用现有资源."""
    words = words_of_measures()
    rest = without_adverbs(window)
    if rest.startswith(words.ways):
        named = rest[len(next(word for word in words.ways if rest.startswith(word))) :]
        return _MANNER.search(named) is not None or not _acts_with_an_object(named)
    found = list(_goes_by().finditer(window))
    if not found or found[-1].end() == len(window) or not _LETTING.fullmatch(window[: found[-1].start()]):
        return False
    named = window[found[-1].end() :]
    return named.endswith(words.goes_by_endings) or not _acts_with_an_object(named)


@resources.derived
def _goes_by() -> re.Pattern[str]:
    """按照, 围绕, …: what an action goes by follows."""
    return _any_of(words_of_measures().goes_by)


def _acts_with_an_object(named: str) -> bool:
    """Whether what an action goes by has a verb of its own: 技术手段预测疾病 of 利用技术手段预测疾病."""
    return acts_inside("  " + named) or any(verb in named[2:-2] for verb in words_of_measures().actions)


def _only_names(window: str) -> bool:
    """Whether a segment with a preposition only says where or for whom, its verbs inside the name.

    在年度建设用地指标中, 对于促进绿色发展的农机服务, 对长期扎根基层的全科医生.
    """
    words = words_of_measures()
    if window.startswith("在") and window.endswith(words.place_endings):
        return True
    _, of, name = window.rpartition("的")
    receiver = next((word for word in words.receivers if name.endswith(word)), "")  # 慈善组织 organizes nothing
    if not of or not window.startswith(words.towards) or acts_inside("  " + name.removesuffix(receiver)):
        return False
    return window.startswith("对于") or bool(receiver)


def behind_modal(window: str) -> str | None:
    """企业应按规定…, 财政部门要确保…: what stands behind subject and modal; None where there is no such pair."""
    found = _MODAL.search(window, 2)
    return window[found.end() :] if found and found.start() <= LONGEST_SUBJECT else None
