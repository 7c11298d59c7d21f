// Why this exists: what must be true of every page and needs no browser: the list of
// outputs is true to the folder, each page says its language, has a title of its own
// and an outline without holes.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Written beside the outputs, so not among them: the list itself, and the mark of the publisher. */
const UNLISTED = new Set(['portal.json']);

export const structureChecks = [
  { name: 'manifest', run: manifest },
  {
    name: 'language',
    run: (output) => output.pages.map((page) => {
      const { lang, dir } = output.facts.get(page.path) ?? {};
      const findings = [];
      if (lang !== page.lang) findings.push({ what: `html has lang="${lang ?? ''}", the portal says ${page.lang}` });
      if ((dir ?? 'ltr') !== page.dir) findings.push({ what: `html has dir="${dir ?? ''}", ${page.lang} is written ${page.dir}` });
      return { where: page.path, findings };
    }),
  },
  { name: 'title', run: titles },
  {
    name: 'outline',
    run: (output) => output.pages.map((page) => ({ where: page.path, findings: outline(output.facts.get(page.path)?.headings ?? []) })),
  },
];

async function manifest(output) {
  const results = [];
  for (const { path: name, bytes, sha256 } of output.outputs) {
    const findings = [];
    if (!output.files.has(name)) findings.push({ what: 'is listed and does not exist' });
    else {
      const content = await readFile(path.join(output.root, name));
      if (bytes !== undefined && content.length !== bytes) findings.push({ what: `has ${content.length} bytes, the list says ${bytes}` });
      const hash = createHash('sha256').update(content).digest('hex');
      if (sha256 !== undefined && hash !== sha256.toLowerCase()) findings.push({ what: 'is not what the list says (sha256)' });
    }
    results.push({ where: name, findings });
  }
  const unlisted = [...output.files].filter((name) => !output.paths.has(name) && !UNLISTED.has(name) && !name.startsWith('.'));
  const sorted = output.outputs.every(({ path: name }, i) => i === 0 || Buffer.compare(Buffer.from(output.outputs[i - 1].path), Buffer.from(name)) < 0);
  results.push({
    where: 'portal.json',
    findings: [
      ...unlisted.map((name) => ({ what: `${name} is not listed` })),
      ...(sorted ? [] : [{ what: 'the outputs are not sorted by path' }]),
    ],
  });
  return results;
}

/** Two pages of one language never have the same title: a title is how one finds a tab again. */
function titles(output) {
  const owners = new Map();
  return output.pages.map((page) => {
    const title = output.facts.get(page.path)?.title;
    if (!title) return { where: page.path, findings: [{ what: 'has no title' }] };
    const key = `${page.lang} ${title}`;
    const other = owners.get(key);
    owners.set(key, page.path);
    return { where: page.path, findings: other ? [{ what: `has the title of ${other}: «${title}»` }] : [] };
  });
}

function outline(headings) {
  const findings = [];
  const tops = headings.filter(({ level }) => level === 1);
  if (tops.length !== 1) findings.push({ what: `has ${tops.length} h1` });
  headings.forEach(({ level, text, line }, i) => {
    if (!text) findings.push({ what: `an empty h${level}`, selector: `line ${line}` });
    const before = headings[i - 1]?.level ?? 0;
    if (i > 0 && level > before + 1) findings.push({ what: `h${before} is followed by h${level} «${text.slice(0, 60)}»`, selector: `line ${line}` });
  });
  return findings;
}
