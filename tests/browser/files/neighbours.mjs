// Why this exists: some promises are about two pages at once. A reader who changes the
// language stays on the page; the two doors of a site are one link from its home; the
// number that answers day and night stands wherever a tenant reads.

import { resolve } from './read.mjs';

export const neighbourChecks = [
  { name: 'language-links', run: languageLinks },
  { name: 'one-link-away', run: oneLinkAway },
  { name: 'on-call', run: onCall },
];

function languageLinks(output) {
  const places = new Map();
  for (const page of output.pages) {
    if (!places.has(page.place)) places.set(page.place, new Map());
    places.get(page.place).set(page.lang, page);
  }
  const pages = new Map(output.pages.map((page) => [page.path, page]));
  return output.pages.map((page) => {
    const findings = [];
    const met = new Set();
    for (const { href, hreflang, inMenu, line, tag } of output.facts.get(page.path)?.links ?? []) {
      // In the text, a link may lead to another page in another language.
      if (!hreflang || hreflang === 'x-default' || (tag === 'a' && !inMenu)) continue;
      const target = resolve(output, page.path, href);
      const other = target.kind === 'inside' ? pages.get(target.path) : undefined;
      if (!other) continue;
      if (tag === 'a') met.add(hreflang);
      if (other.lang !== hreflang) findings.push({ what: `the link said to be in ${hreflang} leads to a page in ${other.lang}`, selector: `line ${line}` });
      else if (other.place !== page.place) findings.push({ what: `the link to ${hreflang} leads to another page: ${other.path}`, selector: `line ${line}` });
    }
    for (const lang of places.get(page.place).keys()) {
      if (lang !== page.lang && !met.has(lang)) findings.push({ what: `no link leads to this page in ${lang}` });
    }
    return { where: page.path, findings };
  });
}

function oneLinkAway(output) {
  return output.pages.filter((page) => page.page === 'home').map((home) => {
    const targets = new Set((output.facts.get(home.path)?.links ?? [])
      .filter(({ tag }) => tag === 'a')
      .map(({ href }) => resolve(output, home.path, href).path));
    const findings = ['orientation', 'tenants-home'].flatMap((kind) => {
      const door = output.pages.find((page) => page.page === kind && page.site === home.site && page.lang === home.lang);
      if (!door) return [{ what: `this site has no page «${kind}» in ${home.lang}` }];
      return targets.has(door.path) ? [] : [{ what: `no link leads to ${door.path}` }];
    });
    return { where: home.path, findings };
  });
}

/** The block holds the number, or the sentence that says where to find it. */
function onCall(output) {
  return output.pages.filter(({ rest }) => /^(locataires|droits)\//.test(rest)).map((page) => {
    const blocks = output.facts.get(page.path)?.onCall ?? [];
    const said = blocks.some((text) => text !== '');
    return { where: page.path, findings: said ? [] : [{ what: 'the number that answers day and night is not on this page (no «.on-call» with a text)' }] };
  });
}
