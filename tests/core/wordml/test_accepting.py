"""Changes of one author simply made: what others marked stays marked."""

from desktop.core.wordml.accepting import accept
from desktop.core.wordml.package import open_word, to_bytes

OURS = "对标·清稿"
MINE, OTHER = f'w:id="7" w:author="{OURS}"', 'w:id="1" w:author="甲"'
CENTRED = '<w:jc w:val="center"/>'


def t(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def struck(text: str, by: str = MINE) -> str:
    return f"<w:del {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def p(*content: str, properties: str = "", mark: str = "") -> str:
    marked = properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{marked}</w:pPr>' if marked else ''}{''.join(content)}</w:p>"


def accepted(data: bytes) -> bytes:
    document = open_word(data, "草案.docx")
    accept(document, OURS)
    return to_bytes(document)


def test_words_put_in_are_plain_text_and_words_struck_are_gone(make_word, canonical):
    data = make_word(p(struck("探索"), f"<w:ins {MINE}>{t('全面')}{t('推行')}</w:ins>", t("学徒制。")))
    assert canonical(accepted(data)) == canonical(make_word(p(t("全面推行学徒制。"))))


def test_what_another_put_in_or_struck_stays_marked(make_word, canonical):
    theirs = f"<w:ins {OTHER}>{t('力争')}{{}}</w:ins>" + struck("约", OTHER)
    data = make_word(p(theirs.format(struck("每年")), t("千人")))
    assert canonical(accepted(data)) == canonical(make_word(p(theirs.format(""), t("千人"))))


def test_a_paragraph_that_was_put_in_stays_with_its_mark(make_word, canonical):
    data = make_word(p(f"<w:ins {MINE}>{t('新增。')}</w:ins>", mark=f"<w:ins {MINE}/>") + p(t("乙。")))
    assert canonical(accepted(data)) == canonical(make_word(p(t("新增。")) + p(t("乙。"))))


def test_what_is_left_of_a_paragraph_without_mark_leads_the_next_which_keeps_its_look(make_word, canonical):
    for look in (CENTRED, ""):
        gone = p(struck("甲"), t("留下，"), properties="<w:keepNext/>", mark=f"<w:del {MINE}/>")
        data = make_word(gone + p(t("乙。"), properties=look))
        assert canonical(accepted(data)) == canonical(make_word(p(t("留下，乙。"), properties=look)))


def test_a_mark_that_another_struck_stays_struck(make_word, canonical):
    data = make_word(p(t("甲，"), mark=f"<w:del {OTHER}/>") + p(t("乙。")))
    assert canonical(accepted(data)) == canonical(data)


def row(*cells: str, properties: str = "") -> str:
    held = "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{held}</w:tr>"


def test_a_row_that_was_struck_is_gone_and_with_the_last_one_the_table(make_word, canonical):
    gone, stays = row(struck("甲"), struck("乙"), properties=f"<w:del {MINE}/>"), row(t("丙"), t("丁"))
    theirs = row(t("戊"), t("己"), properties=f"<w:del {OTHER}/>")
    data = make_word(f"<w:tbl>{gone}{stays}{theirs}</w:tbl>{p(t('间'))}<w:tbl>{gone}{gone}</w:tbl>{p()}")
    assert canonical(accepted(data)) == canonical(make_word(f"<w:tbl>{stays}{theirs}</w:tbl>{p(t('间'))}{p()}"))
