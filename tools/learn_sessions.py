"""Learn anew what a session looks like, from graded notes; needs scikit-learn, which the site does not.

    python tools/learn_sessions.py              # writes findings/sessions/judging/data/layouts.json
    python tools/learn_sessions.py --leave-out  # learns on three quarters, measures on the fourth, four times
    python tools/learn_sessions.py --measure F  # learns on all but the files of list F, measures those

The graded notes are those of ``tests/cases/notes``, ``tests/cases/learning`` and the notes that ship. What
``invented_layouts.py`` makes up and the small inputs of ``tests/findings/sessions`` are learned from, too,
and never measured.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.ensemble import GradientBoostingClassifier
from sphinx import addnodes
from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "_ext"), str(ROOT / "tests" / "cases" / "scorers")]

from invented_layouts import invented  # noqa: E402
from score_notes import fold, name, pair  # noqa: E402

from summitnotes.findings.events.calendar import FileCalendar  # noqa: E402
from summitnotes.findings.outline.blocks import BlockKind, Outline  # noqa: E402
from summitnotes.findings.outline.tree import read_tree  # noqa: E402
from summitnotes.findings.sessions.choosing.assembling import Session  # noqa: E402
from summitnotes.findings.sessions.drafting.draft import Draft  # noqa: E402
from summitnotes.findings.sessions.drafting.drafts import read_drafts  # noqa: E402
from summitnotes.findings.sessions.judging import judge  # noqa: E402
from summitnotes.findings.sessions.judging.context import context_of  # noqa: E402
from summitnotes.findings.sessions.judging.forests import forests_of  # noqa: E402
from summitnotes.findings.sessions.judging.layout import features_of  # noqa: E402
from summitnotes.findings.sessions.judging.own_features import Features  # noqa: E402
from summitnotes.findings.sessions.reading import choose_sessions  # noqa: E402
from summitnotes.records.frontmatter import FrontMatter  # noqa: E402
from summitnotes.sphinx.nodes import SummitView  # noqa: E402
from summitnotes.sphinx.store.domain import domain_of  # noqa: E402

DATA = ROOT / "_ext" / "summitnotes" / "findings" / "sessions" / "judging" / "data" / "layouts.json"
RATE = 0.06
INVENTED, WEIGHT = 900, 0.15  # files that nobody wrote; what one of them counts beside a graded one
SAMPLE = 3.0  # what a small input counts, which says what its rule is for
READ_TWICE = 3.0  # what a file counts whose reading two people agreed on (tests/cases/notes)
LIKE = 0.8  # two titles from here on are one

CONF = """
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "summitnotes"]
primary_domain = "summit"
smartquotes = False
bibtex_bibfiles = []
"""


@dataclass
class Case:
    """One graded file, read as far as its drafts."""

    gold: dict[str, Any]
    outline: Outline
    drafts: list[Draft]
    days: list[int]
    features: list[Features]
    answers: list[int]  # of each draft: 1 a session, 0 none, -1 open
    matter: FrontMatter
    dated: list[int]
    weight: float = 1.0


# ---- reading the cases


def graded() -> dict[str, tuple[Path, dict[str, Any]]]:
    """Case id -> (notes file, gold)."""
    found = {}
    for folder in ("notes", "learning"):
        for path in sorted((ROOT / "tests" / "cases" / folder).glob("*/gold.json")):
            gold = json.loads(path.read_text("utf-8"))
            found[path.parent.name] = (path.parent / gold["file"], gold)
    shipped = yaml.safe_load((ROOT / "tests" / "shipped" / "expected.yml").read_text("utf-8"))
    for number, (path, expected) in enumerate(sorted(shipped.items())):
        talks = [
            {"title": s.get("title") or "?", "alt": [], "speakers": [], "optional": False, "date": None,
             "start": s.get("start"), "kind": s.get("kind", "talk"), "line": s["line"]}
            for s in expected["sessions"]
        ]  # fmt: skip
        gold = {"language": expected.get("language", "en"), "talks": talks}
        found[f"shipped-{number}"] = (ROOT / "docs" / "notes" / path, gold)
    return found


def samples() -> dict[str, tuple[Path, dict[str, Any]]]:
    """Case id -> (file, gold) of the small inputs of ``tests/findings/sessions``."""
    found = {}
    for path in sorted((ROOT / "tests" / "findings" / "sessions").glob("*.rst")):
        _layout, *lines = path.with_suffix(".txt").read_text("utf-8").splitlines()
        talks = []
        for line in lines:
            kind, time, *title, _people = line.split(" |")
            talks.append(
                {"title": " |".join(title).strip(), "alt": [], "speakers": [], "optional": False,
                 "date": None, "start": time.strip()[:5] or None, "kind": kind}
            )  # fmt: skip
        found[f"sample-{path.stem}"] = (path, {"language": "en", "talks": talks})
    return found


def made_up(folder: Path) -> dict[str, tuple[Path, dict[str, Any]]]:
    """Case id -> (file, gold) of the invented notes, written into ``folder``."""
    found = {}
    for number, one in enumerate(invented(INVENTED, seed=1)):
        path = folder / f"notes-{number}.{one.suffix}"
        path.write_text(one.text, encoding="utf-8")
        found[f"invented-{number}"] = (path, one.gold)
    return found


def read_cases(cases: dict[str, tuple[Path, dict[str, Any]]]) -> dict[str, Case]:
    """The cases by their ids, each read in a folder of its own of one site."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "docs"
        for identifier, (path, _gold) in cases.items():
            (source / "notes" / identifier).mkdir(parents=True)
            shutil.copy(path, source / "notes" / identifier)
        (source / "conf.py").write_text(CONF)
        (source / "index.md").write_text("# Site\n")
        app = Sphinx(
            source, source, Path(folder) / "out", Path(folder) / "trees", "dummy", status=None, warning=None
        )
        app.build()
        docs = {doc.split("/")[1]: doc for doc in app.env.found_docs if doc.startswith("notes/")
                and not doc.endswith("/index")}  # fmt: skip
        return {key: _read(app, docs[key], path, gold) for key, (path, gold) in cases.items() if key in docs}


def _read(app: Sphinx, doc: str, path: Path, gold: dict[str, Any]) -> Case:
    tree = app.env.get_doctree(doc)
    for kind in (SummitView, addnodes.index):
        for node in list(tree.findall(kind)):
            node.parent.remove(node)
    matter = domain_of(app.env).said[doc].matter
    outline = read_tree(tree, matter.title).outline
    language = gold["language"]
    calendar = FileCalendar(
        outline, language=language, matter=matter, file=path.name, folder=path.parent.name
    )
    days = [block.index for block in outline if calendar.is_day_heading(block.index)]
    dated = [mention.block.index for mention in calendar.mentions]
    drafts = read_drafts(outline, language)
    held = {fold(draft.under.item) for draft in drafts if draft.under.item and draft.facts.kind}
    answers = [
        -1
        if draft.block.kind is BlockKind.ITEM and fold(draft.facts.whole) in held  # the title of its heading
        else _answer(draft, gold["talks"])
        for draft in drafts
    ]
    return Case(
        gold,
        outline,
        drafts,
        days,
        features_of(outline, drafts, days, dated, path.name),
        answers,
        matter,
        dated,
        READ_TWICE if path.parent.parent.name == "notes" else 1.0,
    )


def _answer(draft: Draft, talks: Sequence[dict[str, Any]]) -> int:
    """Whether a draft is one of the graded talks."""
    if talks and "line" in talks[0]:
        return int(any(talk["line"] == draft.block.line for talk in talks))
    if draft.facts.whole.startswith("http"):
        return 0
    texts = [*(s.title for s in draft.splits), draft.facts.rest, draft.facts.whole]
    texts += [draft.under.item] if draft.under.item and draft.facts.kind else []
    mine = {fold(text) for text in texts}
    fits = [
        (_likeness(fold(t), m), talk)
        for talk in talks
        for t in (talk["title"], *talk["alt"])
        for m in mine
        if m
    ]
    best, talk = max(fits, key=lambda one: one[0], default=(0.0, {}))
    return (-1 if talk["optional"] else 1) if best >= LIKE else 0


def _likeness(wanted: str, found: str) -> float:
    if wanted == found:
        return 1.0
    if len(wanted) > 5 and wanted in found and len(wanted) > 0.3 * len(found):
        return 0.9
    if not wanted or abs(len(wanted) - len(found)) > 0.4 * max(len(wanted), len(found)):
        return 0.0
    return difflib.SequenceMatcher(None, wanted, found, autojunk=False).ratio()


# ---- learning


def forest(rows: Any, answers: Any, weights: Any) -> GradientBoostingClassifier:
    known = answers >= 0
    model = GradientBoostingClassifier(
        n_estimators=240, max_depth=4, learning_rate=RATE, subsample=0.6, max_features=0.15,
        min_samples_leaf=8, random_state=0,
    )  # fmt: skip
    return model.fit(rows[known], answers[known], sample_weight=weights[known])


def table(features: Sequence[Features], names: Sequence[str]) -> Any:
    return np.array([[one.get(key, 0.0) for key in names] for one in features]).reshape(-1, len(names))


def as_data(model: GradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """The numbers of a model, as ``findings/sessions/judging/forests.py`` reads them."""
    share = model.init_.class_prior_[1]
    trees = []
    for (estimator,) in model.estimators_:
        tree = estimator.tree_
        trees.append(
            [
                [-1, round(float(tree.value[n][0][0]) * RATE, 5), 0, 0]
                if tree.children_left[n] < 0
                else [
                    int(tree.feature[n]),
                    round(float(tree.threshold[n]), 5),
                    int(tree.children_left[n]),
                    int(tree.children_right[n]),
                ]
                for n in range(tree.node_count)
            ]
        )
    return {"features": list(names), "bias": round(float(np.log(share / (1 - share))), 5), "trees": trees}


def learn(graded_ones: Sequence[Case], others: Sequence[Case]) -> dict[str, Any]:
    """Both forests. What the second sees of the first comes from models that had not seen the file."""
    cases = [*graded_ones, *others]
    names = sorted({key for case in cases for one in case.features for key in one})
    rows = [table(case.features, names) for case in cases]
    answers = [np.array(case.answers) for case in cases]
    weights = [
        np.full(len(given), case.weight if number < len(graded_ones) else WEIGHT)
        for number, (case, given) in enumerate(zip(cases, answers, strict=True))
    ]
    parts = np.random.RandomState(7).permutation(len(cases)) % 5
    early: list[Any] = [None] * len(cases)
    for part in range(5):
        chosen = [n for n in range(len(cases)) if parts[n] != part]
        model = forest(*(stack([each[n] for n in chosen]) for each in (rows, answers, weights)))
        for n in range(len(cases)):
            if parts[n] == part:
                early[n] = model.predict_proba(rows[n])[:, 1] if len(rows[n]) else np.array([])
    around = [context_of(c.outline, c.drafts, list(p)) for c, p in zip(cases, early, strict=True)]
    more = sorted({key for one in around for context in one for key in context})
    seen = [np.hstack([r, table(a, more)]) for r, a in zip(rows, around, strict=True)]
    first, second = (forest(stack(each), stack(answers), stack(weights)) for each in (rows, seen))
    return {"forests": [as_data(first, names), as_data(second, [*names, *more])]}


def stack(parts: Sequence[Any]) -> Any:
    return np.concatenate(parts)


# ---- measuring


def sessions_of(case: Case, data: dict[str, Any]) -> list[Session]:
    """What would be read in a file with other numbers than those that ship."""
    seen = judge.judged(case.drafts, case.features, case.outline, forests_of(data))
    file = case.gold.get("file", "")
    return list(
        choose_sessions(
            case.outline, case.drafts, seen, case.gold.get("language"),
            matter=case.matter, days=case.days, file=file,
        ).sessions
    )  # fmt: skip


def measure(cases: Sequence[Case], data: dict[str, Any]) -> list[int]:
    """[talks found, graded, given, speakers found, graded, given]."""
    total = [0] * 6
    for case in cases:
        gold, found = case.gold["talks"], sessions_of(case, data)
        talks = [{"title": s.title, "start": s.start, "date": None, "kind": s.kind.value} for s in found]
        said = [{name(person.name) for person in s.speakers} for s in found]
        pairs = pair([{"kind": "talk", **talk} for talk in gold], talks, said)
        need = [n for n, talk in enumerate(gold) if not talk["optional"]]
        spare = {j for i, j in pairs.items() if gold[i]["optional"]}
        wanted = [{name(s["name"]) for s in gold[n]["speakers"]} for n in need]
        hits = sum(len(w & said[pairs[n]]) for n, w in zip(need, wanted, strict=True) if n in pairs)
        given = sum(len(said[j]) for j in range(len(found)) if j not in spare)
        found_talks = sum(n in pairs for n in need)
        for at, number in enumerate(
            (found_talks, len(need), len(found) - len(spare), hits, sum(map(len, wanted)), given)
        ):
            total[at] += number
    return total


def report(label: str, total: Sequence[int]) -> None:
    recall, precision = total[0] / max(1, total[1]), total[0] / max(1, total[2])
    score = 2 * recall * precision / max(1e-9, recall + precision)
    people = f"speakers R {total[3] / max(1, total[4]):.3f} P {total[3] / max(1, total[5]):.3f}"
    print(f"{label}: talks R {recall:.3f} P {precision:.3f} F1 {score:.3f} | {people}")


def leave_out(cases: dict[str, Case], small: Sequence[Case], others: Sequence[Case]) -> None:
    names = sorted(cases)
    random.Random(1).shuffle(names)
    whole = [0] * 6
    for quarter in range(4):
        rest = [cases[n] for at, n in enumerate(names) if at % 4 != quarter]
        data = learn([*rest, *small], others)
        total = measure([cases[n] for at, n in enumerate(names) if at % 4 == quarter], data)
        report(f"quarter {quarter + 1}", total)
        whole = [one + other for one, other in zip(whole, total, strict=True)]
    report("all four", whole)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--measure", type=Path, metavar="F", help="a file with the ids of cases, one a line")
    asked = parser.parse_args()
    cases = read_cases(graded())
    with tempfile.TemporaryDirectory() as folder:
        others = list(read_cases(made_up(Path(folder))).values())
    small = list(read_cases(samples()).values())
    for sample in small:
        sample.weight = SAMPLE
    print(f"{len(cases)} files, {sum(len(c.drafts) for c in cases.values())} drafts")
    if asked.leave_out:
        leave_out(cases, small, others)
    elif asked.measure:
        kept = set(asked.measure.read_text("utf-8").split())
        data = learn([*(case for key, case in cases.items() if key not in kept), *small], others)
        report("kept", measure([case for key, case in cases.items() if key in kept], data))
    else:
        data = learn([*cases.values(), *small], others)
        DATA.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"written: {DATA.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
