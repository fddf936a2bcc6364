"""Which talk of the notes a session of a programme is: by title, time and speakers, where it is clear.

People shorten and translate titles, so no sign is enough by itself; a pair counts when each side is the best
partner of the other, and no other partner comes near.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from summitnotes.commands.schedules.schedule import Session
from summitnotes.records.ids import search_key
from summitnotes.records.model import Talk

#: Points from which a pair is proposed; titles give up to 100.
ENOUGH = 70.0
#: Points by which a pair has to be better than any other pair of either side.
CLEAR = 8.0
_SPEAKER, _TIME, _OTHER_TIME, _OTHER_DAY = 35.0, 20.0, 10.0, 40.0
#: A title below this is another one, whoever speaks whenever.
_LEAST = 25.0


def match(sessions: Sequence[Session], talks: Sequence[Talk]) -> dict[int, tuple[Talk, float]]:
    """Index of a session -> the talk of the notes that it is, and how sure that is (0 to 1)."""
    points = [[_points(session, talk) for talk in talks] for session in sessions]
    found: dict[int, tuple[Talk, float]] = {}
    for row, session_points in enumerate(points):
        if not session_points:
            continue
        column = max(range(len(talks)), key=lambda at: session_points[at])
        best = session_points[column]
        rivals = [value for at, value in enumerate(session_points) if at != column]
        rivals += [points[other][column] for other in range(len(sessions)) if other != row]
        if best >= ENOUGH and best - max(rivals, default=0.0) >= CLEAR:
            found[row] = talks[column], min(best / 150, 1.0)
    return found


def _points(session: Session, talk: Talk) -> float:
    title = _alike(session.title, talk.title)
    speaker = _same_speaker(session, talk)
    same_time = session.start is not None and session.start == talk.start
    if title < _LEAST and not (speaker and same_time):
        return 0.0
    total = title + (_SPEAKER if speaker else 0.0) + (_TIME if same_time else 0.0)
    if session.start and talk.start and not same_time:
        total -= _OTHER_TIME
    if session.speakers and talk.speakers and not speaker:
        total -= _SPEAKER
    if session.date and talk.date and session.date[:10] != talk.date[: len(session.date)]:
        total -= _OTHER_DAY if len(talk.date) == 10 else 0.0
    return total


def _alike(first: str, second: str) -> float:
    """0 to 100. Words that one title has and the other lacks cost little, as subtitles come and go."""
    one, other = utils.default_process(search_key(first)), utils.default_process(search_key(second))
    part = fuzz.token_set_ratio(one, other) if min(len(one.split()), len(other.split())) > 1 else 0.0
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other), 0.9 * part)


def _same_speaker(session: Session, talk: Talk) -> bool:
    theirs = [search_key(speaker.name) for speaker in talk.speakers]
    return any(
        fuzz.token_sort_ratio(search_key(speaker.name), name) >= 88
        for speaker in session.speakers
        for name in theirs
    )
