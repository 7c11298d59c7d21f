// Why this exists: the Nu Html Checker is the only tool here that knows the whole of
// HTML, CSS and SVG. It reads every file of the output, in two runs side by side,
// because its start costs more than fifty pages.
//
//   node nu.mjs [folder]      the folder is ../../public unless told

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { openPortal } from './portal.mjs';
import { Report } from './report.mjs';

const require = createRequire(import.meta.url);
const JAR = path.join(path.dirname(require.resolve('vnu-jar/package.json')), 'build', 'dist', 'vnu.jar');
const CHECKED = new Set(['.html', '.css', '.svg']);
const RUNS = 2;
/** Below that many files a second start costs more than it saves. */
const WORTH_TWO = 60;
/** What the checker takes for a fault and is none. Each line says why. */
const MISTAKEN = [
  // Container queries (CSS Containment 3): every browser has had them since 2023.
  /^CSS: .*Property “container(-type|-name)?” doesn't exist/,
  /^CSS: Unrecognized at-rule “@container”/,
];

/** Checks every file of a portal and tells the report, one result a file. */
export async function checkWithNu(portal, report) {
  const names = [...portal.files].filter((name) => CHECKED.has(path.extname(name)));
  const runs = names.length < WORTH_TWO ? 1 : RUNS;
  const batches = Array.from({ length: runs }, (_, run) => names.filter((_, i) => i % runs === run));
  const messages = (await Promise.all(batches.map((batch) => runNu(portal.root, batch)))).flat();
  const byFile = new Map(names.map((name) => [name, []]));
  for (const message of messages) {
    if (MISTAKEN.some((pattern) => pattern.test(message.message))) continue;
    const name = message.url ? nameOf(portal.root, message.url) : null;
    const finding = { what: message.message, selector: message.extract };
    if (byFile.has(name)) byFile.get(name).push({ line: Math.max(1, message.lastLine ?? 1), finding });
    // A message about no file of ours is about the run itself.
    else report.add('nu', name ?? 'the checker', [finding]);
  }
  for (const [name, found] of byFile) {
    report.add('nu', found.length > 0 ? `${name}:${found[0].line}` : name, found.map(({ line, finding }, i) => (
      i === 0 ? finding : { ...finding, what: `line ${line}: ${finding.what}` }
    )));
  }
}

function runNu(root, names) {
  const options = ['-Xss4m', '-Xmx1g', '-jar', JAR, '--errors-only', '--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg'];
  return new Promise((resolve, reject) => {
    const files = names.map((name) => path.join(root, name));
    execFile('java', [...options, ...files], { maxBuffer: 256 * 1024 * 1024 }, (error, out, complaint) => {
      if (error?.code === 'ENOENT') return reject(new Error('java is not installed: run tests/setup.sh'));
      try {
        return resolve(JSON.parse(out).messages);
      } catch {
        return reject(new Error(`the Nu checker gave no answer (${error?.message ?? 'no error'}): ${complaint.slice(0, 400)}`));
      }
    });
  });
}

function nameOf(root, url) {
  return path.relative(root, fileURLToPath(url)).split(path.sep).join('/');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../../public', import.meta.url));
  const report = new Report();
  const started = performance.now();
  try {
    await checkWithNu(await openPortal(folder), report);
    console.log(`Nu Html Checker in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    report.add('nu', folder, [{ what: error.message }]);
  }
  process.exitCode = report.end();
}
