// Why this exists: a form of the portal promises that nothing leaves the device and that
// nobody needs a mouse, a network or a script to use it. Each form page of a built portal
// is filled in by keyboard alone with the network cut, spoilt, mended, saved, emptied, taken
// up again and printed; then we look whether anything was asked of anybody, or kept.
//
//   node forms.mjs [folder]      the folder is ../../public unless told
// Environment: ALL=1 for every page (else one a form, and one from right to left), ONLY=text for the pages
// whose path holds it, CHECK=text for the checks whose name holds it, VERBOSE=1.

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

const folder = process.argv[2] ?? fileURLToPath(new URL('../../public', import.meta.url));
const report = new Report();
const started = performance.now();
try {
  const portal = await openPortal(folder);
  const server = await serve(portal.root);
  const browser = await launch();
  try {
    const forms = chosen(portal.pages.filter(({ kind }) => kind === 'form'), ({ form, path, dir }) => (dir === 'rtl' ? dir : form ?? path));
    const tools = chosen(await holding(portal, 'data-tool='), ({ page, form, dir }) => `${form ?? page} ${dir}`);
    if (forms.length + tools.length === 0) throw new Error('the portal has neither a form nor a tool: there is nothing to test');
    for (const output of forms) {
      for (const check of FORM_CHECKS) {
        for (const width of check.widths ?? WIDTHS.slice(1)) await run(check, output, width, browser, server);
      }
    }
    for (const output of tools) {
      for (const check of toolChecks) await run(check, output, 320, browser, server);
    }
    console.log(`${forms.length} forms and ${tools.length} pages with a tool in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } finally {
    await browser.close();
    await server.close();
  }
} catch (error) {
  // Nothing was tested: that is a failure, said in one sentence.
  report.add('run', folder, [{ what: error.message }]);
}
process.exitCode = report.end();

/** One check, in a context of its own: what an earlier one left would spoil it. */
async function run(check, output, width, browser, server) {
  if (!check.name.includes(process.env.CHECK ?? '')) return;
  const where = `${output.path} @${width} ${output.dir}`;
  let findings;
  const visit = new Visit(browser, server, output, width);
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
