// Why this exists: every check, in the browser or on files, ends in one place,
// so that the last line («N passed, N failed») counts all of them the same way.
// A check that failed is one line: name, page, screen, what, selector.
// VERBOSE=1 adds every further finding of that check under the line.

/** @typedef {{ what: string, selector?: string }} Finding */

export class Report {
  passed = 0;
  failed = 0;
  /** Every failure as a value, for the selftest. @type {{check: string, where: string, findings: Finding[]}[]} */
  failures = [];

  constructor({ print = console.log, verbose = Boolean(process.env.VERBOSE) } = {}) {
    this.print = print;
    this.verbose = verbose;
  }

  /** Records one check: no finding means that it passed. */
  add(check, where, findings) {
    if (findings.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    this.failures.push({ check, where, findings });
    const more = findings.length > 1 && !this.verbose ? ` (+${findings.length - 1} more)` : '';
    this.print(`FAIL ${check} ${where}: ${oneLine(findings[0])}${more}`);
    if (this.verbose) {
      for (const finding of findings.slice(1)) this.print(`     ${oneLine(finding)}`);
    }
  }

  /** Prints the last line and gives the exit code. */
  end() {
    this.print(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}

function oneLine({ what, selector }) {
  const text = selector ? `${what} — ${selector}` : what;
  return text.replace(/\s+/g, ' ').slice(0, 400);
}
