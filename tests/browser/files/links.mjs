// Why this exists: a dead link sends a tenant in trouble nowhere. Every address in
// every file is followed inside the folder, to its anchor, and not in a sample.

import path from 'node:path';
import { resolve } from './read.mjs';

export const linkChecks = [
  { name: 'links', run: (output) => eachFile(output, (name, facts) => [...facts.links, ...facts.resources.map(({ url, ...rest }) => ({ href: url, ...rest }))]
    .flatMap((link) => judge(output, name, link))) },
  { name: 'links-in-data', run: linksInData },
];

/** Runs a check on each parsed file; one result a file. */
export function eachFile(output, check, choose = () => true) {
  return [...output.facts].filter(([name]) => choose(name)).map(([name, facts]) => ({ where: name, findings: check(name, facts) }));
}

function judge(output, name, { href, line, tag }) {
  const finding = (what) => [{ what: `${href.trim() ? href : 'an empty address'} ${what}`, selector: `${tag}, line ${line}` }];
  if (href.trim() === '' || href === '#') return finding('leads nowhere');
  const target = resolve(output, name, href);
  if (target.kind === 'wrong') return finding('is no address of this portal');
  if (target.kind === 'other') return otherKinds(href.trim()) ? [] : finding('is not a mail or a telephone number');
  if (target.kind === 'outside') return [];
  if (!output.files.has(target.path)) {
    return finding(output.files.has(`${target.path}/index.html`) ? 'lacks its last «/»' : `leads to ${target.path}, which does not exist`);
  }
  const facts = output.facts.get(target.path);
  if (target.fragment && target.fragment !== 'top' && facts && !facts.ids.has(target.fragment)) {
    return finding(`leads to an anchor that ${target.path} does not have`);
  }
  return [];
}

function otherKinds(href) {
  if (href.startsWith('tel:')) return /^tel:\+?\d{2,15}$/.test(href);
  if (href.startsWith('mailto:')) return /^mailto:[^@\s?]+@[^@\s?]+\.[^@\s?]+(\?.*)?$/.test(href);
  return /^(sms|data):/.test(href);
}

/** Addresses in style sheets, feeds, site maps and manifests. */
function linksInData(output) {
  return [...output.texts].map(([name, text]) => ({
    where: name,
    findings: addresses(path.extname(name), text).flatMap((href) => judge(output, name, { href, line: lineOf(text, href), tag: 'address' })),
  }));
}

function addresses(kind, text) {
  const all = (pattern, source = text) => [...source.matchAll(pattern)].map((match) => match[1].replaceAll('&amp;', '&'));
  if (kind === '.css') return all(/url\(\s*["']?([^"')]+)["']?\s*\)/g, text.replace(/\/\*[\s\S]*?\*\//g, ''));
  if (kind === '.xml' || kind === '.atom') {
    return [...all(/<loc>\s*([^<]+?)\s*<\/loc>/g), ...all(/\s(?:href|src)="([^"]*)"/g)];
  }
  if (kind === '.webmanifest') {
    const { icons = [], start_url: start } = JSON.parse(text);
    return [...icons.map((icon) => icon.src), ...(start ? [start] : [])];
  }
  return [];
}

const lineOf = (text, part) => text.slice(0, Math.max(0, text.indexOf(part))).split('\n').length;
