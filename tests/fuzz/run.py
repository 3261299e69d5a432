"""Fuzzes: `make fuzz MINUTES=30 ARGS=name`, all harnesses without a name. With atheris where it is installed (coverage
leads it), else with hypothesis. A crash ends a harness; its input is saved under build/fuzz and the exit code is 1.

A process a harness: atheris takes over the one that it runs in. A line a harness goes to build/fuzz/log.txt."""

from __future__ import annotations

import importlib.util
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path("build/fuzz")
LONGEST_WORD = 64
"""Bytes of a word of libFuzzer's dictionary, at most."""


def with_hypothesis(name: str, seconds: float) -> str:
    """Rounds of new inputs until the time is over. Returns counts; raises what a harness raises."""
    from fuzz.harnesses import HARNESSES, MOST
    from fuzz.inputs import inputs
    from hypothesis import HealthCheck, given, seed, settings

    harness, runs, until, round_ = HARNESSES[name], 0, time.monotonic() + seconds, 0
    quiet = settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    last = FOLDER / f"{name}.last"

    while time.monotonic() < until:

        @quiet
        @seed(round_)
        @given(inputs(harness.seeds(), MOST))
        def once(data: bytes) -> None:
            nonlocal runs
            if time.monotonic() > until:
                return
            runs += 1
            last.write_bytes(data)
            harness.run(data)

        once()
        round_ += 1
    last.unlink(missing_ok=True)
    return f"{runs} inputs"


def with_atheris(name: str, seconds: float) -> None:
    """Never returns: libFuzzer ends the process. It prints executions and coverage."""
    import atheris

    with atheris.instrument_imports(include=["audit"]):
        from fuzz.harnesses import HARNESSES, MOST
        from fuzz.inputs import HURTS

        harness = HARNESSES[name]
        harness.run(harness.seeds()[0])  # what is imported late is looked at, too
    corpus = FOLDER / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    found = (path.read_bytes() for path in sorted(Path(__file__).with_name("found").glob(f"{name}/*")))
    for n, data in enumerate((*harness.seeds(), *found)):
        (corpus / f"seed-{n}").write_bytes(data)
    words = FOLDER / "words.dict"
    hurts = ("".join(f"\\x{byte:02x}" for byte in word) for word in HURTS if 0 < len(word) <= LONGEST_WORD)
    words.write_text("".join(f'"{word}"\n' for word in hurts), "ascii")
    bounds = [f"-max_total_time={seconds:.0f}", f"-max_len={MOST}", "-rss_limit_mb=2048", "-timeout=60"]
    told = ["-print_final_stats=1", f"-artifact_prefix={FOLDER}/{name}-", f"-dict={words}"]
    atheris.Setup([sys.argv[0], str(corpus), *bounds, *told], harness.run)
    atheris.Fuzz()


def told(err: str) -> str:
    """libFuzzer's counts in a line."""
    runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)|Done (\d+) runs", err)
    cover = re.findall(r"cov: (\d+) ft: (\d+)", err)
    counts = f"{next(n for n in runs[-1] if n)} inputs" if runs else "counts unknown"
    return counts + (f", {cover[-1][0]} edges" if cover else "")


def _processor_minutes() -> float:
    """Of the processes that this one has waited for: less than the minutes where others work beside them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) / 60


def fuzz(name: str, minutes: float) -> bool:
    """One harness in a process of its own. Whether it ran without a crash."""
    engine = "atheris" if importlib.util.find_spec("atheris") else "hypothesis"
    before = _processor_minutes()
    ran = subprocess.run(
        [sys.executable, "-m", "fuzz.run", f"--{engine}", name, str(minutes * 60)], capture_output=True
    )
    out, err = ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")
    counts = told(err) if engine == "atheris" else out.strip()
    well = ran.returncode == 0
    spent = f"{minutes:g} min ({_processor_minutes() - before:.1f} of processor time)"
    line = f"{name}: {engine}, {spent}, {counts}, {'no crash' if well else 'CRASH'}"
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    if not well:
        (FOLDER / f"{name}.txt").write_text(out[-20_000:] + err[-20_000:], "utf-8")
        sys.stdout.write(f"  input and traceback: {FOLDER}/{name}*\n")
    with (FOLDER / "log.txt").open("a", encoding="utf-8") as log:
        log.write(line + "\n")
    return well


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if sys.argv[1] == "--hypothesis":
        sys.stdout.write(with_hypothesis(sys.argv[2], float(sys.argv[3])))
        return 0
    if sys.argv[1] == "--atheris":
        with_atheris(sys.argv[2], float(sys.argv[3]))
    from fuzz.harnesses import HARNESSES

    minutes, names = float(sys.argv[1]), sys.argv[2:] or list(HARNESSES)
    if unknown := [name for name in names if name not in HARNESSES]:
        sys.stderr.write(f"no harness {unknown[0]!r}; there are {', '.join(HARNESSES)}\n")
        return 2
    return int(sum(not fuzz(name, minutes) for name in names) > 0)


if __name__ == "__main__":
    sys.exit(main())
