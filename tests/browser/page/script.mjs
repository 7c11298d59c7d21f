// Why this exists: on an old phone or behind a strict filter the script does not
// run, and nobody may lose a word for it. What the script shows must stand in the
// page without it, and what the page says must still be there once it has run.
// Only what is marked `data-script-only` (a filter box, a copy button) may differ.

export const scriptChecks = [
  {
    name: 'without-script',
    when: ({ width }) => width < 600,
    run: async ({ page, seat, output, width }) => {
      const withScript = await page.evaluate(readMain);
      const without = await (await seat.openPlain(output, width)).evaluate(readMain);
      return [
        ...missing(withScript.shown, without.shown, 'only with script'),
        ...missing(without.shown, withScript.all, 'lost once the script has run'),
      ];
    },
  },
];

/** What is wanted and not given, as many times as it is wanted. */
function missing(wanted, given, reason) {
  const left = new Map();
  for (const text of given) left.set(text, (left.get(text) ?? 0) + 1);
  const lost = wanted.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
  return lost.map((text) => ({ what: `${reason}: «${text.slice(0, 80)}»`, selector: 'main' }));
}

/** Runs in the page: the blocks of text and the links of `main`. */
function readMain() {
  const main = document.querySelector('main') ?? document.body;
  const blocks = (onlyShown) => {
    const found = [];
    const read = (node, hidden) => {
      const own = [];
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) own.push(child.data);
        if (child.nodeType !== Node.ELEMENT_NODE) continue;
        if (child.matches('[data-script-only], noscript, script, template')) continue;
        const style = getComputedStyle(child);
        const away = hidden || style.display === 'none' || style.visibility === 'hidden';
        if (child.matches('a[href]') && !(onlyShown && away)) found.push(`${child.textContent.trim()} → ${child.getAttribute('href')}`);
        const inline = style.display.startsWith('inline') || style.display === 'contents';
        // Inside a block that is folded away, a word stays part of its sentence.
        if (inline && (!away || (hidden && !onlyShown))) own.push(read(child, away));
        else {
          const text = read(child, away);
          if (!(onlyShown && away)) keep(text);
        }
      }
      return own.join('');
    };
    const keep = (text) => {
      const clean = text.replace(/\s+/g, ' ').trim();
      if (clean) found.push(clean);
    };
    keep(read(main, false));
    return found;
  };
  return { shown: blocks(true), all: blocks(false) };
}
