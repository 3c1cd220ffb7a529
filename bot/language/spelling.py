"""Guarded correction: a word that nobody knows is read as the nearest word that people use here.

A word counts as known when French uses it often enough (the frequency list of ``wordfreq``), when a curriculum
or one of our lexicons names it, when several training phrases use it, or when it is a form of such a word. A known
word is never touched, unless it is far likelier two words glued together ("lecole").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import wordfreq
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.text import strip_accents

_WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_ADDRESS = re.compile(rf"\S*@\S*|{_WORD.pattern}")
# Before a verb of their persons only: "jetaient" is no "j'étaient", nor "centrer" a "c'entrer".
_GLUED = re.compile(r"(?P<mark>qu|[ldnmts]|j(?!\w+(?:ent|ez|ons)$)|c(?=es?t))(?P<word>[aeiouyh]\w{2,})")
_GLUED_I = re.compile(r"(?P<mark>j)(?P<word>[bcdfglmnpqrstvxz]\w{2,})")
_PLURAL_OR_FEMININE = re.compile(r"(?P<single>\w{3,}?)(?:s|(?<=er)es?)")
_PERSON = r"(?:ai|as?|ons|ez|ont|ais|ait|ions|iez|aient)"
_FUTURE = re.compile(rf"(?P<infinitive>\w{{2,}}r){_PERSON}")
_VERB_IN_ER = re.compile(rf"(?P<stem>\w{{3,}}?)e?(?:{_PERSON}|ee?s|ee|ent|ant(?:e?s?)|ames|erent)")
_KNOWN = 5e-8
"""Share of French words from which a word is taken for good: one in twenty million."""
_WITH_FORMS = 2e-7
"""Share from which the plural and the verb forms of a word are good too: "credi" has no plural, nor "danner" forms."""
_RARE = 1e-6
"""Share of French words under which "lecole" is rather two words glued together than one."""
_TIMES_RARER = 280
"""How many times likelier in French the word meant must be than the word written, where French has both."""
_COMMON = 2e-5
"""Share of French words from which a word is a likely correction though no training phrase uses it."""
_USED_BY_MANY = 12
"""Training phrases from which a word is good though French dictionaries may not have it ("distanciel")."""
_WORTH_READING = 3
"""Training phrases from which a word is worth being read for another."""
_A_PHRASE = 1e-5
"""What a training phrase adds to the frequency of a word: the subject at hand weighs more than the language."""
_SHORTEST = 5
_TWO_SLIPS_FROM = 10
_MOSTLY_UNKNOWN = 0.5
_LIKE_NO_OTHER = 1 / 3
"""Share of the unknown words that cannot be put right from which they are of another language, not slips."""


@cache
def _french() -> tuple[dict[str, float], dict[str, str]]:
    """Of each French word, folded, its share of all words; and how it is most often written, where that differs."""
    shares: dict[str, float] = {}
    written: dict[str, str] = {}
    for word, share in wordfreq.get_frequency_dict("fr", "large").items():
        folded = _folded(word)
        if share > shares.get(folded, 0.0):
            shares[folded] = share
            written[folded] = word
    # It would keep two more copies of three hundred thousand words.
    wordfreq.get_frequency_dict.cache_clear()
    wordfreq.get_frequency_list.cache_clear()
    return shares, {folded: word for folded, word in written.items() if folded != word}


def _share(folded: str) -> float:
    return _french()[0].get(folded, 0.0)


def _folded(word: str) -> str:
    return strip_accents(word).lower()


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without digits or apostrophes."""
    return _WORD.findall(text.lower())


class Speller:
    """Reads misspelt words as the words that were meant."""

    def __init__(self, used: Mapping[str, int], names: Iterable[str]) -> None:
        """``used``: in how many training phrases each word stands; ``names``: texts whose words are all good."""
        self._written: dict[str, str] = {}
        self._count: dict[str, int] = {}
        for word, count in sorted(used.items(), key=lambda entry: entry[1]):
            folded = _folded(word)
            self._written[folded] = word
            self._count[folded] = self._count.get(folded, 0) + count
        # Sorted, so that of "region" and "région" the second, which says more, is kept.
        named = {_folded(word): word for word in sorted({word for name in names for word in words_of(name)})}
        self._names = frozenset(named)
        self._written = named | self._written
        self._weights = self._likely_corrections()
        # A short word that French lacks is an acronym or a slip that many make: no other word is meant for it.
        self._candidates = [word for word in self._weights if _share(word) >= _KNOWN or len(word) >= _TWO_SLIPS_FROM]

    def _likely_corrections(self) -> dict[str, float]:
        """Each word worth reading for another, with how likely it is here."""
        common = {word for word, share in _french()[0].items() if share >= _COMMON}
        used = {word for word, count in self._count.items() if count >= _WORTH_READING and self._is_used(word)}
        return {
            word: self._count.get(word, 0) * _A_PHRASE + _share(word)
            for word in sorted(common | used | self._names)
            if len(word) >= _SHORTEST - 1
        }

    def knows(self, word: str) -> bool:
        """Whether a word is good as it is, accents aside."""
        folded = _folded(word)
        return self._is_used(folded) or self._is_form(folded)

    def _is_used(self, folded: str, least: float = _KNOWN) -> bool:
        return _share(folded) >= least or self._is_ours(folded)

    def _is_form(self, folded: str) -> bool:
        """Whether a word is a regular form of a good word, though too rare itself to be listed."""
        other = _PLURAL_OR_FEMININE.fullmatch(folded)
        return self._is_verb_form(folded) or bool(other and self._is_used(other["single"], _WITH_FORMS))

    def _is_verb_form(self, folded: str) -> bool:
        infinitives = []
        if future := _FUTURE.fullmatch(folded):
            infinitives += [future["infinitive"], f"{future['infinitive']}e"]
        if form := _VERB_IN_ER.fullmatch(folded):
            infinitives.append(f"{form['stem']}er")
        return any(self._is_used(infinitive, _WITH_FORMS) for infinitive in infinitives)

    def _is_ours(self, folded: str) -> bool:
        """Whether a word is good here, whatever dictionaries say."""
        return folded in self._names or self._count.get(folded, 0) >= _USED_BY_MANY

    def correct(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text with its misspelt words put right, and the changes made, as (written, read) pairs.

        Names (a capital within the text, capitals only, an address) stay; so does a text that is mostly in other words
        than French.
        """
        changes: list[tuple[str, str]] = []
        if self._is_foreign(text):
            return text, ()

        def put_right(match: re.Match[str]) -> str:
            written = match[0]
            if "@" in written or written.isupper() or (match.start() > 0 and written[0].isupper()):
                return written
            read = self.word(written)
            if read != written:
                changes.append((written, read))
            return read

        return _WORD_OR_ADDRESS.sub(put_right, text), tuple(changes)

    def _is_foreign(self, text: str) -> bool:
        long = [word for word in words_of(text) if len(word) >= _SHORTEST - 1]
        unknown = [word for word in long if not self.knows(word)]
        if len(unknown) <= max(2, _MOSTLY_UNKNOWN * len(long)):
            return False
        return sum(self.word(word) == word for word in unknown) >= _LIKE_NO_OTHER * len(unknown)

    def word(self, written: str) -> str:
        """One word as it was meant; the word itself when it is known, short, or like no other."""
        folded = _folded(written)
        if len(folded) < _SHORTEST - 1 or self._is_ours(folded):
            return written
        apart = self._unglued(folded)
        if apart or self.knows(folded):
            return apart or written
        return self._nearest(folded) or written

    def _unglued(self, folded: str) -> str | None:
        """ "linscription" as "l'inscription", "jcherche" as "je cherche"."""
        for pattern, between in ((_GLUED, "'"), (_GLUED_I, "e ")):
            glued = pattern.fullmatch(folded)
            if not glued or not self._is_likelier(glued["word"], folded):
                continue
            # "lavais" is a form of "laver"; but nobody throws ("jetais") as often as they were.
            if glued["mark"] == "j" or not self._is_verb_form(folded):
                return f"{glued['mark']}{between}{self._read(glued['word'])}"
        return None

    def _is_likelier(self, meant: str, folded: str) -> bool:
        """Whether a word that we often read is far likelier than a rare word that looks the same."""
        share = _share(folded)
        return meant in self._weights and share < _RARE and (share == 0 or _share(meant) > _TIMES_RARER * share)

    def _nearest(self, folded: str) -> str | None:
        if len(folded) < _SHORTEST:
            return None
        slips = 2 if len(folded) >= _TWO_SLIPS_FROM else 1
        found = process.extract(folded, self._candidates, scorer=OSA.distance, score_cutoff=slips, limit=None)
        near = [(distance, -self._weights[word], word) for word, distance, _ in found if word[0] == folded[0]]
        meant = min(near)[2] if near else folded
        return self._read(meant) if self._is_likelier(meant, folded) else None

    def _read(self, folded: str) -> str:
        return self._unglued(folded) or self._as_written(folded)

    def _as_written(self, folded: str) -> str:
        return self._written.get(folded) or _french()[1].get(folded, folded)
