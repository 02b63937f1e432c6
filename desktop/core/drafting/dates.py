"""The dates of a draft → days that do not exist, stretches that end before they begin, terms that do not add up.

And against the plan's own years in its title (2024—2026年): what is due before it begins or after it ends.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.core import resources
from desktop.core.drafting.stretches import stretches
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.text.flat import flat
from desktop.core.text.numbering import to_int

RULE = "dates"
_DASH = r"[—–\-－~～至到]+"
_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?")
# 每年6月30日: a day of any year.
_DAY = re.compile(r"(?<![\d.])(?<!\d年)(?<!\d年\s)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
LEAP_YEAR = 2024
_STRETCH = re.compile(rf"(?<!\d)(?P<first>(?:19|20)\d\d)\s*年?\s*{_DASH}\s*(?P<last>(?:19|20)\d\d)\s*年")
_PERIOD = re.compile(rf"[（(]\s*(?P<first>20\d\d)\s*年?\s*{_DASH}\s*(?P<last>20\d\d)\s*年?\s*[）)]")
_DUE = re.compile(r"(?:到|至|力争|确保|在)?(?P<year>20\d\d)\s*年(?:\s*\d{1,2}\s*月)?\s*(?:底|末|年底)?\s*(?:之?前|底)")
_VALID = re.compile(
    r"自\s*(?P<from>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*起(?:施行|实施|执行|生效)[，,；;。]?\s*(?:本\S{2,8}?)?有效期"
    r"(?:(?:为|限为)?\s*(?P<years>\d{1,2}|[一二三四五六七八九十])\s*年)?[，,（(]?\s*(?:(?:截?至|到)\s*(?P<to>(?:19|20)\d\d年\d{1,2}月\d{1,2}日))?"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of the draft: clause id, where it begins, its words."""

    clause: str
    start: int
    text: str


def dates(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault for each date that cannot be right."""
    period = _PERIOD.search(draft.outline.front.title)
    made = []
    for id_, span in stretches(draft):
        here = _Place(id_, span.start, draft.quote(span))
        made += [*_impossible(here), *_reversed(here), *_validity(here)]
        if period and id_:
            made += _outside(here, int(period["first"]), int(period["last"]))
    return tuple(sorted(made, key=lambda fault: fault.span.start))


def _impossible(here: _Place) -> Iterator[DraftingFault]:
    for found in (*_DATE.finditer(here.text), *_DAY.finditer(here.text)):
        said = found.groupdict()
        year, month, day = int(said.get("year", LEAP_YEAR)), int(said["month"]), int(said["day"] or 1)
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
            yield _fault(here, found, Message.of("drafting.no_such_date", date=flat(found[0])))


def _reversed(here: _Place) -> Iterator[DraftingFault]:
    for found in _STRETCH.finditer(here.text):
        if int(found["first"]) > int(found["last"]):
            yield _fault(here, found, Message.of("drafting.reversed", words=flat(found[0])))


def _validity(here: _Place) -> Iterator[DraftingFault]:
    for found in _VALID.finditer(here.text):
        first, last = _day(found["from"]), _day(found["to"] or "")
        if last is None or first is None:
            continue
        if last <= first:
            yield _fault(here, found, Message.of("drafting.valid_reversed", first=found["from"], last=found["to"]))
        elif found["years"]:
            years = int(found["years"]) if found["years"].isdigit() else to_int(found["years"]) or 0
            # To the same day or the day before, both are usual.
            ends = {(end.year - first.year, end.month, end.day) for end in (last, last + timedelta(days=1))}
            if (years, first.month, first.day) not in ends:
                said = Message.of("drafting.valid_years", years=years, first=found["from"], last=found["to"])
                yield _fault(here, found, said)


def _outside(here: _Place, first: int, last: int) -> Iterator[DraftingFault]:
    far = resources.table("rules/drafting.toml")[RULE]["far"]
    for found in _DUE.finditer(here.text):
        year = int(found["year"])
        if year < first:
            yield _fault(here, found, Message.of("drafting.due_before", due=flat(found[0]), first=first, last=last))
        elif year > last and found["year"] not in far:
            yield _fault(here, found, Message.of("drafting.due_after", due=flat(found[0]), first=first, last=last))


def _day(words: str) -> date | None:
    found = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None  # no such day, which is said of it by itself


def _fault(here: _Place, found: "re.Match[str]", message: Message) -> DraftingFault:
    return DraftingFault(RULE, here.clause, Span(*found.span()).shifted(here.start), message)
