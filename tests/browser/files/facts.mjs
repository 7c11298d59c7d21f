// Why this exists: the checks on the whole output read each HTML and SVG file once.
// A real parser (the one browsers' rules describe) turns it into the few facts
// they need, each with its line; no check looks at markup with a pattern.

import { parse } from 'parse5';

const LOADED_RELS = /\b(stylesheet|icon|apple-touch-icon|mask-icon|manifest|preload|modulepreload|prefetch|preconnect|dns-prefetch|prerender)\b/i;
const LOADING_ATTRIBUTES = {
  audio: ['src'], embed: ['src'], feimage: ['href', 'xlink:href'], frame: ['src'], iframe: ['src'], image: ['href', 'xlink:href'],
  img: ['src', 'srcset'], input: ['src'], object: ['data'], script: ['src', 'href', 'xlink:href'], source: ['src', 'srcset'],
  track: ['src'], use: ['href', 'xlink:href'], video: ['src', 'poster'], body: ['background'],
};
/** Scripts of these types are data: nothing runs them. */
const DATA_SCRIPTS = new Set(['application/ld+json', 'application/json']);

/** What a file says of itself. `inline` and `forms` are faults already, with their words. */
export function readFacts(text) {
  const facts = {
    lang: null, dir: null, title: null, canonical: null, policy: null,
    ids: new Set(), headings: [], links: [], resources: [], inline: [], forms: [], onCall: [],
  };
  visit(parse(text, { sourceCodeLocationInfo: true }), facts);
  return facts;
}

function visit(node, facts) {
  if (node.tagName) element(node, facts);
  for (const child of node.childNodes ?? []) visit(child, facts);
  if (node.content) visit(node.content, facts);
}

function element(node, facts) {
  const line = node.sourceCodeLocation?.startLine ?? 0;
  const tag = node.tagName.toLowerCase();
  const attributes = Object.fromEntries(node.attrs.map(({ prefix, name, value }) => [(prefix ? `${prefix}:${name}` : name).toLowerCase(), value]));
  if (attributes.id) facts.ids.add(attributes.id);
  if (tag === 'a' && attributes.name) facts.ids.add(attributes.name);
  about(tag, attributes, node, line, facts);
  links(tag, attributes, node, line, facts);
  faults(tag, attributes, node, line, facts);
}

/** What the page is: language, title, policy, headings, the on-call block. */
function about(tag, attributes, node, line, facts) {
  const once = (key, value) => { facts[key] ??= value; };
  if (tag === 'html') {
    once('lang', attributes.lang);
    once('dir', attributes.dir);
  }
  // An SVG drawing has titles too: the page's is the first, in its head.
  if (tag === 'title' && node.parentNode?.tagName === 'head') once('title', textOf(node).trim());
  if (tag === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy') once('policy', attributes.content);
  if (/^h[1-6]$/.test(tag)) facts.headings.push({ level: Number(tag[1]), text: textOf(node).trim(), line });
  if (attributes.class?.split(/\s+/).includes('on-call')) facts.onCall.push(textOf(node).trim());
}

function links(tag, attributes, node, line, facts) {
  const rel = attributes.rel ?? '';
  if ((tag === 'a' || tag === 'area') && attributes.href !== undefined) {
    facts.links.push({ href: attributes.href, hreflang: attributes.hreflang, inMenu: inMenu(node), line, tag });
  } else if (tag === 'a' && attributes['xlink:href']) {
    facts.links.push({ href: attributes['xlink:href'], line, tag });
  } else if (tag === 'link' && attributes.href !== undefined) {
    if (LOADED_RELS.test(rel)) facts.resources.push({ url: attributes.href, line, tag });
    else facts.links.push({ href: attributes.href, hreflang: attributes.hreflang, line, tag, rel });
    if (/\bcanonical\b/i.test(rel)) facts.canonical ??= attributes.href;
  }
  for (const name of LOADING_ATTRIBUTES[tag] ?? []) {
    const value = attributes[name];
    if (value === undefined) continue;
    for (const url of name === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0]) : [value]) {
      facts.resources.push({ url, line, tag });
    }
  }
}

function faults(tag, attributes, node, line, facts) {
  const inline = (what) => facts.inline.push({ what, line });
  const type = (attributes.type ?? '').trim().toLowerCase();
  if (attributes.style !== undefined) inline(`${tag} has a style attribute`);
  if (tag === 'style') inline('a style element');
  if (tag === 'script' && attributes.src === undefined && !DATA_SCRIPTS.has(type)) inline('a script in the page');
  if (tag === 'base') inline('a base element');
  if (tag === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') inline('a page that goes away by itself');
  for (const [name, value] of Object.entries(attributes)) {
    if (/^on[a-z]+$/.test(name)) inline(`${tag} has ${name}`);
    if (/^\s*javascript:/i.test(value)) inline(`${tag} has a javascript: address`);
  }
  if (tag === 'form' && attributes.action !== undefined) facts.forms.push({ what: 'a form has an action', line });
  if (attributes.formaction !== undefined) facts.forms.push({ what: `${tag} has a formaction`, line });
  if (attributes.ping !== undefined) facts.forms.push({ what: `${tag} has a ping`, line });
}

/** Whether the link belongs to what surrounds a page, and not to its text. */
function inMenu(node) {
  for (let up = node.parentNode; up; up = up.parentNode) {
    if (up.tagName === 'main') return false;
    if (up.tagName === 'nav' || up.tagName === 'header') return true;
  }
  return false;
}

function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}
