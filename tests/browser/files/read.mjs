// Why this exists: the whole output, read once, before any check on files. Pages
// become facts; style, script and drawings are kept as text. Also says under which
// address the portal will stand, which the pages themselves tell (`canonical`).

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFacts } from './facts.mjs';

export async function readOutput(portal) {
  const facts = new Map();
  const texts = new Map();
  for (const name of portal.files) {
    const kind = path.extname(name);
    if (!['.html', '.svg', '.css', '.js', '.mjs', '.xml', '.atom', '.json', '.webmanifest'].includes(kind)) continue;
    const text = await readFile(path.join(portal.root, name), 'utf8');
    if (kind === '.html' || kind === '.svg') facts.set(name, readFacts(text));
    if (kind !== '.html') texts.set(name, text);
  }
  return { ...portal, facts, texts, base: baseOf(portal, facts) };
}

/** The portal's public address, ending with «/», or null when no page tells it. */
function baseOf(portal, facts) {
  for (const page of portal.pages) {
    const canonical = facts.get(page.path)?.canonical;
    if (!canonical || !/^https?:/.test(canonical)) continue;
    const address = encodeURI(page.address);
    if (canonical.endsWith(`/${address}`)) return canonical.slice(0, canonical.length - address.length);
  }
  return null;
}

/** The path below which the portal will be served: «/», or «/portail/». */
export function mountOf(output) {
  return output.base ? new URL(output.base).pathname : '/';
}

/**
 * Where an address written in the file `from` leads.
 * `inside`: a path of the portal and a fragment; `outside`: another place;
 * `other`: mail, telephone; `wrong`: not an address.
 */
export function resolve(output, from, href) {
  const mount = mountOf(output);
  const home = `http://portal.invalid${mount}`;
  let url;
  try {
    url = new URL(href.trim(), home + encodeURI(from));
  } catch {
    return { kind: 'wrong' };
  }
  if (!/^https?:$/.test(url.protocol)) return { kind: 'other', protocol: url.protocol };
  const whole = url.origin + url.pathname;
  const start = [home, output.base].find((base) => base && whole.startsWith(base));
  if (!start) return url.origin === 'http://portal.invalid' ? { kind: 'wrong' } : { kind: 'outside' };
  try {
    const folder = decodeURIComponent(whole.slice(start.length));
    const file = folder === '' || folder.endsWith('/') ? `${folder}index.html` : folder;
    return { kind: 'inside', path: file, fragment: decodeURIComponent(url.hash.slice(1).replace(/:~:.*$/, '')) };
  } catch {
    return { kind: 'wrong' };
  }
}
