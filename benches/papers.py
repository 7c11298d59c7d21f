"""Why this exists: what the papers of a site cost, beside WeasyPrint on the same livret in the same run, and whether
both files keep what PDF/UA-1 asks. Times are of whole processes: their processor time, and the wall. Called by
benches/run.sh, which installs WeasyPrint; a table comes out.

    python papers.py --bench PROGRAM --weasyprint PROGRAM"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "proof"))
from foreign import vera  # noqa: E402

RUNS = 5


def main():
    parser = argparse.ArgumentParser(description="What papers cost beside WeasyPrint.")
    parser.add_argument("--bench", required=True)
    parser.add_argument("--weasyprint", required=True)
    asked = parser.parse_args()
    ours = [asked.bench, "papers"]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        html, own, other = (folder / name for name in ("livret.html", "livret-trousseau.pdf", "livret-weasyprint.pdf"))
        subprocess.run([*ours, "html", html], check=True)
        theirs = [asked.weasyprint, "--pdf-variant", "pdf/ua-1", html, other]
        # In turn, so that a busy moment of the machine weighs on both.
        pairs = [(measured([*ours, "livret", own]), measured(theirs)) for _ in range(RUNS)]
        livret, weasy = (medians(runs) for runs in zip(*pairs))
        verdicts = vera({"ua1": [own, other]})
        said = lambda file: verdicts["ua1", str(file)]
        print(f"\nThe livret A4 of one site, whole process, median of {RUNS} runs\n")
        print("| Maker | CPU ms | Wall ms | Peak MiB | Size kB | PDF/UA-1 |\n|---|---|---|---|---|---|")
        for name, runs, file in (("trousseau", livret, own), ("WeasyPrint", weasy, other)):
            valid = "valid" if said(file).passed else f"not valid ({said(file).count})"
            print(f"| {name} | {runs[0]:.0f} | {runs[1]:.0f} | {runs[2]:.0f} | {file.stat().st_size / 1000:.0f} | {valid} |")
        print(f"\nWeasyPrint takes {weasy[0] / livret[0]:.1f} times the processor time.")
    cold = medians([measured([*ours, "set"]) for _ in range(RUNS)])
    said = figures([*ours, "set"])
    print(f"Every paper of one site ({said['papers']:.0f}): {cold[0]:.0f} ms of CPU for the process that makes them twice; "
          f"first time {said['cold']:.0f} ms, again {said['warm']:.0f} ms.")
    said = figures([*ours, "network"])
    print(f"Every paper of fifty sites in French ({said['papers']:.0f}): {said['cold'] / 1000:.1f} s on one thread, "
          f"{said['cold'] / said['papers']:.0f} ms a paper.")


def measured(command):
    """(CPU ms, wall ms, peak MiB) of a process and its children."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command[0]} ends with {child.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000, wall * 1000, usage.ru_maxrss / 1024


def figures(command):
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name: float(value) for name, value in (line.split() for line in said.splitlines())}


def medians(runs):
    return [statistics.median(values) for values in zip(*runs)]


main()
