"""Records come back from a pickle as they were."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass

import pytest

from summitnotes.records.model import Kind, Mention, Source, Speaker, Talk
from summitnotes.records.pickling import pickled_quickly
from summitnotes.records.said import Said, SaidByDocument

RECORDS = [
    Source("notes/harbour/a.txt", 4),
    Speaker("Ann Lee", "Quayside"),
    Talk("tides", "Tides", kind=Kind.KEYNOTE, speakers=(Speaker("Ann Lee"),), source=Source("a.txt", 4)),
    Mention("sand", "notes/harbour/a", "l-3", 3, "sand", "of sand", talk="tides"),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_what_is_loaded_is_what_was_kept(record: object) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        loaded = pickle.loads(pickle.dumps(record, protocol))
        assert loaded == record
        assert repr(loaded) == repr(record)
        assert hash(loaded) == hash(record)


def test_short_words_of_what_was_loaded_one_by_one_are_there_once() -> None:
    first, second = (pickle.loads(pickle.dumps(RECORDS[3])) for _ in range(2))
    assert first.written is second.written
    assert first.talk is second.talk


def test_it_stays_frozen() -> None:
    loaded = pickle.loads(pickle.dumps(RECORDS[0]))
    with pytest.raises(FrozenInstanceError):
        loaded.line = 5


@pickled_quickly
@dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: int = 0


def test_a_state_of_another_shape_is_refused() -> None:
    """… as after a change of the record: the environment is made anew then."""
    with pytest.raises(ValueError, match="zip"):
        Pair(1).__setstate__((1,))  # type: ignore[attr-defined]


def test_what_was_loaded_is_not_pickled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """… but what was said anew since, and what came from elsewhere, is; what went is gone."""
    said = SaidByDocument()
    said.update({doc: Said(title=doc) for doc in ("quay", "mole", "pier")})
    loaded = pickle.loads(pickle.dumps(said))
    assert (type(loaded), loaded) == (SaidByDocument, said)
    loaded["mole"] = Said(title="Mole", names=True)
    del loaded["pier"]
    loaded.update(strand=Said(title="Strand"))
    pickled: list[str] = []
    reduce = Said.__reduce_ex__
    monkeypatch.setattr(
        Said, "__reduce_ex__", lambda said, protocol: pickled.append(said.title) or reduce(said, protocol)
    )
    assert pickle.loads(pickle.dumps(loaded)) == loaded
    assert pickled == ["Mole", "Strand"]
