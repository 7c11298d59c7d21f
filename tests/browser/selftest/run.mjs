// Why this exists: proves that the suite can fail. Spoils the good portal one fault at a
// time and asks that exactly the named checks fail; then asks that the good one passes.
//
//   node selftest/run.mjs [part of a name]

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileChecks } from '../files/checks.mjs';
import { readOutput } from '../files/read.mjs';
import { checkWithNu } from '../nu.mjs';
import { choose } from '../pages.mjs';
import { openPortal } from '../portal.mjs';
import { Report } from '../report.mjs';
import { visitAll, withSeats } from '../visits.mjs';
import { CASES } from './cases.mjs';
import { goodPortal, writePortal } from './good.mjs';

const wanted = process.argv[2] ?? '';
const verdicts = new Report();
const folder = await mkdtemp(path.join(tmpdir(), 'trousseau-selftest-'));
try {
  await withSeats(folder, '/', async (seats, take) => {
    if (!wanted) await tryGood(seats, take);
    for (const one of CASES.filter(({ name }) => name.includes(wanted))) await tryBad(one, seats, take);
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = verdicts.end();

async function tryGood(seats, take) {
  const report = await examine('good', { change: () => {}, visit: 'every page', nu: true }, seats, take);
  verdicts.add('good', 'the portal without fault', report.failures.map(({ check, where, findings }) => ({ what: `${check} ${where}: ${findings[0].what}` })));
}

async function tryBad(one, seats, take) {
  const report = await examine(one.name, one, seats, take);
  const failed = [...new Set(report.failures.map(({ check }) => check))];
  verdicts.add(one.name, 'selftest', [
    ...one.expect.filter((check) => !failed.includes(check)).map((check) => ({ what: `«${check}» did not see it` })),
    ...report.failures.filter(({ check }) => !one.expect.includes(check)).map(({ check, where, findings }) => ({
      what: `«${check}» failed for another's fault: ${where} ${findings[0].what}`, selector: findings[0].selector,
    })),
  ]);
}

/** Writes the portal with its fault and runs what the case asks for. */
async function examine(name, { change, visit, nu }, seats, take) {
  const root = path.join(folder, name);
  const outputs = goodPortal();
  if (typeof change === 'function') change(outputs);
  await writePortal(root, outputs);
  if (change.afterwards) await disturb(path.join(root, change.afterwards.name), change.afterwards.text);
  const report = new Report({ print: () => {} });
  const portal = await openPortal(root);
  if (visit || !nu) await fileChecks(await readOutput(portal), report);
  if (visit) {
    const pages = portal.pages.filter((page) => visit === 'every page' || page.path === visit);
    for (const seat of seats) seat.server.show(root);
    await visitAll(choose(pages, { ALL: '1' }), report, seats, take);
  }
  if (nu) await checkWithNu(portal, report);
  return report;
}

async function disturb(file, text) {
  if (text === null) await rm(file);
  else await writeFile(file, text);
}
