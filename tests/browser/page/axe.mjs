// Why this exists: axe-core finds the faults that can be found without judgement.
// We hold every page to WCAG 2.2 AA and to the tests of the RGAA that axe knows,
// in light and in dark colours, and show its messages in French because those who
// correct a text are French.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const AXE_SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const AXE_FRENCH = JSON.parse(readFileSync(require.resolve('axe-core/locales/fr.json'), 'utf8'));

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4'];

/** What another set of colours can break. */
export const CONTRAST = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

export const axeChecks = [
  {
    name: 'axe',
    run: async ({ page }) => violations(page),
  },
  {
    name: 'axe-dark',
    when: ({ width }) => width < 600,
    run: async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'dark' });
      try {
        return await violations(page, CONTRAST);
      } finally {
        await page.emulateMedia({ colorScheme: 'light' });
      }
    },
  },
];

/** What axe finds in the page as it stands; every rule that we hold to, unless told. */
export async function violations(page, options = { runOnly: { type: 'tag', values: TAGS } }) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE_SOURCE);
  const found = await page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, { ...options, resultTypes: ['violations'] });
    return violations.flatMap((rule) => rule.nodes.map((node) => ({
      id: rule.id, help: rule.help, selector: node.target.flat().join(' '),
    })));
  }, options);
  // Giving axe its French words here spares sending them to each page.
  return found.map(({ id, help, selector }) => ({ what: `${id}: ${AXE_FRENCH.rules[id]?.help ?? help}`, selector }));
}
