// Why this exists: the entry of the suite. Looks at every file of a built portal, then
// visits the chosen pages in a browser, and ends with «N passed, N failed».
//
//   node run.mjs [folder]      the folder is ../../public unless told
// Environment: ALL, SITES, ONLY (see pages.mjs), VERBOSE (see report.mjs),
// FILES_ONLY=1 to leave the browser out, TIMES=1 to show what each check costs.

import { fileURLToPath } from 'node:url';
import { fileChecks } from './files/checks.mjs';
import { mountOf, readOutput } from './files/read.mjs';
import { choose } from './pages.mjs';
import { openPortal } from './portal.mjs';
import { Report } from './report.mjs';
import { visitAll, withSeats } from './visits.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../public', import.meta.url));
const report = new Report();
const times = new Map();
if (process.env.TIMES) report.spent = (name, ms) => times.set(name, (times.get(name) ?? 0) + ms);

try {
  const started = performance.now();
  const portal = await openPortal(folder);
  const output = await readOutput(portal);
  await fileChecks(output, report);
  const files = performance.now();
  console.log(`${output.facts.size} pages and drawings read in ${seconds(files - started)}`);
  if (!process.env.FILES_ONLY) {
    const combinations = choose(portal.pages);
    await withSeats(portal.root, mountOf(output), (seats, take) => visitAll(combinations, report, seats, take));
    console.log(`${combinations.length} visits (${new Set(combinations.map(({ output }) => output.path)).size} pages) in ${seconds(performance.now() - files)}`);
  }
  for (const [name, ms] of [...times].sort((a, b) => b[1] - a[1])) console.log(`  ${name} ${seconds(ms)}`);
} catch (error) {
  // Nothing was tested: that is a failure, said in one sentence.
  report.add('run', folder, [{ what: error.message }]);
}
process.exitCode = report.end();

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
