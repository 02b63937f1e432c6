"""Saved web pages become documents: the article, its title, its tables, and nothing of the menus."""

import quopri

import pytest

from desktop.core import messages
from desktop.core.errors import ReadError
from desktop.core.model.document import ParagraphKind
from desktop.core.readers import read_document
from desktop.core.readers.web_page import read_web_archive, read_web_page

ARTICLE = """<p>为贯彻落实国家部署，结合我市实际，制定本方案。</p>
<p>一、总体要求<br>坚持创新引领，到2027年培养10000人，建成市级数字人才培训基地5家。</p><p>二、重点任务</p>
<p>（一）培养人才。建设基地，支持<a href="x">院校</a>招生，扩大专业学位研究生规模，开展职业技能培训。</p>"""
TEXT = [
    "为贯彻落实国家部署，结合我市实际，制定本方案。",
    "一、总体要求",
    "坚持创新引领，到2027年培养10000人，建成市级数字人才培训基地5家。",
    "二、重点任务",
    "（一）培养人才。建设基地，支持院校招生，扩大专业学位研究生规模，开展职业技能培训。",
]
TITLE = "某市数字人才实施方案"


def page(article: str = ARTICLE, *, head: str = f"<title>{TITLE}_部门文件_某市人民政府门户网站</title>") -> str:
    """A page of a government portal around an article."""
    links = "".join(f"<li><a href='#'>{words}</a>" for words in ("首页", "政务公开", "办事服务", "互动交流"))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">{head}
    <script>if (a < b) document.write("<p>脚本</p>");</script></head>
    <body><nav>{links}</nav><div class=menu><ul>{links}</ul></div>
    <div>您现在的位置：首页 &gt; 文件</div>
    <div id=main><div class=tools>字号：大 中 小 打印</div><div id=zoom>{article}</div></div>
    <div class=related><ul><li><a href=x>关于印发某某办法的通知</a><li><a href=y>关于做好某某工作的意见</a></ul></div>
    <div class=foot>版权所有：某市人民政府 <a>网站地图</a></div></body></html>"""


def texts(data: bytes) -> list[str]:
    document = read_web_page(data, "草案.html")
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def test_the_article_is_read_and_the_menus_are_not():
    assert texts(page().encode()) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    "head",
    [f'<meta name="ArticleTitle" content="{TITLE}"><title>门户网站</title>', f"<title>{TITLE} - 某市人民政府</title>"],
)
def test_the_title_comes_from_the_page_where_the_article_has_none(head):
    assert texts(page(head=head).encode()) == [TITLE, *TEXT]


def test_a_title_in_the_article_is_not_put_there_twice():
    assert texts(page(f"<h2>{TITLE}</h2>" + ARTICLE).encode()) == [TITLE, *TEXT]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "GBK", "gb18030"])
def test_the_page_says_its_own_encoding(charset):
    made = page().replace('charset="utf-8"', f"charset={charset}")
    assert texts(made.encode("utf-8" if charset == "utf-8" else "gb18030")) == [TITLE, *TEXT]


def test_an_encoding_that_is_said_wrongly_is_found_out():
    assert texts(page().encode("gb18030")) == [TITLE, *TEXT]


def test_a_table_of_data_is_rows_in_place():
    table = "<table><tr><th>任务<th>责任单位<tr><td>建设<br>基地<td>市人社局</table>"
    document = read_web_page(page(ARTICLE + table + "<p>三、保障措施</p>").encode(), "草案.html")
    rows = [p for p in document.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert [[cell.of(document.text) for cell in row.cells] for row in rows] == [
        ["任务", "责任单位"],
        ["建设 基地", "市人社局"],
    ]
    assert document.text.endswith("\n三、保障措施")


def test_cells_over_several_rows_and_columns_keep_the_others_in_their_columns():
    rows = "<tr><td>1<td rowspan=2>培养人才<td>建基地<td>省教育厅<tr><td>2<td>办大赛<td>省人社厅"
    table = f"<table><tr><th>序号<th colspan=2>任务<th>单位{rows}<tr><td colspan=4>注：下同</table>"
    document = read_web_page(page(ARTICLE + table).encode(), "草案.html")
    found = [row for row in document.paragraphs if row.kind is ParagraphKind.TABLE_ROW]
    assert [row.span.of(document.text) for row in found] == [
        "序号\t任务\t单位",
        "1\t培养人才\t建基地\t省教育厅",
        "2\t\t办大赛\t省人社厅",
    ]
    assert [row.columns for row in found] == [(0, 1, 3), (), ()]
    assert [row.continued for row in found] == [(), (), (1,)]


def test_an_absurd_number_of_columns_costs_nothing():
    row = "<tr>" + "<td colspan=999999999 rowspan=99999>任务" * 2000
    document = read_web_page(page(ARTICLE + f"<table>{row}{row}</table>").encode(), "草案.html")
    assert document.text.count("任务\t") == 3998


def test_a_table_that_lays_out_the_page_is_no_table():
    inner = f"<table><tr><td>{ARTICLE}</td></tr></table>"
    laid = f"<table><tr><td width=20%><a href=x>导航</a></td><td>{inner}</td></tr></table>"
    assert texts(page(laid).encode()) == [TITLE, *TEXT]


def test_hidden_text_is_not_read():
    assert texts(page(ARTICLE + '<p style="display: none">隐藏，不显示。</p>').encode()) == [TITLE, *TEXT]


def test_lines_broken_in_the_file_are_whole():
    assert texts(page(ARTICLE.replace("结合我市", "结合\n    我市")).encode()) == [TITLE, *TEXT]


def test_pictures_and_what_stands_around_are_told():
    document = read_web_page(page(ARTICLE + "<img src=a.png>").encode(), "草案.html")
    told = [messages.render(message) for message in document.unread]
    assert told[0] == "有1幅图片，其中的文字没有读入。"
    assert "没有读入" in told[1]
    assert "导航" in told[1]


def test_broken_markup_is_read_as_far_as_it_goes():
    assert texts(f"<html><title>{TITLE}</title><div><p>{'</div><p>'.join(TEXT)}<table><tr><td".encode()) == [
        TITLE,
        *TEXT,
    ]


@pytest.mark.parametrize(
    "data",
    [b"<div>" * 50_000, b"<!--" * 20_000, b"<a b='" * 20_000, b"<" * 50_000, b"&#x" * 50_000],
    ids=["deep", "comments", "attributes", "marks", "characters"],
)
def test_pages_made_to_take_long_do_not(data):
    with pytest.raises(ReadError) as caught:
        read_web_page(b"<html><nav>" + data, "草案.html")
    assert caught.value.code in ("no_article", "markup_too_deep")


def test_a_page_without_text_is_empty():
    with pytest.raises(ReadError) as caught:
        read_web_page(b"<html><body><nav>x</nav></body></html>", "草案.html")
    assert caught.value.code == "no_article"


def test_a_page_too_large_is_refused():
    with pytest.raises(ReadError) as caught:
        read_web_page(b"<html>" + b" " * 21_000_000, "草案.html")
    assert caught.value.code == "file_too_large"


def archive_of(content: bytes) -> bytes:
    """A page and a picture in one file, as Word and browsers save them."""
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        + quopri.encodestring(content)
        + b"\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--x--\r\n"
    )


def test_a_page_saved_as_one_file_is_read(tmp_path):
    path = tmp_path / "草案.doc"
    path.write_bytes(archive_of(page().encode()))
    document = read_document(path)
    assert (document.format, document.text.split("\n")) == ("mht", [TITLE, *TEXT])


def test_an_archive_without_a_page_is_named():
    with pytest.raises(ReadError) as caught:
        read_web_archive(archive_of(b""), "草案.mht")
    assert caught.value.code == "web_archive_unreadable"
