"""The two wordings of the card."""

from desktop.ui.review.wording import Change, Piece, shortened, to_html, wordings
from desktop.ui.theme import LIGHT


def test_lost_and_new_words_are_told_apart(comparison):
    pair = wordings(comparison, comparison.judgements[0])
    assert pair.reference == (Piece("全面推行", Change.LOST), Piece("企业新型学徒制"))
    assert pair.draft == (Piece("探索", Change.NEW), Piece("企业新型学徒制"))


def test_pieces_join_to_the_exact_words(comparison):
    for judgement in comparison.judgements:
        pair = wordings(comparison, judgement)
        assert "".join(piece.text for piece in pair.reference) == comparison.reference.quote(judgement.task.span)
        if judgement.evidence:
            quote = comparison.draft.quote(judgement.evidence[0].span)
            assert "".join(piece.text for piece in pair.draft) == quote


def test_a_missing_task_has_no_second_wording(comparison):
    assert wordings(comparison, comparison.judgements[2]).draft == ()


def test_words_of_a_document_are_never_taken_for_markup():
    assert "&lt;b&gt;" in to_html((Piece("<b>"),), LIGHT)


def test_a_long_wording_shows_what_stands_beside_its_differences():
    same = "".join(chr(0x4E00 + number) for number in range(70))
    lost = Piece("确保", Change.LOST)
    made = shortened((Piece(same), lost, Piece(same), lost, Piece(same)))
    assert [piece.text for piece in made] == [
        f"……{same[-20:]}",
        "确保",
        f"{same[:20]}……{same[-20:]}",
        "确保",
        f"{same[:20]}……",
    ]


def test_a_long_wording_without_a_difference_and_a_short_one_stay_whole():
    for pieces in ((Piece("长" * 300),), (Piece("短" * 60), Piece("失", Change.LOST))):
        assert shortened(pieces) == pieces
