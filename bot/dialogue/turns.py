"""What the person said in one turn, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.curriculum.eligibility import Profile
from bot.dialogue.eligibility.asking import Progress
from bot.dialogue.talk import Question, Thread
from bot.language.durations import durations
from bot.replies.wording import Message

FALLBACK = "nlu_fallback"
ELIGIBILITY = "verifier_eligibilite"
SITUATION = "decrire_situation"


@dataclass(frozen=True)
class LastReply:
    """What Balise said last."""

    message: Message
    was_doubt: bool = False


@dataclass(frozen=True)
class Turn:
    """What the person said, and what is remembered of the conversation."""

    text: str
    questions: tuple[Question, ...]
    thread: Thread = field(default_factory=Thread)
    progress: Progress = field(default_factory=lambda: Progress(Profile()))
    alternatives: tuple[str, ...] = ()
    last: LastReply | None = None
    course_code: str | None = None
    channel: str | None = None
    has_verdict: bool = False
    year: int = 0

    @property
    def intent(self) -> str:
        """The intent of the first question."""
        return self.questions[0].intent if self.questions else FALLBACK

    @property
    def corrects_verdict(self) -> bool:
        """Whether it names a duration after a verdict: then that is what counts, whatever its words resemble."""
        return self.has_verdict and bool(durations(self.text))


@dataclass(frozen=True)
class Outcome:
    """What to reply, and what to remember."""

    message: Message
    thread: Thread
    progress: Progress
    starts_eligibility: bool = False
