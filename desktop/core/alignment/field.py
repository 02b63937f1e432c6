"""The draft as a searchable field: which of its passages say a word, and how surely.

Built once for a draft; looked up for every word of the reference. A word found in the passage itself counts
in full, elsewhere in its sentence or in its clause's heading less (rules/alignment.toml).
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from desktop.core import resources
from desktop.core.alignment.synonyms import alternatives
from desktop.core.alignment.terms import RULES, content_words, rarity
from desktop.core.model.alignment import Term
from desktop.core.model.clause import Clause
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.progress import NOBODY, Part

# A word of three or more characters that stands there in part (职业技能等级 for 技能等级制度).
PARTLY = 0.7


class Field:
    """Passages of a draft, indexed by character pairs."""

    def __init__(self, side: Side, watch: Part = NOBODY) -> None:
        """watch: hears of each passage; may raise Cancelled."""
        self.passages: Sequence[Task] = side.passages
        self.texts = [_flat(side.quote(passage.span)) for passage in self.passages]
        self._postings: dict[str, dict[int, None]] = defaultdict(dict)
        for number, text in enumerate(self.texts):
            for pair in {text[i : i + 2] for i in range(len(text) - 1)} | set(text):
                self._postings[pair][number] = None
        self._sentence: dict[int, list[int]] = defaultdict(list)
        self._clause: dict[str, list[int]] = defaultdict(list)
        self._heading: dict[int, str] = {}
        for number, passage in enumerate(self.passages):
            self._sentence[passage.sentence.start].append(number)
            if passage.id.endswith("-h"):
                self._heading[number] = passage.clause
            else:
                self._clause[passage.clause].append(number)
        self._below = _descendants(side)
        self._around = {clause.id: _around(side, clause) for clause in side.outline.clauses}
        self._known: dict[tuple[str, str], Mapping[int, float]] = {}
        self._own_known: dict[tuple[str, str], Mapping[int, float]] = {}
        context = resources.table(RULES)["context"]
        self._in_sentence, self._in_heading = float(context["sentence"]), float(context["heading"])
        self._side = side
        if watch is not NOBODY:
            self.own_words = self._said(watch)

    def local_weight(self, word: str) -> float:
        """0..1: how much a word tells within the draft; one that stands everywhere (数字人才) tells little."""
        own = sum(value >= 1.0 for value in self._own(word).values())
        total = len(self.passages)
        share = min(1.0, max(0.1, math.log((total + 1) / (own + 0.5)) / math.log(total + 2)))
        return float(share ** resources.table(RULES)["rarity"]["local"])

    def found(self, term: Term) -> Mapping[int, float]:
        """Passage number → 0..1, how surely it says the term; passages that don't are left out."""
        key = (term.word, term.phrase)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._with_context(self._own(term.word, term.phrase))
        return known

    def _own(self, word: str, phrase: str = "") -> dict[int, float]:
        """The passages that say the word, another for it, or another for the phrase that it is part of."""
        values = self._literal(word)
        for standing in (word, phrase) if phrase else (word,):
            for other, sure in alternatives(standing).items():
                # A common word standing for a rare one (吸引 for 引智) carries only as much as it tells itself.
                worth = sure * min(1.0, rarity(other) / max(rarity(word), 0.1))
                for number, value in self._literal(other).items():
                    if value >= 1.0 and values.get(number, 0.0) < worth:
                        values[number] = worth
        return values

    def _literal(self, word: str) -> dict[int, float]:
        """Passages in which all (1.0) or most (less) character pairs of `word` stand."""
        if len(word) == 1:
            return dict.fromkeys(self._postings.get(word, ()), 1.0)
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        if len(pairs) == 1:
            return dict.fromkeys(self._postings.get(word, ()), 1.0)
        counts: dict[int, int] = defaultdict(int)
        for pair in pairs:
            for number in self._postings.get(pair, ()):
                counts[number] += 1
        return {
            number: 1.0 if count == len(pairs) else PARTLY * count / len(pairs)
            for number, count in counts.items()
            if 2 * count >= len(pairs)
        }

    def _with_context(self, own: Mapping[int, float]) -> dict[int, float]:
        values = dict(own)
        for number, value in own.items():
            clause = self._heading.get(number)
            if clause is not None:
                for below in self._below.get(clause, (clause,)):
                    for other in self._clause.get(below, ()):
                        values[other] = max(values.get(other, 0.0), value * self._in_heading)
            else:
                for other in self._sentence[self.passages[number].sentence.start]:
                    values[other] = max(values.get(other, 0.0), value * self._in_sentence)
        return values

    def own(self, term: Term, number: int) -> float:
        """0..1: how surely the passage itself says the term, its surroundings left out."""
        key = (term.word, term.phrase)
        known = self._own_known.get(key)
        if known is None:
            known = self._own_known[key] = self._own(term.word, term.phrase)
        return known.get(number, 0.0)

    def extended(self, number: int, weighted: Sequence[Term], total: float) -> Span:
        """A passage's stretch with its neighbours in the sentence that say more of the task, quoted as one."""
        most = float(resources.table(RULES)["context"]["extend"]) * total
        passages = self.passages
        met = {term.word: self.own(term, number) for term in weighted}
        first = last = number
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(passages) and passages[at].sentence == passages[number].sentence:
                more = {term.word: self.own(term, at) for term in weighted}
                gain = sum(term.weight * max(0.0, more[term.word] - met[term.word]) for term in weighted)
                if gain < most:
                    break
                met = {word: max(value, more[word]) for word, value in met.items()}
                first, last = min(first, at), max(last, at)
                at += step
        return Span(passages[first].span.start, passages[last].span.end)

    def surroundings(self, number: int) -> str:
        """The headings above a passage, and its clause's text."""
        return self._around[self.passages[number].clause]

    @cached_property
    def own_words(self) -> list[dict[str, float]]:
        """For each passage its content words with their rarity."""
        return self._said(NOBODY)

    def _said(self, watch: Part) -> list[dict[str, float]]:
        return [{word: rarity(word) for word, _ in content_words(text)} for text in watch.through(self.texts)]


def _flat(text: str) -> str:
    return "".join(text.split())


def _around(side: Side, clause: Clause) -> str:
    text = _flat(side.quote(clause.span))
    while clause.parent is not None:
        clause = side.outline.by_id[clause.parent]
        text += "\n" + clause.heading
    return text


def _descendants(side: Side) -> dict[str, list[str]]:
    """Clause id → the ids of the clauses in it, itself included."""
    below: dict[str, list[str]] = defaultdict(list)
    for clause in side.outline.clauses:
        at: str | None = clause.id
        while at is not None:
            below[at].append(clause.id)
            at = side.outline.by_id[at].parent
    return below
