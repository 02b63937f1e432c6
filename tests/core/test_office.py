"""The way to LibreOffice: what it is told besides the document."""

import re
from pathlib import Path

import pytest
from lxml import etree

from desktop.core import office, resources

EAST = re.compile(r'w:eastAsia="([^"]*[\u4e00-\u9fff][^"]*)"')


def test_every_face_of_our_documents_has_substitutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.setattr(office, "SYSTEM_FACES", Path(__file__))
    faces = tmp_path / "fonts.conf"
    assert office._environment(faces)["FONTCONFIG_FILE"] == str(faces)
    named = {name.text for name in etree.parse(faces).iterfind(".//test/string")}
    used = set(EAST.findall(resources.resource("templates/gongwen.xml").read_text(encoding="utf-8")))
    assert used
    assert used <= named


def test_a_fontconfig_that_somebody_chose_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/own/fonts.conf")
    monkeypatch.setattr(office, "SYSTEM_FACES", Path(__file__))
    assert office._environment(tmp_path / "fonts.conf")["FONTCONFIG_FILE"] == "/own/fonts.conf"


def test_where_there_is_no_fontconfig_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.setattr(office, "SYSTEM_FACES", tmp_path / "none")
    assert "FONTCONFIG_FILE" not in office._environment(tmp_path / "fonts.conf")
