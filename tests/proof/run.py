"""Why this exists: the entry of the proof. Takes a built portal, judges its PDFs, holds the shapes of each form against
one another, fills them with foreign tools and reads them back, and ends with «N passed, N failed».

    python run.py --portal DIR --trousseau PROGRAM [--project DIR] [--keep DIR]

Environment: ALL=1 has every form filled, not one of each; VERBOSE, see report.py."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from fill import check_fill
from forbidden import check_pdfs
from foreign import Trousseau
from portal import NotAPortal, open_portal
from report import Report
from shapes import check_shapes

HERE = Path(__file__).resolve().parent


def main():
    asked = arguments()
    report = Report()
    try:
        portal = open_portal(asked.portal)
        print(f"{len(portal.forms)} forms, {len(portal.pdfs)} PDFs")
        trousseau = Trousseau(asked.trousseau, asked.project)
        with tempfile.TemporaryDirectory() as folder:
            folder = asked.keep.resolve() if asked.keep else Path(folder)
            folder.mkdir(parents=True, exist_ok=True)
            everything = bool(os.environ.get("ALL"))
            timed("PDFs", check_pdfs, portal, report, folder)
            timed("shapes", check_shapes, portal, report)
            timed("filling", check_fill, portal, report, folder, trousseau, everything)
    except NotAPortal as error:
        report.add("portal", asked.portal, [str(error)])
    report.summary()
    return report.end()


def arguments():
    parser = argparse.ArgumentParser(description="Proof of PDFs and office documents, by foreign tools.")
    parser.add_argument("--portal", required=True, help="folder of a built portal")
    parser.add_argument("--trousseau", required=True, help="the program, to read filled forms back")
    parser.add_argument("--project", default=HERE.parent.parent, help="where the portal was built from")
    parser.add_argument("--keep", type=Path, help="folder where the filled files are left to be looked at")
    return parser.parse_args()


def timed(name, check, *values):
    started = time.monotonic()
    check(*values)
    print(f"{name} in {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
