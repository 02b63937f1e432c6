"""A document's front matter and words → at which level it was issued, for which place, and whether it is a draft."""

import re
from collections.abc import Sequence

from desktop.core import resources
from desktop.core.model.clause import Outline
from desktop.core.model.document import Document
from desktop.core.model.recognition import Level, Recognition

LEXICON = "lexicon/places.toml"
HEAD = 600  # characters at the front in which a draft says that it is one
TWICE = 2
# 广安市, 阿坝藏族羌族自治州, 象州县, 天河区: the shortest name that such an ending closes; 市场, 县域, 区块 close none.
_CITY = re.compile(r"[\u3400-\u9fff]{2,10}?(?:自治州|市(?![场民县级容辖])|盟|州(?=人民政府|委))")
_COUNTY = re.compile(r"[\u3400-\u9fff]{1,9}?(?:自治县|自治旗|县(?![域城级乡区])|区(?![域县块间位])|旗)")


def recognised(document: Document, outline: Outline) -> Recognition:
    """What the document shows; the surest sign decides: title, issuers, addressees, number, how it speaks of itself."""
    words = _words()
    front = outline.front
    level, place = _place(front.title, document.text)
    for issuer in front.issuers[:1]:
        if level is None:
            level, place = _issuer(issuer, document.text)
    if level is None:
        level = _sent_by("，".join(front.addressees), words) or _numbered(front.document_number, words)
    if level is None:
        level = _spoken(document.text, words)
    return Recognition(level, place, _draft_mark(document, front.title, words))


def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = resources.table(LEXICON)["words"]
    return words


def _place(words: str, text: str) -> tuple[Level | None, str]:
    """The place at the front of a title or of a body's name (关于推进广州市…: behind 关于 and a verb), if any."""
    front = re.sub(r"^(?:中共|关于(?:印发|推进|加快|深化)?《?)", "", words)
    for province in resources.table(LEXICON)["provinces"]:
        if not front.startswith(province):
            continue
        ending = next((e for e in _words()["province_endings"] if front[len(province) :].startswith(e)), "")
        whole, rest = province + ending, front[len(province) + len(ending) :]
        below, place = _below(rest, text)
        return (below, whole + place) if below is not None else (Level.PROVINCIAL, whole)
    return _below(front, text)


def _below(front: str, text: str) -> tuple[Level | None, str]:
    """A city or county at the front; a word that only ends like one is no place of which the text says 人民政府."""
    for pattern, level in ((_CITY, Level.MUNICIPAL), (_COUNTY, Level.COUNTY)):
        found = pattern.match(front)
        if found is None or found[0].endswith(tuple(_words()["no_places"])):
            continue
        if found[0].endswith(("自治州", "自治县", "自治旗")) or _governed(found[0], text):
            if level is Level.MUNICIPAL:
                inner = _COUNTY.match(front[found.end() :])
                if inner is not None and _governed(inner[0], text):
                    return Level.COUNTY, found[0] + inner[0]
            return level, found[0]
    return None, ""


def _governed(place: str, text: str) -> bool:
    """Whether the text speaks of the place as of one that has a government, or names it more than once."""
    return f"{place}人民政府" in text or text.count(place) >= TWICE or len(place) == 3


def _issuer(issuer: str, text: str) -> tuple[Level | None, str]:
    level, place = _place(issuer, text)
    words = _words()
    if level is not None or issuer.startswith(("省", "市", "县", "区", "自治区")):
        return level, place
    ministry = issuer.endswith(tuple(words["ministry_endings"]))
    party = issuer.endswith(tuple(words["party_departments"]))
    if issuer.startswith(tuple(words["national_issuers"])) or (ministry and not party):
        return Level.NATIONAL, ""
    return None, ""


def _sent_by(addressees: str, words: dict[str, list[str]]) -> Level | None:
    """The level above those whom it is sent to."""
    if addressees.startswith(tuple(words["to_provinces"])):
        return Level.NATIONAL
    if any(body in addressees for body in words["to_townships"]):
        return Level.COUNTY
    if addressees.startswith(tuple(words["to_cities"])):
        return Level.PROVINCIAL
    return Level.MUNICIPAL if addressees.startswith(tuple(words["to_counties"])) else None


def _numbered(number: str, words: dict[str, list[str]]) -> Level | None:
    """By the beginning of the document number: 国办发〔2018〕56号, 人社部发〔2024〕37号, 鲁人社发〔2024〕14号."""
    body = re.split(r"[〔第]", number)[0]
    if body.startswith(tuple(words["national_numbers"])) or "部发" in body or "部令" in body:
        return Level.NATIONAL
    provinces = resources.table(LEXICON)["provinces"].values()
    return Level.PROVINCIAL if body[:1] and body[:1] in provinces else None


def _spoken(text: str, words: dict[str, list[str]]) -> Level | None:
    """By how it speaks of its own place, the lowest first: a county's paper speaks of 全省 as well."""

    def said(phrases: Sequence[str]) -> int:
        return sum(text.count(phrase) for phrase in phrases)

    own = {
        Level.COUNTY: said(words["own_county"]),
        Level.MUNICIPAL: said(words["own_city"]),
        Level.PROVINCIAL: said(words["own_province"]),
    }
    most = max(own, key=lambda level: own[level])
    return most if own[most] >= TWICE else None


def _draft_mark(document: Document, title: str, words: dict[str, list[str]]) -> str:
    places = (title, document.name, document.text[:HEAD])
    return next((mark for mark in words["draft_marks"] for place in places if _marked(mark, place)), "")


def _marked(mark: str, place: str) -> bool:
    """In brackets, at the end of the title or name; 草案 in a running sentence is any draft."""
    return (
        re.search(rf"[（(〔\[]\s*[^（）()]{{0,6}}{mark}\s*[）)〕\]]|{mark}(?:\.\w+)?\s*$", place, re.MULTILINE)
        is not None
    )
