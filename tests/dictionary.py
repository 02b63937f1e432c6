"""jieba's dictionary as installed here → resources/language/dictionary.bin, in which a text finds its words at once.

    PYTHONPATH=. python -m tests.dictionary

To be made anew when jieba ships another dictionary (0.42.1 is its last since 2020); a test says when.
"""

import warnings
from pathlib import Path

from desktop.core.text.dictionary import packed

TARGET = Path(__file__).resolve().parent.parent / "resources" / "language" / "dictionary.bin"


def jiebas() -> tuple[dict[str, int], int]:
    """All entries as jieba itself reads them, and the sum of their counts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    segmenter = jieba.Tokenizer()
    entries, total = segmenter.gen_pfdict(segmenter.get_dict_file())
    return entries, total


if __name__ == "__main__":
    TARGET.write_bytes(packed(*jiebas()))
