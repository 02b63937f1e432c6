"""What a document shows of itself before anything is compared: who issued it, and whether it is still a draft."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """国家 · 省级 · 市级 · 县级, from the highest."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Recognition:
    """level: None where nothing tells. place: as written at the front of title or issuer (广东省); "" else.

    draft_mark: what it calls itself (征求意见稿); "" for none.
    """

    level: Level | None = None
    place: str = ""
    draft_mark: str = ""


UNKNOWN = Recognition()
