"""The draft as a searchable field: which of its passages say a word, and how surely.

Built once for a draft; looked up for every word of the reference. A word found in the passage itself counts
in full, elsewhere in its sentence or in its clause's heading less (rules/alignment.toml). While the draft is written
on, the passages of the clauses that changed are exchanged, and the rest is kept.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from desktop.core import resources
from desktop.core.alignment.index import Index
from desktop.core.alignment.shortlist import bits
from desktop.core.alignment.terms import RULES, content_words, rarity
from desktop.core.model.alignment import Term
from desktop.core.model.clause import Clause
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.progress import NOBODY, Part
from desktop.core.text.flat import flat

_Key = tuple[str, str]
Weighted = tuple[float, Mapping[int, float]]


class Field:
    """Passages of a draft by number: their places among its passages, until some are exchanged."""

    def __init__(self, side: Side, watch: Part = NOBODY) -> None:
        """watch: hears of each passage; may raise Cancelled."""
        self.passages: dict[int, Task] = {}
        self.texts: dict[int, str] = {}
        self._index = Index({})
        self._known: dict[_Key, dict[int, float]] = {}
        self._own_known: dict[_Key, dict[int, float]] = {}
        self._alike: dict[_Key, tuple[tuple[float, int], ...]] = {}
        self._own_words: dict[int, dict[str, float]] = {}
        context = resources.table(RULES)["context"]
        self._in_sentence, self._in_heading = float(context["sentence"]), float(context["heading"])
        self.exchange(side, range(len(side.passages)))
        if watch is not NOBODY:
            for number in watch.through(tuple(self.passages)):
                self.own_words(number)

    def exchange(self, side: Side, numbers: Sequence[int]) -> None:
        """Go on with another state of the draft. numbers: of its passages, in order.

        A number that is known already is a passage that says the same in a clause that says the same under the same
        headings. New numbers are higher than all before, and go through a clause without a gap.
        """
        fresh = [(number, one) for number, one in zip(numbers, side.passages, strict=True) if number not in self.texts]
        gone = self.texts.keys() - set(numbers)
        lost = {number: self.texts.pop(number) for number in gone}
        new = {number: flat(side.quote(passage.span)) for number, passage in fresh}
        self.texts |= new
        self._index.strike(lost)
        self._index.enter(new)
        self.passages = dict(zip(numbers, side.passages, strict=True))
        self.places = {number: place for place, number in enumerate(numbers)}
        self._side = side
        self._above = _ascendants(side)
        self._around: dict[str, str] = {}
        sentences: dict[int, list[int]] = defaultdict(list)
        self._beside: dict[int, list[int]] = {}  # the passages of its sentence, itself included
        self._clause: dict[str, list[int]] = defaultdict(list)
        self.headings: dict[int, str] = {}  # passages that are headings, with the clause they stand over
        self._below: dict[str, list[str]] = defaultdict(list)
        for clause, above in self._above.items():
            for one in above:
                self._below[one].append(clause)
        for number, passage in self.passages.items():
            self._beside[number] = sentences[passage.sentence.start]
            self._beside[number].append(number)
            if passage.id.endswith("-h"):
                self.headings[number] = passage.clause
            else:
                self._clause[passage.clause].append(number)
        for number in gone:
            self._own_words.pop(number, None)
        self._exchange_known(gone, new)

    def _exchange_known(self, gone: Collection[int], new: Mapping[int, str]) -> None:
        """Bring what was looked up already to the present passages."""
        self._alike.clear()
        small = Index(new)
        for key, values in self._own_known.items():
            for number in gone:
                values.pop(number, None)
            values.update(small.said(*key))
        clauses = {self.passages[number].clause for number in new}
        above = {number for number, clause in self.headings.items() if any(clause in self._above[c] for c in clauses)}
        looked_at = above | new.keys()
        for key, values in self._known.items():
            for number in gone:
                values.pop(number, None)
            own = self._own_known[key]
            near = {number: own[number] for number in looked_at if number in own}
            if near:
                spread = self._with_context(near, clauses)
                values.update({number: value for number, value in spread.items() if number in new})

    def local_weight(self, word: str) -> float:
        """0..1: how much a word tells within the draft; one that stands everywhere (数字人才) tells little."""
        own = self._index.fully(word)
        total = len(self.passages)
        share = min(1.0, max(0.1, math.log((total + 1) / (own + 0.5)) / math.log(total + 2)))
        return float(share ** resources.table(RULES)["rarity"]["local"])

    def found(self, term: Term) -> Mapping[int, float]:
        """Passage number → 0..1, how surely it says the term; passages that don't are left out."""
        key = (term.word, term.phrase)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._with_context(self._said_by(key), self._above)
        return known

    def found_alike(self, term: Term) -> Sequence[tuple[float, int]]:
        """The same, the passages of each value together, as a set of bits: there are few values."""
        key = (term.word, term.phrase)
        known = self._alike.get(key)
        if known is None:
            groups: dict[float, list[int]] = defaultdict(list)
            for number, value in self.found(term).items():
                groups[value].append(number)
            size = max(self.passages, default=0) + 1
            known = self._alike[key] = tuple((value, bits(group, size)) for value, group in groups.items())
        return known

    def _said_by(self, key: _Key) -> dict[int, float]:
        """Passage number → 0..1, how surely the passage itself says a word."""
        known = self._own_known.get(key)
        if known is None:
            known = self._own_known[key] = self._index.said(*key)
        return known

    def _with_context(self, own: Mapping[int, float], clauses: Collection[str]) -> dict[int, float]:
        """The values with those that sentences and headings lend; clauses: whose passages are wanted."""
        values = dict(own)
        for number, value in own.items():
            clause = self.headings.get(number)
            if clause is not None:
                lent = value * self._in_heading
                near = [one for below in self._reached(clause, clauses) for one in self._clause.get(below, ())]
            else:
                lent = value * self._in_sentence
                near = self._beside[number]
            for other in near if len(near) > 1 or clause is not None else ():
                known = values.get(other)
                if known is None or known < lent:
                    values[other] = lent
        return values

    def _reached(self, clause: str, clauses: Collection[str]) -> Iterator[str]:
        """Which of the clauses a heading stands over."""
        if len(clauses) == len(self._above):
            return iter(self._below[clause])
        return (below for below in clauses if clause in self._above[below])

    def own(self, term: Term) -> Mapping[int, float]:
        """Passage number → 0..1: how surely the passage itself says the term, its surroundings left out."""
        return self._said_by((term.word, term.phrase))

    def extended(self, number: int, weighted: Sequence[Weighted], total: float) -> Span:
        """A passage's stretch with its neighbours in the sentence that say more of the task, quoted as one.

        weighted: for each term of the task its weight, and how surely each passage itself says it. total: all weights.
        """
        passages = self.passages
        first = last = number
        if len(self._beside[number]) == 1:
            return passages[number].span
        most = float(resources.table(RULES)["context"]["extend"]) * total

        def says(at: int) -> list[float]:
            return [who.get(at, 0.0) for _, who in weighted]

        met = says(number)
        for step in (-1, 1):
            at = number + step
            while at in passages and passages[at].sentence == passages[number].sentence:
                more = says(at)
                gain = sum(
                    weight * max(0.0, new - old) for (weight, _), new, old in zip(weighted, more, met, strict=True)
                )
                if gain < most:
                    break
                met = [max(new, old) for new, old in zip(more, met, strict=True)]
                first, last = min(first, at), max(last, at)
                at += step
        return Span(passages[first].span.start, passages[last].span.end)

    def surroundings(self, number: int) -> str:
        """The headings above a passage, and its clause's text."""
        clause = self.passages[number].clause
        if clause not in self._around:
            self._around[clause] = _around(self._side, self._side.outline.by_id[clause])
        return self._around[clause]

    def own_words(self, number: int) -> Mapping[str, float]:
        """The content words of a passage with their rarity."""
        known = self._own_words.get(number)
        if known is None:
            known = self._own_words[number] = {word: rarity(word) for word, _ in content_words(self.texts[number])}
        return known


def _around(side: Side, clause: Clause) -> str:
    text = flat(side.quote(clause.span))
    while clause.parent is not None:
        clause = side.outline.by_id[clause.parent]
        text += "\n" + clause.heading
    return text


def _ascendants(side: Side) -> dict[str, set[str]]:
    """Clause id → the ids of the clauses that it stands in, itself included."""
    above: dict[str, set[str]] = {}
    for clause in side.outline.clauses:
        above[clause.id] = {clause.id} | (above[clause.parent] if clause.parent is not None else set())
    return above
