"""The about box names what the program really runs with."""

import tomllib

from tests.parts import TARGET, installed, licence


def test_every_part_is_named_with_the_licence_that_it_gives_itself():
    listed = {entry["name"]: entry["licence"] for entry in tomllib.loads(TARGET.read_text(encoding="utf-8"))["part"]}
    assert listed == {made.name: licence(made) for made in installed()}
    assert all(listed.values())
