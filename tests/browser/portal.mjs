// Why this exists: the suite believes one file, `portal.json`, about what a
// portal holds. This module reads it, refuses one that it cannot understand,
// and knows how an output path is made (site, language, rest), so that no
// check has to guess it again.

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ku-arab', 'ps', 'sd', 'ug', 'ur', 'yi']);
const MAIN_LANGUAGE = 'fr';

export function directionOf(lang) {
  const name = lang.toLowerCase();
  return RIGHT_TO_LEFT.has(name) || RIGHT_TO_LEFT.has(name.split('-')[0]) ? 'rtl' : 'ltr';
}

/** Reads a portal folder. Throws a sentence that a person can act on. */
export async function openPortal(folder) {
  const root = path.resolve(folder);
  const manifest = path.join(root, 'portal.json');
  let text;
  try {
    text = await readFile(manifest, 'utf8');
  } catch (error) {
    throw new Error(`cannot read ${manifest} (${error.code}): build the portal first`);
  }
  const { version, outputs } = JSON.parse(text);
  if (version !== 1 || !Array.isArray(outputs)) {
    throw new Error(`${manifest} is not a version 1 list of outputs`);
  }
  const pages = outputs.filter(isPage).map(describe);
  if (pages.length === 0) throw new Error(`${manifest} lists no page: there is nothing to test`);
  return {
    root,
    outputs,
    pages,
    paths: new Set(outputs.map((output) => output.path)),
    files: new Set(await walk(root)),
  };
}

/** A form has many shapes; the one that a browser shows is a page like another. */
function isPage({ kind, format }) {
  return kind === 'page' || (kind === 'form' && format === 'html');
}

/** Adds to a page what follows from its path: direction, place and address. */
function describe(output) {
  for (const key of ['path', 'page', 'lang']) {
    if (typeof output[key] !== 'string') throw new Error(`portal.json: a page has no «${key}»: ${JSON.stringify(output)}`);
  }
  const site = output.site ?? '';
  let rest = output.path;
  if (site && rest.startsWith(`${site}/`)) rest = rest.slice(site.length + 1);
  if (output.lang !== MAIN_LANGUAGE && rest.startsWith(`${output.lang}/`)) rest = rest.slice(output.lang.length + 1);
  return {
    ...output,
    site,
    dir: directionOf(output.lang),
    rest,
    // What the same page has in common in every language.
    place: `${site} ${rest}`,
    // The address, below the portal's own, under which the page is visited.
    address: output.path.replace(/(^|\/)index\.html$/, '$1'),
  };
}

async function walk(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
    .sort();
}
