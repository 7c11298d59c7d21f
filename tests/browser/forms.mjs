// Why this exists: a form of the portal promises that nothing leaves the device and that
// nobody needs a mouse, a network or a script to use it. Each form page of a built portal
// is filled in by keyboard alone with the network cut, spoilt, mended, saved, emptied, taken
// up again and printed; then we look whether anything was asked of anybody, or kept.
//
//   node forms.mjs [folder]      the folder is ../../public unless told
// Environment: ALL=1 for every page (else one a form, and one from right to left), ONLY=text for the pages
// whose path holds it, CHECK=text for the checks whose name holds it, VERBOSE=1,
// TIMES=1 to show what each check costs.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { fileChecks } from './forms/file.mjs';
import { fillChecks } from './forms/fill.mjs';
import { leaveChecks } from './forms/leave.mjs';
import { paperChecks } from './forms/paper.mjs';
import { plainChecks } from './forms/plain.mjs';
import { stateChecks } from './forms/states.mjs';
import { toolChecks } from './forms/tools.mjs';
import { Visit } from './forms/visit.mjs';
import { openPortal } from './portal.mjs';
import { Report } from './report.mjs';
import { serve } from './server.mjs';

const FORM_CHECKS = [...plainChecks, ...fillChecks, ...fileChecks, ...stateChecks, ...paperChecks, ...leaveChecks];
/** A page is rendered in as many ways as it has shapes; two widths show what one hides. */
const WIDTHS = [320, 1280];
/** One a processor. */
const AT_ONCE = 2;

const folder = process.argv[2] ?? fileURLToPath(new URL('../../public', import.meta.url));
const report = new Report();
const started = performance.now();
const spent = new Map();
try {
  const portal = await openPortal(folder);
  const forms = chosen(portal.pages.filter(({ kind }) => kind === 'form'), ({ form, path, dir }) => (dir === 'rtl' ? dir : form ?? path));
  const tools = chosen(await holding(portal, 'data-tool='), ({ page, form, dir }) => `${form ?? page} ${dir}`);
  if (forms.length + tools.length === 0) throw new Error('the portal has neither a form nor a tool: there is nothing to test');
  const waiting = [
    ...forms.map((output) => ({ output, visits: turns(FORM_CHECKS, WIDTHS.slice(1)) })),
    ...tools.map((output) => ({ output, visits: turns(toolChecks, WIDTHS.slice(0, 1)) })),
  ];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await visitPage(portal, next);
  }));
  console.log(`${forms.length} forms and ${tools.length} pages with a tool in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} catch (error) {
  // Nothing was tested: that is a failure, said in one sentence.
  report.add('run', folder, [{ what: error.message }]);
}
if (process.env.TIMES) for (const [name, ms] of [...spent].sort((a, b) => b[1] - a[1])) console.log(`  ${name} ${(ms / 1000).toFixed(1)} s`);
process.exitCode = report.end();

/** Each check with each of its widths. */
function turns(checks, widths) {
  return checks.flatMap((check) => (check.widths ?? widths).map((width) => ({ check, width })));
}

/** A page, in a browser and with a server of its own: a browser that has had fifty contexts tires. */
async function visitPage(portal, { output, visits }) {
  const server = await serve(portal.root);
  const browser = await launch();
  try {
    for (const { check, width } of visits) await run(check, output, width, browser, server);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** One check, in a context of its own: what an earlier one left would spoil it. */
async function run(check, output, width, browser, server) {
  if (!check.name.includes(process.env.CHECK ?? '')) return;
  const where = `${output.path} @${width} ${output.dir}`;
  const visit = new Visit(browser, server, output, width);
  const begun = performance.now();
  let findings;
  try {
    await visit.begin(check.script ?? true);
    if (check.when && !(await visit.page.evaluate(check.when))) return;
    findings = await check.run(visit);
    findings.push(...visit.faults());
  } catch (error) {
    // A check that breaks has not passed.
    findings = [{ what: `the check broke: ${error.message}` }];
  } finally {
    await visit.end();
    spent.set(check.name, (spent.get(check.name) ?? 0) + performance.now() - begun);
  }
  report.add(check.name, where, findings);
}

/** One page a group, always the same; every page when ALL is set. */
function chosen(pages, group) {
  const { ALL, ONLY } = process.env;
  const groups = new Map();
  for (const page of pages) {
    if (ONLY && !page.path.includes(ONLY)) continue;
    const key = ALL ? page.path : group(page);
    if (!groups.has(key)) groups.set(key, page);
  }
  return [...groups.values()];
}

/** The pages whose file holds that text. */
async function holding(portal, text) {
  const texts = await Promise.all(portal.pages.map((page) => readFile(path.join(portal.root, page.path), 'utf8')));
  return portal.pages.filter((_, i) => texts[i].includes(text));
}
