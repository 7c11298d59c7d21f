// Why this exists: a page that passes when it is fresh may fail once errors, hidden
// questions or a dialog stand in it. axe looks at every state, in light and dark, on a
// phone and on a desk, and nothing may need a sideways scroll.

import { violations } from '../page/axe.mjs';
import { fillByKeyboard, press } from './keyboard.mjs';

/** From one state to the next. */
const STATES = [
  ['fresh', async () => {}],
  ['errors', async (page) => press(page, 'check')],
  ['filled', async (page) => fillByKeyboard(page)],
  ['checked', async (page) => press(page, 'check')],
  ['asked', async (page) => press(page, 'clear')],
  ['cleared', async (page) => ((await page.locator('dialog[open]').count()) ? press(page, 'yes') : null)],
];

export const stateChecks = [
  {
    name: 'form-axe',
    widths: [320, 1280],
    run: async ({ page }) => {
      const findings = [];
      for (const [state, reach] of STATES) {
        await reach(page);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          const found = await violations(page);
          findings.push(...found.map(({ what, selector }) => ({ what: `${state}, ${colorScheme}: ${what}`, selector })));
        }
        await page.emulateMedia({ colorScheme: 'light' });
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
        if (wide > 0) findings.push({ what: `${state}: ${wide} px too wide` });
      }
      return findings;
    },
  },
];
