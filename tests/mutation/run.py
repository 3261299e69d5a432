"""How many small faults the tests notice: `make mutate`.

    python tests/mutation/run.py                        the sample (most of an hour); fails under 75%
    python tests/mutation/run.py --only audit/score     the mutants of these files alone
    python tests/mutation/run.py --id 0a1b2c3d          one mutant

Each mutant (mutants.py) is run against the goldens, then against the assertions of the test files that call the changed
function, then against the ecosystem, up to the first that fails. survivors.md lists those that were read.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mutation.mutants import Mutant, mutants, sample
from mutation.trial import ROOT, Ran, Trial, in_turn, judge, module_of, warm, watch

TARGETS = ("audit/score", "audit/check", "audit/annotate", "audit/scan")
TESTS = (
    *("tests/score", "tests/annotate", "tests/check", "tests/rules", "tests/scan"),
    *("tests/guards/test_seeds.py", "tests/evaluation/test_points.py"),
)
SURVIVORS = Path(__file__).with_name("survivors.md")
RESULTS = ROOT / "build" / "mutation.json"
NUMBER, SEED, LEAST = 300, "1", 0.75
KILLERS = ("assertion", "golden", "ecosystem", "out of time")


def targets() -> list[Path]:
    return [p for name in TARGETS for p in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))]


def test_files() -> list[str]:
    found = [p for name in TESTS for p in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("test_*.py"))]
    return sorted(p.relative_to(ROOT).as_posix() for p in found if p.is_file())


# -- without a mutant


def baseline(workers: int) -> dict[str, Ran]:
    """What each test file does without a mutant. Raises SystemExit where one fails."""
    prefix = str(ROOT / "audit") + "/"
    jobs = ((file, lambda file=file: watch(file, prefix)) for file in test_files())
    out = {file: Ran(**result) for file, result in in_turn(iter(jobs), workers) if result}
    (whole,) = (result for _, result in in_turn(iter([("", lambda: judge(None, []))]), 1))
    failed = [f"{file}: {ran.failed}" for file, ran in out.items() if ran.failed]
    if failed or whole is None or whole["outcome"] != "survived":
        raise SystemExit("the tests fail without a mutant:\n" + "\n".join(failed or [str(whole)]))
    return out


def callers(known: Mapping[str, Ran], mutant: Mutant, importers: Mapping[str, set[str]]) -> list[str]:
    """The test files that call what is changed, the quick ones first: the function, or, where a name of the module is
    changed, any function of the module or of those that import from it."""
    if mutant.function:
        wanted = {f"{mutant.path} {mutant.function}"}
        found = [file for file, ran in known.items() if not wanted.isdisjoint(ran.called)]
    else:
        paths = {mutant.path, *importers.get(module_of(mutant.path), ())}
        found = [file for file, ran in known.items() if any(c.split(" ")[0] in paths for c in ran.called)]
    return sorted(found, key=lambda file: (known[file].seconds, file))


def imported(paths: Iterable[Path]) -> dict[str, set[str]]:
    """Module -> the files that import from it."""
    out: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for module in (node.module, *(f"{node.module}.{a.name}" for a in node.names)):
                    out[module].add(path.relative_to(ROOT).as_posix())
    return out


# -- the trials


def trials(chosen: list[Mutant], known: Mapping[str, Ran], workers: int) -> Iterator[tuple[Mutant, Trial]]:
    by_id = {m.id: m for m in chosen}
    importers = imported(targets())

    def jobs() -> Iterator[tuple[str, Any]]:
        for m in chosen:
            files = callers(known, m, importers)
            yield m.id, lambda m=m, files=files: timed(m, files)

    for id_, result in in_turn(jobs(), workers):
        yield by_id[id_], Trial(**result) if result else Trial("out of time")


def timed(mutant: Mutant, files: list[str]) -> Trial:
    start = time.process_time()
    trial = judge(mutant, files)
    trial.seconds = round(time.process_time() - start, 1)
    return trial


# -- what came of it


def listed() -> set[str]:
    """The ids of the survivors that were read."""
    text = SURVIVORS.read_text("utf-8") if SURVIVORS.is_file() else ""
    return set(re.findall(r"^\| ([0-9a-f]{8}) \|", text, re.M))


def told(done: Mapping[Mutant, Trial], known: set[str]) -> str:
    """The shares, by killer and by folder, and the survivors that nobody has read."""
    count = Counter(t.outcome for t in done.values())
    killed = len(done) - count["survived"]
    lines = [f"{len(done)} mutants, {killed} killed ({killed / len(done):.1%})"]
    lines += [f"  {name:<12} {count[name]:>4} ({count[name] / len(done):.1%})" for name in (*KILLERS, "survived")]
    folders: dict[str, Counter[str]] = defaultdict(Counter)
    for m, t in done.items():
        folders[m.path.rpartition("/")[0] if m.path.count("/") > 1 else m.path][t.outcome] += 1
    for name, row in sorted(folders.items()):
        parts = ", ".join(f"{row[k]} {k}" for k in (*KILLERS, "survived") if row[k])
        lines.append(f"{name}: {row.total() - row['survived']} of {row.total()} ({parts})")
    left = sorted((m for m, t in done.items() if t.outcome == "survived"), key=lambda m: (m.path, m.line, m.id))
    unread = [m for m in left if m.id not in known]
    lines.append(f"{len(left)} survivors, {len(left) - len(unread)} of them read (tests/mutation/survivors.md)")
    return "\n".join([*lines, *map(str, unread)]) + "\n"


def kept(done: Mapping[Mutant, Trial]) -> None:
    rows = [{**vars(m), **vars(t)} for m, t in sorted(done.items(), key=lambda d: (d[0].path, d[0].index))]
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")


def chosen_by(options: argparse.Namespace) -> list[Mutant]:
    paths = targets()
    every = mutants(paths, ROOT)
    if options.id:
        return [m for m in every if m.id in options.id]
    if options.only:
        every = [m for m in every if m.path.startswith(tuple(options.only))]
    sizes = {p.relative_to(ROOT).as_posix(): p.read_text("utf-8").count("\n") for p in paths}
    return sample(every, sizes, options.number, options.seed)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--number", type=int, default=NUMBER, help=f"about so many mutants (default {NUMBER})")
    parser.add_argument("--seed", default=SEED, help="another seed, another sample")
    parser.add_argument("--only", action="append", help="only files whose path begins so")
    parser.add_argument("--id", action="append", help="only this mutant")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="name the mutants and run none")
    options = parser.parse_args(arguments)
    chosen = chosen_by(options)
    if options.list or not chosen:
        sys.stdout.write("\n".join(map(str, chosen)) + "\n")
        return 0 if chosen else 2
    chosen.sort(key=lambda m: m.id)  # a hash: a run that is stopped has judged a fair sample
    warm()
    done: dict[Mutant, Trial] = {}
    for mutant, trial in trials(chosen, baseline(options.workers), options.workers):
        done[mutant] = trial
        if len(done) % 20 == 0:
            sys.stderr.write(f"{len(done)} of {len(chosen)}\n")
            kept(done)
        if options.id:
            sys.stdout.write(f"{mutant}\n  {trial.outcome} {trial.by} ({trial.seconds} s)\n")
    sys.stdout.write(told(done, listed()))
    kept(done)
    return 0 if sum(t.outcome != "survived" for t in done.values()) >= LEAST * len(done) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
