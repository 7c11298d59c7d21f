"""Why this exists: runs the programs that judge our files, and says what they said. Nothing of a judge's silence
is taken for a «yes»: a program that is missing, dies or answers for fewer files than it was given has failed.
Knows no form."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML

TOOLS = Path(__file__).parent / ".tools"
PATIENCE = 600


@dataclass
class Verdict:
    passed: bool
    count: str
    rules: list = field(default_factory=list)


def vera(asked):
    """veraPDF on {flavours: [files]}, in one Java machine; gives {(flavour, file): Verdict}."""
    groups = [part for flavours, files in sorted(asked.items()) if flavours and files for part in (flavours, *map(str, files))]
    if not groups:
        return {}
    classpath = (TOOLS / "vera" / "classpath").read_text("utf-8")
    done = subprocess.run(["java", "-cp", classpath, "Vera", *groups], capture_output=True, text=True, timeout=PATIENCE, check=False)
    verdicts, last = {}, None
    for line in done.stdout.splitlines():
        parts = line.split("\t")
        if parts[0] in ("PASS", "FAIL") and len(parts) == 4:
            last = verdicts[parts[1], parts[2]] = Verdict(parts[0] == "PASS", parts[3])
        elif line.startswith("\t") and last:
            last.rules.append(" ".join(parts[1:]))
    for flavours, files in asked.items():
        for flavour in filter(None, flavours.split(",")):
            for file in files:
                verdicts.setdefault((flavour, str(file)), Verdict(False, f"veraPDF did not answer: {done.stderr.strip()[-200:]}"))
    return verdicts


def vera_findings(verdict):
    return [] if verdict.passed else [*verdict.rules, verdict.count]


def qpdf(files):
    """Findings of `qpdf --check`, by file."""
    return each(qpdf_one, files)


def qpdf_one(file):
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, timeout=PATIENCE, check=False)
    return [] if done.returncode == 0 else [line for line in (done.stdout + done.stderr).splitlines() if "WARNING" in line or "ERROR" in line or "error" in line] or [f"qpdf ends with {done.returncode}"]


def poppler_text(file, rtl):
    """The text as poppler extracts it: in the order of the content, which it only knows from left to right."""
    order = [] if rtl else ["-raw"]
    return subprocess.run(["pdftotext", *order, "-enc", "UTF-8", file, "-"], capture_output=True, text=True, timeout=PATIENCE, check=False).stdout


def each(ask, files):
    """Asks of each file, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(files, pool.map(ask, files)))


class Trousseau:
    """Our own program, as a person runs it."""

    def __init__(self, program, project):
        self.program, self.project = Path(program).resolve(), Path(project).resolve()

    def read(self, file):
        """(answers, nothing) of a filled file, or (nothing, what it said instead)."""
        done = subprocess.run([self.program, "forms", "read", file], capture_output=True, text=True, timeout=60, cwd=self.project, check=False)
        if done.returncode:
            return None, f"ends with {done.returncode}: {(done.stderr or done.stdout).strip()[:300]}"
        read = YAML(typ="safe", pure=True).load(done.stdout)
        if not isinstance(read, list) or len(read) != 1 or "reponses" not in read[0]:
            return None, f"is not a list of one file with «reponses»: {done.stdout[:200]}"
        return read[0], None
