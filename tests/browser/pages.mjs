// Why this exists: a network makes about a thousand pages from about forty
// templates, so visiting one page of each kind and direction, on a phone and on
// a desk, finds nearly all that visiting every page would. This module chooses
// them, always the same for the same portal, and goes round the sites and the
// languages so that none is left out.
//
//   (nothing)   one page a kind and direction
//   SITES=1     one page a kind, site and direction
//   ALL=1       every page
//   ONLY=text   only the pages whose path holds that text

export const WIDTHS = [320, 1280];

/** @returns {{output: object, width: number, first: boolean}[]} `first`: the first visit of a kind of page. */
export function choose(pages, env = process.env) {
  let chosen = pages;
  if (env.ONLY) chosen = pages.filter((page) => page.path.includes(env.ONLY));
  else if (!env.ALL) chosen = representatives(pages, Boolean(env.SITES));
  if (chosen.length === 0) throw new Error(`no page to visit (ONLY=${env.ONLY})`);
  const seen = new Set();
  return chosen.flatMap((output) => {
    const first = !seen.has(output.page);
    seen.add(output.page);
    return WIDTHS.map((width) => ({ output, width, first: first && width === WIDTHS[0] }));
  });
}

function representatives(pages, everySite) {
  const groups = new Map();
  for (const page of pages) {
    const key = [page.page, page.dir, everySite ? page.site : ''].join(' ');
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(page);
  }
  const turns = new Map();
  return [...groups.keys()].sort().map((key) => {
    const group = groups.get(key);
    const sources = [...new Set(group.map(source))].sort();
    // Kinds that only one source has (a network page) take no turn.
    const turn = turns.get(sources.join()) ?? 0;
    turns.set(sources.join(), turn + 1);
    return longest(group.filter((page) => source(page) === sources[turn % sources.length]));
  });
}

const source = (page) => `${page.site} ${page.lang}`;

/** The longest page of a kind is the one where a layout breaks. */
function longest(pages) {
  return pages.reduce((best, page) => ((page.bytes ?? 0) > (best.bytes ?? 0) ? page : best));
}
