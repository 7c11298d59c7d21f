// Why this exists: a page that passes when it is fresh may fail once errors, hidden
// questions or a dialog stand in it. axe looks at every state, in light and dark, on a
// phone, and on a desk in the state with the most to show; nothing may need a sideways
// scroll. Dark colours change contrast and nothing else: only that is looked at again.

import { CONTRAST, violations } from '../page/axe.mjs';
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

/** Every error is told: the longest that the page gets. */
const FULLEST = 'errors';

export const stateChecks = [
  {
    name: 'form-axe',
    widths: [320, 1280],
    run: async ({ page, width }) => {
      const findings = [];
      for (const [state, reach] of STATES) {
        await reach(page);
        if (width > 600 && state !== FULLEST) continue;
        const add = (colours, found) => findings.push(...found.map(({ what, selector }) => ({ what: `${state}, ${colours}: ${what}`, selector })));
        add('light', await violations(page));
        await page.emulateMedia({ colorScheme: 'dark' });
        add('dark', await violations(page, CONTRAST));
        await page.emulateMedia({ colorScheme: 'light' });
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
        if (wide > 0) findings.push({ what: `${state}: ${wide} px too wide` });
        if (width > 600) break;
      }
      return findings;
    },
  },
];
