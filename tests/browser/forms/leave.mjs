// Why this exists: on the computer of a day centre the next person presses « page
// précédente ». The page warns whoever leaves with answers that are in no file, and shows
// nothing to whoever comes back.

import { readAnswers, readDefaults, save } from './file.mjs';
import { fillByKeyboard } from './keyboard.mjs';

export const leaveChecks = [
  { name: 'form-warns', run: tryWarning },
  { name: 'form-back', run: tryBack },
];

/** Leaving is asked about while answers are in no file, and not otherwise. */
async function tryWarning(visit) {
  const { page } = visit;
  const findings = [];
  if (await leaves(page)) findings.push({ what: 'an empty form warns who leaves' });
  await fillByKeyboard(page);
  if (!(await leaves(page))) findings.push({ what: 'nobody is warned that answers will be lost' });
  await save(page);
  if (await leaves(page)) findings.push({ what: 'warns although the answers are in a file' });
  return findings;
}

/** Whether the page asks before it goes. */
function leaves(page) {
  return page.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });
}

async function tryBack(visit) {
  const { page, context, server } = visit;
  await fillByKeyboard(page);
  const findings = await tryFrozen(page);
  await fillByKeyboard(page);
  await context.setOffline(false);
  // These two visits are the reader's own.
  visit.left = () => true;
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(`${server.url(visit.output.address)}?ailleurs`, { waitUntil: 'load' });
  await page.goBack({ waitUntil: 'load' });
  await page.waitForTimeout(200);
  const [rest, blank] = [await page.evaluate(readAnswers), await page.evaluate(readDefaults)];
  if (rest !== blank) findings.push({ what: `« page précédente » shows the answers again: ${rest}` });
  await page.reload({ waitUntil: 'load' });
  if ((await page.evaluate(readAnswers)) !== (await page.evaluate(readDefaults))) findings.push({ what: 'a reload shows the answers again' });
  return findings;
}

/** A browser may keep the page as it stands (bfcache, which is off under test): it must be empty by then. */
async function tryFrozen(page) {
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  const [rest, blank] = [await page.evaluate(readAnswers), await page.evaluate(readDefaults)];
  return rest === blank ? [] : [{ what: `the page is kept with its answers: ${rest}` }];
}
