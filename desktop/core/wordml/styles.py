"""styles.xml → what a paragraph has from its chain of styles: outline level and automatic numbering."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from desktop.core.wordml.names import Element, name, number, value
from desktop.core.wordml.package import related_xml

BODY_LEVEL = 9  # w:outlineLvl of body text, ISO 29500-1, 17.3.1.20
HEADING = "heading "  # the invariant name of the built-in heading styles, whatever the interface calls them


class Styles:
    """The paragraph styles of a document, looked up by style id."""

    def __init__(self, document: WordDocument) -> None:
        root = related_xml(document, RELATIONSHIP_TYPE.STYLES)
        styles = [] if root is None else root.findall(name("w:style"))
        self._by_id: dict[str, Element] = {style.get(name("w:styleId"), ""): style for style in styles}
        self._default = next(
            (
                style.get(name("w:styleId"), "")
                for style in styles
                if style.get(name("w:type")) == "paragraph" and style.get(name("w:default")) in ("1", "true", "on")
            ),
            "",
        )

    def id_named(self, built_in: str) -> str | None:
        """The id of the style with the built-in name ("annotation text"); None where it is not defined."""
        found = (key for key, style in self._by_id.items() if (value(style, "w:name") or "").lower() == built_in)
        return next(found, None)

    def chain(self, paragraph: Element) -> Iterator[tuple[str, Element]]:
        """The paragraph's style and those it is based on, nearest first, with their ids."""
        key: str | None = value(paragraph.find(name("w:pPr")), "w:pStyle") or self._default
        seen: set[str] = set()
        while key in self._by_id and key not in seen:
            seen.add(key)
            yield key, self._by_id[key]
            key = value(self._by_id[key], "w:basedOn") or ""

    def outline_level(self, paragraph: Element) -> int | None:
        """0 for the highest level; None for body text."""
        level = number(paragraph.find(name("w:pPr")), "w:outlineLvl")
        for _key, style in self.chain(paragraph) if level is None else ():
            level = number(style.find(name("w:pPr")), "w:outlineLvl")
            title = (value(style, "w:name") or "").lower()
            if level is None and title.startswith(HEADING) and title[len(HEADING) :].isdigit():
                level = int(title[len(HEADING) :]) - 1
            if level is not None:
                break
        return level if level is not None and 0 <= level < BODY_LEVEL else None
