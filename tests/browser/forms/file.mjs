// Why this exists: the only way out for answers is a file that the reader asks for. It must
// hold exactly what stands on the screen, come back exactly, and a wrong file must change
// nothing. « Tout effacer » must leave nothing.

import { readFile } from 'node:fs/promises';
import { fillByKeyboard, press } from './keyboard.mjs';

export const fileChecks = [
  { name: 'form-file', run: tryRoundTrip },
  { name: 'form-wrong-file', run: tryWrongFiles },
];

async function tryRoundTrip({ page }) {
  await fillByKeyboard(page);
  const before = await page.evaluate(readAnswers);
  const { name, data } = await save(page);
  const findings = judgeFile(name, data, await page.evaluate(() => ({ ...document.querySelector('[data-form]').dataset })));
  await clear(page);
  const rest = await page.evaluate(readAnswers);
  const blank = await page.evaluate(readDefaults);
  if (rest !== blank) findings.push({ what: `once cleared, still there: ${rest}` });
  if (!(await page.evaluate(() => document.activeElement?.dataset?.report === 'start'))) findings.push({ what: 'clearing is not told, or leaves the focus nowhere' });
  await load(page, JSON.stringify(data));
  const after = await page.evaluate(readAnswers);
  if (after !== before) findings.push({ what: `comes back otherwise: ${after} instead of ${before}` });
  const again = await save(page);
  if (JSON.stringify(again.data) !== JSON.stringify(data)) findings.push({ what: 'a second file differs from the first' });
  return findings;
}

function judgeFile(name, data, { form, formVersion, formSite, formLang }) {
  const findings = [];
  if (!new RegExp(`^${form}-\\d{4}\\.json$`).test(name)) findings.push({ what: `the file is named ${name}` });
  const keys = Object.keys(data).join(' ');
  if (keys !== 'formulaire version site langue reponses') findings.push({ what: `the file holds ${keys}` });
  const told = [data.formulaire, data.version, data.site, data.langue].join();
  if (told !== [form, formVersion, formSite, formLang].join()) findings.push({ what: `the file says ${told}` });
  if (Object.keys(data.reponses ?? {}).length === 0) findings.push({ what: 'the file holds no answer' });
  for (const [key, value] of Object.entries(data.reponses ?? {})) {
    if (/\d\d\/\d\d\/\d{4}/.test(String(value))) findings.push({ what: `the day of «${key}» is not written yyyy-mm-dd: ${value}` });
  }
  return findings;
}

async function tryWrongFiles({ page }) {
  const { form, formVersion, formSite } = await page.evaluate(() => ({ ...document.querySelector('[data-form]').dataset }));
  const good = { formulaire: form, version: formVersion, site: formSite, langue: 'fr', reponses: {} };
  const tries = [
    ['not JSON', 'Bonjour', ''],
    ['a list', '[1, 2]', ''],
    ['no answers', JSON.stringify({ ...good, reponses: null }), ''],
    ['another form', JSON.stringify({ ...good, formulaire: 'recette' }), 'recette'],
    ['another version', JSON.stringify({ ...good, version: '1999-9' }), '1999-9'],
    ['another site', JSON.stringify({ ...good, site: 'ailleurs' }), 'ailleurs'],
    ['an unknown answer', JSON.stringify({ ...good, reponses: { __proto__x: 'a', '<b>x</b>': 1 } }), '<b>x</b>'],
    ['too big', `"${'x'.repeat(300_000)}"`, ''],
  ];
  const findings = [];
  for (const [what, text, named] of tries) {
    const before = await page.evaluate(readAnswers);
    await load(page, text);
    const said = await page.evaluate(() => document.querySelector('[data-report="start"]').textContent);
    if (!said || !said.includes(named)) findings.push({ what: `${what}: says «${said}»` });
    if ((await page.evaluate(readAnswers)) !== before) findings.push({ what: `${what}: changes the answers` });
    if (await page.evaluate(() => document.querySelector('[data-report] b') !== null)) findings.push({ what: `${what}: writes HTML` });
  }
  return findings;
}

export async function save(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(() => document.querySelector('main').focus()).then(() => press(page, 'save'))]);
  return { name: download.suggestedFilename(), data: JSON.parse(await readFile(await download.path(), 'utf8')) };
}

export async function clear(page) {
  await press(page, 'clear');
  if (await page.locator('dialog[open]').count()) await press(page, 'yes');
  await page.waitForTimeout(50);
}

export async function load(page, text) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.evaluate(() => document.querySelector('main').focus()).then(() => press(page, 'load'))]);
  await chooser.setFiles({ name: 'reponses.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.waitForTimeout(100);
  if (await page.locator('dialog[open]').count()) {
    await press(page, 'yes');
    await page.waitForTimeout(100);
  }
}

// What follows runs in the page.

export function readAnswers() {
  return JSON.stringify([...document.querySelectorAll('[data-field]:not([data-office]) :is(input, select, textarea)')]
    .filter((control) => (control.type === 'radio' || control.type === 'checkbox' ? control.checked : control.value))
    .map((control) => [control.name, control.value]));
}

/** What the program itself wrote beforehand. */
export function readDefaults() {
  return JSON.stringify([...document.querySelectorAll('[data-field]:not([data-office]) :is(input, select, textarea)')].flatMap((control) => {
    if (control.type === 'radio' || control.type === 'checkbox') return control.defaultChecked ? [[control.name, control.value]] : [];
    const value = control.options ? [...control.options].find((option) => option.defaultSelected)?.value ?? '' : control.defaultValue;
    return value ? [[control.name, value]] : [];
  }));
}
