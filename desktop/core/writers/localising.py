"""Words of the reference → the same in the draft's own words: its level, its names and units, numbers left blank.

What is changed into what is data with reasons: resources/lexicon/localising.toml.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core import resources
from desktop.core.model.recognition import Level, Recognition
from desktop.core.model.review import Comparison, Side
from desktop.core.model.task import Owner, Task
from desktop.core.text.flat import flat
from desktop.core.text.runs import shared
from desktop.core.text.units import field_of

LEXICON = "lexicon/localising.toml"
UNITS = "lexicon/units.toml"
UPPER = {Level.NATIONAL: "national", Level.PROVINCIAL: "provincial", Level.MUNICIPAL: "municipal"}
# What a name or title holds is not the draft's to change.
_NAMED = re.compile(r"《[^》]*》|“[^”]*”|〔[^〕]*〕")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*|[一二三四五六七八九十百两]+(?=[万亿千]?(?:人|名|个|家|所|期|项|元|亩|户|%|％))")


@dataclass(frozen=True, slots=True)
class Speaker:
    """How the draft speaks of itself. words: all, own, unit, party, rank … → its word. units: field → its name here.

    upper: the level of the reference.
    """

    words: dict[str, str]
    units: dict[str, str]
    upper: str
    kind: str


def speaker(comparison: Comparison) -> Speaker | None:
    """How the draft speaks; None where nothing shows at which level, or where it is not below the reference's."""
    draft, reference = comparison.draft, comparison.reference
    name = _body(draft.recognition)
    upper = UPPER.get(reference.recognition.level or Level.NATIONAL)
    if name is None or upper is None or name not in _below(upper):
        return None
    table = resources.table(LEXICON)
    forms: dict[str, list[str]] = table["speaker"][name]
    text = draft.document.text
    words = {key: max(said, key=lambda one: (text.count(one), -said.index(one))) for key, said in forms.items()}
    province = name in ("province", "autonomous_region")
    kind = table["other_units"]["province_kind" if province else "lower_kind"]
    return Speaker(words, _units(draft), upper, kind)


def localised(comparison: Comparison, task: Task, by: Speaker | None) -> str:
    """A task of the reference in the draft's words, without white space; numbers that it counts are blanks."""
    text = comparison.reference.document.text
    blank = str(resources.table(LEXICON)["blank"]["sign"])
    counted = [one.span for one in task.quantities]
    said = []
    at = task.span.start
    for span in sorted(counted):
        said += [text[at : span.start], _FIGURE.sub(blank, span.of(text))]
        at = span.end
    said.append(text[at : task.span.end])
    words = "".join(flat(part) if part != blank else part for part in _parts("".join(said), blank))
    return words if by is None else _adapted(words, by)


def in_own_words(comparison: Comparison, task: Task) -> str:
    """The task as a sentence of the draft's own."""
    return localised(comparison, task, speaker(comparison)) + "。"


def local_unit(name: str, by: Speaker) -> str:
    """A responsible unit of the reference as the unit of the draft's own level."""
    known = by.units.get(_field(name))
    if known is not None:
        return known
    table = resources.table(LEXICON)
    form = table["units"].get(name)
    if form is not None:
        return str(form).format(**by.words, kind=by.kind)
    if by.upper == "national":
        for level in table["other_units"]["levels"]:
            name = name.removeprefix(level)
        if name.startswith("中央"):
            return by.words["party"] + name.removeprefix("中央")
    else:
        name = re.sub(r"^(?:自治区党委|省委|市委)", by.words["party"], name)
        name = re.sub(r"^(?:自治区|省|市(?!场))", "", name)
        name = re.sub("厅$", by.kind, name)
    if name.startswith(by.words["party"]):
        return name
    return by.words["unit"] + re.sub("总局$", "局", re.sub("部$", by.kind, name))


def responsible(owners: tuple[Owner, ...], by: Speaker) -> tuple[str, ...]:
    """The units of the reference at the draft's own level, each once."""
    return tuple(dict.fromkeys(local_unit(owner.name, by) for owner in owners))


def verbatim(words: str, reference: str) -> bool:
    """Whether a wording would stand word for word in the reference (照搬)."""
    rules = resources.table(LEXICON)["verbatim"]
    run = int(rules["run"])
    taken = shared(words, flat(reference), run)
    return taken >= float(rules["share"]) * len(words)


def _parts(words: str, blank: str) -> list[str]:
    return re.split(f"({re.escape(blank)})", words)


def _body(who: Recognition) -> str | None:
    """Which of the speakers of the lexicon the draft is."""
    if who.level is Level.PROVINCIAL:
        if who.place.endswith("自治区"):
            return "autonomous_region"
        return "municipality" if who.place.endswith("市") else "province"
    if who.level is Level.MUNICIPAL:
        return "city"
    if who.level is Level.COUNTY:
        return "district" if who.place.endswith("区") else "county"
    return None


def _below(upper: str) -> tuple[str, ...]:
    every = ("province", "autonomous_region", "municipality", "city", "county", "district")
    return every[{"national": 0, "provincial": 3, "municipal": 4}[upper] :]


def _units(draft: Side) -> dict[str, str]:
    """Field → the unit's name as the draft writes it most often."""
    counted = Counter(owner.name for passage in draft.passages for owner in passage.owners)
    found: dict[str, str] = {}
    for name, _ in counted.most_common():
        found.setdefault(_field(name), name)
    return found


def _field(name: str) -> str:
    """What a unit is responsible for, however it is shortened: 人社厅 and 人力资源社会保障部 for the same."""
    for unit in resources.table(UNITS)["unit"]:
        standard, *others = unit["names"]
        for other in others:
            if name.endswith(other):
                return field_of(name.removesuffix(other) + standard)
    return field_of(name)


def _adapted(words: str, by: Speaker) -> str:
    """The words with the phrases of the reference's level said as the draft's level does."""
    table = resources.table(LEXICON)
    rules: dict[str, str] = {}
    for phrase in table["phrase"]:
        if phrase["upper"] == by.upper:
            rules |= {old: _form(phrase["to"], old, by) for old in phrase["from"]}
    for name in table["units"]:
        if by.upper == "national":
            rules[name] = local_unit(name, by)
    kept = dict.fromkeys(table["keep"]["words"])
    pattern = re.compile("|".join(map(re.escape, sorted({*rules, *kept}, key=lambda one: (-len(one), one)))))

    def changed(match: re.Match[str]) -> str:
        return match[0] if match[0] in kept else rules[match[0]]

    return "".join(part if named else pattern.sub(changed, part) for part, named in _by_name(words))


def _form(form: str, old: str, by: Speaker) -> str:
    """{verb}{below} for 鼓励地方 → 鼓励各市; {rank}{rest} for 地方财政 → 省级财政."""
    return form.format(**by.words, verb=old.removesuffix("地方"), rest=old.removeprefix("地方"))


def _by_name(words: str) -> Iterator[tuple[str, bool]]:
    """The words in stretches, and whether each is a name."""
    at = 0
    for match in _NAMED.finditer(words):
        yield words[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield words[at:], False
