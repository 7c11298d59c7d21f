// Why this exists: a calculator that is wrong by a day costs a right, and one that judges
// breaks its word. Each tool is used by keyboard alone, with the cases where arithmetic
// goes wrong, and looked at by axe before and after.

import { violations } from '../page/axe.mjs';

const has = (name) => `Boolean(document.querySelector('[data-tool="${name}"]'))`;
const nbsp = (text) => text.replace(/[\u00a0\u202f]/g, ' ');

export const toolChecks = [
  { name: 'tool-plain', script: false, run: async ({ page }) => page.evaluate(judgePlain) },
  {
    name: 'tool-six-months',
    when: has('six-months'),
    run: (visit) => tryDates(visit, 'six-months', [
      [['31/08/2026'], '28', '2027'], [['31/08/2027'], '29', '2028'], [['10/03/2026'], '10', '2026'],
      [['30/09/2026'], '30', '2027'], [['31082026'], '28', '2027'],
    ]),
  },
  {
    name: 'tool-contract',
    when: has('contract'),
    run: async (visit) => [
      ...(await tryDates(visit, 'contract', [[['01/12/2026', ''], '1', '2026'], [['01/12/2026', '02/12/2026'], '1', '2026']])),
      ...(await cases(visit, [['01/12/2026', '02/12/2026', 'late'], ['01/12/2026', '01/12/2026', 'fine'], ['01/12/2026', '', undefined]])),
    ],
  },
  {
    name: 'tool-rent',
    when: has('rent'),
    run: (visit) => tryRent(visit, [
      [['635,70', '480', '271'], '209,00 €', '190,71 €', '190,71 €', 'over', '18,29 €'],
      [['1000', '450', '250'], '200,00 €', '300,00 €', '200,00 €', 'under', ''],
      [['600', '250', '250'], '0,00 €', '180,00 €', '0,00 €', 'none', ''],
    ]),
  },
  { name: 'tool-check', when: has('check'), run: trySelfCheck },
];

/** The words that explain stand without script, the boxes that need it do not. */
function judgePlain() {
  return [...document.querySelectorAll('[data-tool] input, [data-tool] button')].filter((one) => one.checkVisibility())
    .map((one) => ({ what: 'is shown although no script runs', selector: one.id }));
}

async function fill(page, tool, texts) {
  const boxes = page.locator(`[data-tool="${tool}"] input.box`);
  for (const [i, text] of texts.entries()) {
    await boxes.nth(i).focus();
    await boxes.nth(i).fill('');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
}

const out = (page, tool, name) => page.locator(`[data-tool="${tool}"] [data-out="${name}"]`).textContent();

async function tryDates({ page }, tool, tries) {
  const findings = [];
  for (const [texts, day, year] of tries) {
    await fill(page, tool, texts);
    const said = await out(page, tool, 'until');
    const figures = said.match(/\d+/g) ?? [];
    if (!figures.includes(day) || !figures.includes(year)) findings.push({ what: `${texts.join(' ')} gives «${said}», not ${day} … ${year}` });
  }
  await fill(page, tool, ['31/02/2026']);
  if (await page.locator(`[data-tool="${tool}"] [data-answer]`).isVisible()) findings.push({ what: 'a day that does not exist gives an answer' });
  if (!(await page.locator(`[data-tool="${tool}"] .error`).first().textContent()).includes('31/02/2026')) findings.push({ what: 'a day that does not exist is not named' });
  return [...findings, ...(await violations(page)), ...(await again(page, tool))];
}

async function cases({ page }, tries) {
  const findings = [];
  for (const [lease, planned, wanted] of tries) {
    await fill(page, 'contract', [lease, planned]);
    const shown = await page.evaluate(() => [...document.querySelectorAll('[data-tool="contract"] [data-case]')].find((one) => !one.hidden)?.dataset.case);
    if (shown !== wanted) findings.push({ what: `a lease of ${lease} and a contract of ${planned} are told «${shown}», not «${wanted}»` });
  }
  return findings;
}

async function tryRent({ page }, tries) {
  const findings = [];
  for (const [texts, ...wanted] of tries) {
    await fill(page, 'rent', texts);
    const shown = await page.evaluate(() => [...document.querySelectorAll('[data-tool="rent"] [data-case]')].find((one) => !one.hidden)?.dataset.case);
    const said = [await out(page, 'rent', 'rest'), await out(page, 'rent', 'ceiling'), await out(page, 'rent', 'pay'), shown, shown === 'over' ? await out(page, 'rent', 'more') : ''];
    if (nbsp(said.join()) !== wanted.join()) findings.push({ what: `${texts.join(' ')} gives ${said.join(' ')}, not ${wanted.join(' ')}` });
  }
  await fill(page, 'rent', ['beaucoup', '1', '1']);
  if (await page.locator('[data-tool="rent"] [data-answer]').isVisible()) findings.push({ what: 'an amount that is none gives an answer' });
  return [...findings, ...(await violations(page)), ...(await again(page, 'rent'))];
}

async function again(page, tool) {
  await page.locator(`[data-tool="${tool}"] [data-do="again"]`).press('Enter');
  const rest = await page.evaluate((tool) => [...document.querySelectorAll(`[data-tool="${tool}"] input`)].some((one) => (one.type === 'radio' ? one.checked : one.value)), tool);
  return rest ? [{ what: 'starting again leaves answers' }] : [];
}

/** Each answer is sorted under what the texts say of it; nothing counts, nothing decides. */
async function trySelfCheck({ page }) {
  const items = page.locator('[data-item]');
  const [count, findings, wanted] = [await items.count(), [], {}];
  for (let i = 1; i < count; i += 1) {
    const choices = items.nth(i).locator('input');
    const choice = choices.nth(i % (await choices.count()));
    await choice.focus();
    await page.keyboard.press('Space');
    const value = await choice.inputValue();
    wanted[value] = (wanted[value] ?? 0) + 1;
  }
  wanted.missing = 1;
  await page.locator('[data-do="result"]').press('Enter');
  const told = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('[data-outcome]')].filter((one) => !one.hidden).map((one) => [one.dataset.outcome, one.querySelectorAll('li').length])));
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(told)])) {
    if (told[key] !== wanted[key]) findings.push({ what: `${wanted[key] ?? 0} answers «${key}», ${told[key] ?? 0} told` });
  }
  if (!(await page.evaluate(() => document.activeElement?.hasAttribute('data-result')))) findings.push({ what: 'the result has not the focus' });
  return [...findings, ...(await violations(page)), ...(await again(page, 'check'))];
}
