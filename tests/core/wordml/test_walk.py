"""Every construct of a Word file → the paragraphs that Word shows with all changes accepted."""

import io
import zipfile

import pytest

from desktop.core.model.document import ParagraphKind, View
from desktop.core.wordml.package import open_word
from desktop.core.wordml.walk import WordText, is_tracked, pieces_of, walk


@pytest.fixture
def read(make_word):
    def read(body: str, **parts: str) -> WordText:
        return walk(open_word(make_word(body, **parts), "草案.docx"))

    return read


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content) or '<w:p/>'}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + code + mark("separate") + result + mark("end")


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
BY = 'w:id="1" w:author="甲"'
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{box}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
EITHER = (
    "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Choice><w:p/></mc:Choice><mc:Fallback>{}</mc:Fallback>"
    "</mc:AlternateContent>"
)

ONE_PARAGRAPH = {
    "an inserted word stands": (t("到") + f"<w:ins {BY}>{t('2026年')}</w:ins>", "到2026年"),
    "a deleted word does not": (
        t("每年") + f"<w:del {BY}><w:r><w:delText>约</w:delText></w:r></w:del>" + t("千人"),
        "每年千人",
    ),
    "an insertion that another deleted does not": (
        t("甲") + f"<w:ins {BY}><w:del {BY}><w:r><w:delText>乙</w:delText></w:r></w:del></w:ins>",
        "甲",
    ),
    "moved text stands once": (
        f"<w:moveFrom {BY}>{t('先行')}</w:moveFrom>{t('试点')}<w:moveTo {BY}>{t('先行')}</w:moveTo>",
        "试点先行",
    ),
    "a simple field shows its result": (f'<w:fldSimple w:instr="DATE">{t("2024年")}</w:fldSimple>', "2024年"),
    "a complex field hides its instruction": (field("REF 一", t("二、")) + t("重点"), "二、重点"),
    "a field in a field's instruction hides too": (
        mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("PAGE", t("7")) + mark("separate")
        + t("是") + mark("end"),
        "是",
    ),
    "a field that never ends hides nothing": (mark("begin") + t("正文还在"), "正文还在"),
    "a content control shows its content": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{t('省教育厅')}</w:sdtContent></w:sdt>",
        "省教育厅",
    ),
    "a link shows its words": (f"<w:hyperlink>{t('附件')}</w:hyperlink>", "附件"),
    "a smart tag shows its words": (f"<w:smartTag>{t('北京')}</w:smartTag>", "北京"),
    "ruby shows its base": (
        f"<w:r><w:ruby><w:rt>{t('zhuó')}</w:rt><w:rubyBase>{t('着')}</w:rubyBase></w:ruby></w:r>{t('力')}",
        "着力",
    ),
    "hidden text is not shown": (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>批注</w:t></w:r>{t('正文')}", "正文"),
    "switched-off hiding hides nothing": ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>正文</w:t></w:r>', "正文"),
    "a tab is a tab": ("<w:r><w:t>姓名</w:t><w:tab/><w:t>单位</w:t></w:r>", "姓名\t单位"),
    "a non-breaking hyphen is a hyphen": ("<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>2026</w:t></w:r>", "2024-2026"),
    "a line break in a sentence is a blank": (
        "<w:r><w:t>关于数字人才的</w:t><w:br/><w:t>实施方案</w:t></w:r>",
        "关于数字人才的 实施方案",
    ),
    "a ticked box is a sign": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
    "a ticked box of the second sign font is a sign": (
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' + t("是"),
        "☑是",
    ),
    "an empty box of the second sign font is one": (
        '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>' + t("否"),
        "□否",
    ),
    "a sign of a text font is that character": ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>' + t("甲"), "①甲"),
    "a page break in a sentence is a blank": (t("上页") + '<w:r><w:br w:type="page"/></w:r>' + t("下页"), "上页 下页"),
    "where Word broke the page when it last laid it out is nothing": (
        "<w:r><w:t>连续</w:t><w:lastRenderedPageBreak/><w:t>文字</w:t></w:r>",
        "连续文字",
    ),
    "a carriage return is a blank": ("<w:r><w:t>上行</w:t><w:cr/><w:t>下行</w:t></w:r>", "上行 下行"),
    "a soft hyphen is not shown": ("<w:r><w:t>数</w:t><w:softHyphen/><w:t>字</w:t></w:r>", "数字"),
    "custom markup shows its words": (f"<w:customXml>{t('省教育厅')}</w:customXml>", "省教育厅"),
    "text that runs the other way stands": (f"<w:bdo>{t('正文')}</w:bdo>", "正文"),
    "an unknown sign is kept as a square": ('<w:r><w:sym w:font="Webdings" w:char="F011"/><w:t>是</w:t></w:r>', "□是"),
    "blanks at both ends do not count": (t("　　加强领导 "), "加强领导"),
    "without xml:space blanks at the ends of a run do not count": ("<w:r><w:t> 甲 </w:t></w:r>" + t("乙"), "甲乙"),
    "odd line ends in a run are blanks": (t("甲\u2028乙"), "甲 乙"),
    "of alternatives the first stands": (EITHER.replace("<w:p/>", t("二")).format(t("新写法"), t("旧")), "新写法"),
    "without a choice the fallback stands": (
        f"<mc:AlternateContent><mc:Fallback>{t('旧写法')}</mc:Fallback></mc:AlternateContent>",
        "旧写法",
    ),
    "an instruction without a field is not shown": ("<w:r><w:instrText>REF 一</w:instrText></w:r>" + t("正文"), "正文"),
    "a field that ends without having begun hides nothing": (t("甲") + mark("end") + t("乙"), "甲乙"),
    "a field that was deleted hides nothing": (
        f"<w:del {BY}>{mark('begin')}</w:del>" + t("甲") + mark("separate") + t("乙") + mark("end"),
        "甲乙",
    ),
    "behind a field that was deleted others hide their instruction": (
        f"<w:del {BY}>{mark('begin')}</w:del>" + field("REF 一", t("二、")),
        "二、",
    ),
    "a sign without a code is kept as a square": ('<w:r><w:sym w:font="Wingdings"/></w:r>' + t("是"), "□是"),
    "a sign below all signs is kept as a square": ('<w:r><w:sym w:font="宋体" w:char="0007"/></w:r>' + t("是"), "□是"),
}  # fmt: skip


SIGNS = {
    "Wingdings": "6C● 6E■ 6F□ 71□ 75◆ A8□ D8➢ E0→ FC√ FB× FD☒ FE☑ 9F• A7■ 21□",
    "Wingdings 2": "4F× 50√ 51☒ 52☑ 53☒ 54☒ A3□ 6C□",
    "Symbol": "61□",
    "宋体": "2460① D7A3힣 D800□ E000□ F8FF□ 001F□",
}


@pytest.mark.parametrize("font", SIGNS)
def test_signs_that_office_documents_tick_and_point_with_are_read(read, font):
    for code, sign in ((written[:-1], written[-1]) for written in SIGNS[font].split(" ")):
        for whole in {code, f"F0{code}" if len(code) == 2 else code}:  # Word writes both
            body = p(t("甲") + f'<w:r><w:sym w:font="{font}" w:char="{whole}"/></w:r>' + t("乙"))
            assert [paragraph.text for paragraph in read(body).paragraphs] == [f"甲{sign}乙"], whole


def test_a_blank_written_as_a_sign_is_a_blank(read):
    assert texts(read(p(t("甲") + '<w:r><w:sym w:font="宋体" w:char="0020"/></w:r>' + t("乙")))) == ["甲 乙"]


@pytest.mark.parametrize(("content", "shown"), ONE_PARAGRAPH.values(), ids=ONE_PARAGRAPH)
def test_a_paragraph_reads_as_word_shows_it(read, content, shown):
    assert [paragraph.text for paragraph in read(p(content)).paragraphs] == [shown]


def texts(read: WordText) -> list[str]:
    return [paragraph.text for paragraph in read.paragraphs]


def test_line_breaks_that_end_sentences_end_paragraphs(read):
    body = p("<w:r><w:t>总体要求</w:t><w:br/><w:t>（一）加强领导。</w:t><w:br/><w:t>各地要落实。</w:t></w:r>")
    assert texts(read(body)) == ["总体要求", "（一）加强领导。", "各地要落实。"]


def test_a_paragraph_whose_mark_is_deleted_joins_the_next(read):
    deleted = f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>"
    assert texts(read(p(deleted, t("加强领导，")) + p(t("压实责任。")) + p(t("完")))) == ["加强领导，压实责任。", "完"]


def test_the_look_of_a_paragraph_s_mark_joins_nothing(read):
    assert texts(read(p("<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>", t("甲")) + p(t("乙")))) == ["甲", "乙"]


def test_a_wholly_deleted_paragraph_leaves_nothing(read):
    deleted = f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:del {BY}><w:r><w:delText>甲</w:delText></w:r></w:del>"
    assert texts(read(p(deleted) + p(t("乙")))) == ["乙"]


def test_block_controls_are_read_in_place(read):
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(t('二'))}</w:sdtContent></w:sdt>"
    assert texts(read(p(t("一")) + control + p(t("三")))) == ["一", "二", "三"]


def test_a_text_box_is_read_once_after_its_paragraph(read):
    found = read(p(t("正文"), BOX.format(box=p(t("框内")))) + p(t("后文")))
    assert texts(found) == ["正文", "框内", "后文"]
    assert found.paragraphs[1].kind is ParagraphKind.TEXT_BOX


def test_a_text_box_of_an_old_word_is_read_once(read):
    shape = f"<v:shape><v:textbox><w:txbxContent>{p(t('框内'))}</w:txbxContent></v:textbox></v:shape>"
    assert texts(read(p(t("正文"), f"<w:r><w:pict>{shape}</w:pict></w:r>") + p(t("后文")))) == ["正文", "框内", "后文"]


def test_a_text_box_in_a_text_box_is_read_once(read):
    inner = p(t("外"), BOX.format(box=p(t("内"))))
    assert texts(read(p(t("正文"), BOX.format(box=inner)))) == ["正文", "外", "内"]


def test_a_page_break_of_its_own_leaves_no_paragraph(read):
    assert texts(read(p(t("一")) + p('<w:r><w:br w:type="page"/></w:r>') + p(t("二")))) == ["一", "二"]


def test_a_row_is_one_paragraph_and_its_cells_are_known(read):
    row = read(table((cell(p(t("任务"))), cell(p(t("省发展改革委，")), p(t("省教育厅"))), cell()))).paragraphs[0]
    assert row.text == "任务\t省发展改革委， 省教育厅\t"
    assert row.kind is ParagraphKind.TABLE_ROW
    assert [row.text[start:end] for start, end in row.cells] == ["任务", "省发展改革委， 省教育厅", ""]


@pytest.mark.parametrize(
    ("body", "tracked"),
    [
        (p(t("培养人才")), False),
        (p(t("培养"), f"<w:ins {BY}>{t('人才')}</w:ins>"), True),
        (p(f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>", t("培养")), True),
        (table((cell(p(t("一")), properties=f"<w:cellIns {BY}/>"),)), True),
        (p(f"<w:pPr><w:pPrChange {BY}/></w:pPr>", t("只改了版式")), False),
    ],
)
def test_a_file_whose_views_differ_is_known(make_word, body, tracked):
    assert is_tracked(open_word(make_word(body), "草案.docx")) is tracked


def test_tables_stand_where_they_stand(read):
    body = p(t("前")) + table((cell(p(t("甲"))), cell(p(t("乙"))))) + p(t("后"))
    assert texts(read(body)) == ["前", "甲\t乙", "后"]


def test_a_cell_below_a_merged_one_is_empty(read):
    first = (cell(p(t("一")), properties='<w:vMerge w:val="restart"/>'), cell(p(t("甲"))))
    second = (cell(p(t("不显示")), properties="<w:vMerge/>"), cell(p(t("乙"))))
    found = read(table(first, second))
    assert texts(found) == ["一\t甲", "\t乙"]
    assert [row.continued for row in found.paragraphs] == [(), (0,)]


def test_the_columns_of_a_row_with_wide_cells_are_known(read):
    wide = (cell(p(t("甲")), properties='<w:gridSpan w:val="2"/>'), cell(p(t("乙"))))
    late = ('<w:trPr><w:gridBefore w:val="1"/></w:trPr>', cell(p(t("丙"))), cell(p(t("丁"))))
    plain = (cell(p(t("戊"))), cell(p(t("己"))), cell(p(t("庚"))))
    assert [row.columns for row in read(table(wide, late, plain)).paragraphs] == [(0, 2), (1, 2), ()]


@pytest.mark.parametrize("absurd", ["9" * 5000, "-1", "²", ""])
def test_an_absurd_width_of_a_cell_does_no_harm(read, absurd):
    wide = (cell(p(t("甲")), properties=f'<w:gridSpan w:val="{absurd}"/>'), cell(p(t("乙"))))
    assert texts(read(table(wide))) == ["甲\t乙"]


def test_an_inner_table_stays_in_its_cell(read):
    inner = table((cell(p(t("甲"))), cell(p(t("乙")))))
    assert texts(read(table((cell(p(t("外"))), cell(inner, p()))))) == ["外\t甲 乙"]


def test_tables_three_deep_stay_in_their_cell(read):
    deepest = table((cell(p(t("丙"))), cell(p(t("丁")))))
    middle = table((cell(p(t("乙"))), cell(deepest, p())))
    assert texts(read(table((cell(p(t("甲"))), cell(middle, p()))))) == ["甲\t乙 丙 丁"]


def test_a_table_of_one_column_is_a_frame_of_paragraphs(read):
    found = read(table((cell(p(t("专栏1 重点工程")), p(t("1.甲工程。"))),), (cell(p(t("2.乙工程。"))),)))
    assert texts(found) == ["专栏1 重点工程", "1.甲工程。", "2.乙工程。"]
    assert {paragraph.kind for paragraph in found.paragraphs} == {ParagraphKind.BODY}


def test_deleted_rows_and_cells_are_gone(read):
    gone = f"<w:trPr><w:del {BY}/></w:trPr>"
    body = table(
        (cell(p(t("甲"))), cell(p(t("乙"))), cell(p(t("丙")), properties=f"<w:cellDel {BY}/>")),
        (gone, cell(p(t("删")))),
    )
    assert texts(read(body)) == ["甲\t乙"]


def test_notes_come_last_in_the_order_of_their_references(read):
    body = p(t("甲"), '<w:r><w:footnoteReference w:id="3"/></w:r>') + p(
        t("乙"), '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    notes = f'<w:footnote w:id="2">{p(t("注乙"))}</w:footnote><w:footnote w:id="3">{p(t("注甲"))}</w:footnote>'
    found = read(body, footnotes=notes)
    assert texts(found) == ["甲", "乙", "注甲", "注乙"]
    assert [paragraph.kind for paragraph in found.paragraphs][2:] == [ParagraphKind.FOOTNOTE] * 2


def test_foot_and_endnotes_with_one_id_are_each_read_once(read):
    body = p(t("甲"), '<w:r><w:endnoteReference w:id="2"/></w:r>', '<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = read(body, footnotes=f'<w:footnote w:id="2">{p(t("脚注"))}</w:footnote>',
                 endnotes=f'<w:endnote w:id="2">{p(t("尾注"))}</w:endnote>')  # fmt: skip
    assert texts(found) == ["甲", "脚注", "尾注"]


def test_where_each_piece_stands_in_the_whole_text_is_known(read):
    body = p(t("甲乙"), t("丙"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(t("丁"))
    found = read(body, footnotes=f'<w:footnote w:id="2">{p(t("注"))}</w:footnote>')
    pieces, starts, notes = pieces_of(found)
    assert [piece.node.text for piece in pieces] == ["甲乙", "丙", "丁", "注"]
    assert starts == [0, 2, 4, 6]
    assert list(notes) == [3]
    assert notes[3] is found.paragraphs[2].anchor


def test_a_table_of_contents_is_left_out_and_counted(read):
    lines = p(mark("begin"), '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>', mark("separate"), t("总体要求 1"))
    lines += p(t("重点任务 2"), mark("end"))
    found = read(lines + p(t("总体要求")))
    assert texts(found) == ["总体要求"]
    assert [(unread.kind, unread.count) for unread in found.unread] == [("contents", 1)]


def test_what_is_no_text_is_counted(read):
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    embedded = "<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>"
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    found = read(p(t("正文"), picture, picture, embedded, formula) + '<w:altChunk r:id="x"/>')
    told = [(unread.kind, unread.count, unread.places) for unread in found.unread]
    assert told == [
        ("chunks", 1, ["正文"]),
        ("formulas", 1, ["正文"]),
        ("objects", 1, ["正文"]),
        ("pictures", 2, ["正文"]),
    ]


def test_charts_and_diagrams_are_counted(make_word):
    names = (
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    )
    body = p(
        t("正文"), f"<w:r><w:drawing {names}><c:chart/></w:drawing><w:drawing {names}><dgm:relIds/></w:drawing></w:r>"
    )
    found = walk(open_word(make_word(body), "草案.docx")).unread
    assert [(unread.kind, unread.count) for unread in found] == [("charts", 1), ("diagrams", 1)]


CONTENTS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def test_word_s_own_table_of_contents_is_left_out_with_its_heading(read):
    found = read(CONTENTS.format(p(t("目录")) + p(t("总体要求 1"))) + p(t("总体要求")))
    assert texts(found) == ["总体要求"]
    assert [(unread.kind, unread.count) for unread in found.unread] == [("contents", 1)]


def test_a_table_of_contents_whose_field_ends_behind_it_hides_no_text(read):
    begun = p(mark("begin"), "<w:r><w:instrText>TOC</w:instrText></w:r>", mark("separate"), t("总体要求 1"))
    assert texts(read(CONTENTS.format(begun) + p(mark("end"), t("总体要求")))) == ["总体要求"]


def test_the_text_of_a_last_paragraph_whose_mark_is_deleted_is_read(read):
    assert texts(read(p(t("甲")) + p(f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>", t("乙。")))) == ["甲", "乙。"]


def test_blocks_in_custom_markup_and_alternatives_are_read_in_place(read):
    body = f"{p(t('一'))}{EITHER.format(p(t('二')), p(t('旧')))}<w:customXml>{p(t('三'))}</w:customXml>{p(t('四'))}"
    assert texts(read(body)) == ["一", "二", "三", "四"]


def test_rows_that_were_moved_away_as_a_whole_are_not_shown(read):
    moved = f"<w:moveFrom {BY}>{table((cell(p(t('甲'))), cell(p(t('乙')))))}</w:moveFrom>"
    stays = f"<w:moveTo {BY}>{table((cell(p(t('丙'))), cell(p(t('丁')))))}</w:moveTo>"
    assert texts(read(moved + stays)) == ["丙\t丁"]


def test_outline_levels_come_from_the_paragraph_or_its_style(read):
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    )
    levels = (
        '<w:outlineLvl w:val="0"/>',
        '<w:pStyle w:val="b"/>',
        '<w:pStyle w:val="b"/><w:outlineLvl w:val="9"/>',
        "",
    )
    body = "".join(p(f"<w:pPr>{level}</w:pPr>", t("甲")) for level in (*levels, '<w:pStyle w:val="c"/>'))
    assert [paragraph.outline_level for paragraph in read(body, styles=styles).paragraphs] == [0, 1, None, None, None]


def test_every_character_traces_back_to_its_node(read):
    body = p(t("一"), f"<w:ins {BY}>{t('二三')}</w:ins>", "<w:r><w:t> 四 </w:t><w:tab/><w:t>五</w:t></w:r>")
    for paragraph in read(body).paragraphs:
        for piece in paragraph.pieces:
            own = (piece.node.text or "\t").strip(" ")
            assert own[piece.offset :][: piece.length] == paragraph.text[piece.start : piece.end]
        assert sum(piece.length for piece in paragraph.pieces) == len(paragraph.text)


def test_the_original_view_shows_what_was_before_the_changes(make_word):
    body = p(
        t("全面"), f"<w:ins {BY}>{t('有序')}</w:ins>", f"<w:del {BY}><w:r><w:delText>坚决</w:delText></w:r></w:del>"
    )
    body += p(f"<w:moveFrom {BY}>{t('旧处')}</w:moveFrom>") + p(f"<w:moveTo {BY}>{t('新处')}</w:moveTo>")
    rows = f"<w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc>{p(t('增'))}</w:tc><w:tc>{p(t('行'))}</w:tc></w:tr>"
    rows += f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{p(t('删'))}</w:tc><w:tc>{p(t('行'))}</w:tc></w:tr>"
    document = open_word(make_word(f"{body}<w:tbl>{rows}</w:tbl>"), "草案.docx")
    assert texts(walk(document)) == ["全面有序", "新处", "增\t行"]
    assert texts(walk(document, view=View.ORIGINAL)) == ["全面坚决", "旧处", "删\t行"]


def test_a_linked_subdocument_is_told(read):
    [unread] = read(p(t("正文")) + '<w:p><w:subDoc r:id="s"/></w:p>').unread
    assert (unread.kind, unread.count, unread.places) == ("subdocuments", 1, ["正文"])


def test_the_first_header_with_text_is_given_apart(make_word):
    relations = "".join(
        f'<Relationship Id="{key}" Type="{HEADER}" Target="{key}.xml"/>' for key in ("header1", "header2")
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    data = make_word(p(t("正文")))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        kinds = package.read("[Content_Types].xml").decode()
        names = package.read("word/document.xml").decode().partition("<w:document ")[2].partition(">")[0]
    overrides = "".join(f'<Override PartName="/word/header{n}.xml" ContentType="{kind}"/>' for n in (1, 2))
    extra = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "[Content_Types].xml": kinds.replace("</Types>", f"{overrides}</Types>"),
        "word/header1.xml": f"<w:hdr {names}><w:p/></w:hdr>",
        "word/header2.xml": f"<w:hdr {names}>{p(t('某市方案'))}</w:hdr>",
    }
    found = walk(open_word(make_word(p(t("正文")), extra=extra), "草案.docx"))
    assert (texts(found), found.header) == (["正文"], "某市方案")
