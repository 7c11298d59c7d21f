// Why this exists: a page that holds no inline code, sends nothing and asks nothing of
// a third party can be read without being watched. Each file of the output is held to
// it, whatever made it.

import path from 'node:path';
import { eachFile } from './links.mjs';
import { resolve } from './read.mjs';

const html = (name) => name.endsWith('.html');
const POLICY = ["default-src 'none'", "form-action 'none'", "base-uri 'none'"];
/** What a script of ours never does: keep, send, or turn text into code. */
const FORBIDDEN = /\b(localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|importScripts|eval\s*\(|new\s+Function|document\.write|fetch\s*\()/g;
/** The only script that may fetch: it reads the search index of this very portal. */
const SEARCH = /(search|recherche)[^/]*\.m?js$/;

export const purityChecks = [
  { name: 'inline', run: (output) => eachFile(output, (_, facts) => placed(facts.inline)) },
  { name: 'form-action', run: (output) => eachFile(output, (_, facts) => placed(facts.forms)) },
  {
    name: 'external-resource',
    run: (output) => [
      ...eachFile(output, (name, facts) => facts.resources
        .filter(({ url }) => !/^\s*(data|blob):/.test(url) && resolve(output, name, url).kind !== 'inside')
        .map(({ url, tag, line }) => ({ what: `loads ${url}`, selector: `${tag}, line ${line}` }))),
      ...styles(output).map(([name, text]) => ({ where: name, findings: foreignInStyle(output, name, text) })),
    ],
  },
  {
    name: 'policy',
    run: (output) => eachFile(output, (_, facts) => {
      const policy = facts.policy ?? '';
      return [
        ...POLICY.filter((part) => !policy.includes(part)).map((part) => ({ what: `the page's own policy lacks «${part}»` })),
        ...(/unsafe-|\*|https?:/.test(policy) ? [{ what: `the page's own policy is open: ${policy}` }] : []),
      ];
    }, html),
  },
  {
    name: 'script-words',
    run: (output) => [...output.texts].filter(([name]) => /\.m?js$/.test(name)).map(([name, text]) => ({
      where: name,
      findings: [...text.matchAll(FORBIDDEN)]
        .filter(([word]) => !(word.startsWith('fetch') && SEARCH.test(name)))
        .map(([word]) => ({ what: `uses ${word}` })),
    })),
  },
];

const placed = (faults) => faults.map(({ what, line }) => ({ what, selector: `line ${line}` }));
const styles = (output) => [...output.texts].filter(([name]) => path.extname(name) === '.css');

function foreignInStyle(output, name, text) {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/(?:url\(\s*["']?|@import\s+["'])([^"')]+)/g)]
    .filter(([, url]) => resolve(output, name, url).kind !== 'inside')
    .map(([, url]) => ({ what: `loads ${url.slice(0, 80)}` }));
}
