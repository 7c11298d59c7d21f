// Why this exists: from an empty form to a whole one by keyboard alone, through every
// fault that a reader can make; each is told beside its box, in words, and goes away when
// it is mended.

import { fillByKeyboard, press } from './keyboard.mjs';

export const fillChecks = [
  { name: 'form-required', run: tryRequired },
  { name: 'form-keyboard', widths: [320, 1280], run: tryWhole },
  { name: 'form-mistakes', run: tryMistakes },
  { name: 'form-length', when: () => Boolean(document.querySelector('[data-length] .box:enabled')), run: tryLength },
  { name: 'form-conditions', when: () => Boolean(document.querySelector('[data-if]:not([data-office])')), run: tryConditions },
  { name: 'form-quiet', run: tryQuiet },
];

/** An empty form: each question that must be answered is named, once, with a link to it. */
async function tryRequired({ page }) {
  const wanted = await page.evaluate(() => [...document.querySelectorAll('[data-required]:not([data-office])')]
    .filter((question) => question.checkVisibility() && question.querySelector('input, select, textarea'))
    .filter((question) => ![...question.querySelectorAll('input, select, textarea')].some((one) => (one.type === 'radio' || one.type === 'checkbox' ? one.checked : one.value)))
    .map((question) => question.dataset.number));
  await press(page, 'check');
  const state = await page.evaluate(readReport);
  const findings = [];
  if (!state.shown) return [{ what: 'nothing is said after the check' }];
  if (!state.focused) findings.push({ what: 'the report has not the focus' });
  const told = state.links.map((text) => text.match(/^(\d+)\./)?.[1]);
  if (told.join() !== wanted.join()) findings.push({ what: `names ${told.join(' ')} as missing, ${wanted.join(' ')} are` });
  if (wanted.length === 0) return findings;
  if (state.role !== 'alert') findings.push({ what: `the report has the role ${state.role}` });
  // From the report to the first box, by keyboard.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const there = await page.evaluate(() => ({
    number: document.activeElement?.closest('[data-field]')?.dataset.number,
    said: [...(document.activeElement?.closest('[data-field]')?.querySelectorAll('.error') ?? [])].map((line) => line.textContent).join(),
  }));
  if (there.number !== wanted[0]) findings.push({ what: `the first link leads to ${there.number}, not to ${wanted[0]}` });
  if (!there.said) findings.push({ what: 'nothing is said beside the box' });
  return findings;
}

/** Everything answered: no fault is left, and what was reached is what is shown. */
async function tryWhole({ page }) {
  const reached = await fillByKeyboard(page);
  const missed = await page.evaluate((reached) => [...document.querySelectorAll('[data-field]:not([data-office])')]
    .filter((question) => question.checkVisibility())
    .flatMap((question) => [...question.querySelectorAll('input, select, textarea')])
    .filter((control) => !reached.includes(control.name)).map((control) => control.name), [...reached]);
  await press(page, 'check');
  const state = await page.evaluate(readReport);
  return [
    ...missed.map((name) => ({ what: `Tab never reaches «${name}»` })),
    ...state.links.map((text) => ({ what: `still wrong once filled in: ${text}` })),
    ...(state.shown && state.focused ? [] : [{ what: 'a whole form is not told so' }]),
    ...(await page.evaluate(() => window.scrollX > 0 || document.scrollingElement.scrollWidth > window.innerWidth) ? [{ what: 'the page scrolls sideways' }] : []),
  ];
}

/** What changes is said once the typing stops, later on a loaded machine. */
const EAR_MS = 5000;

const MISTAKES = {
  date: [['31/02/2026', true], ['29/02/2023', true], ['demain', true], ['1/13/2020', true], ['29/02/2024', false], ['٢٢/١١/٢٠٢٠', false], ['22 11 2020', false]],
  phone: [['12', true], ['01 99 00 12', true], ['01 99 00 12 34', false], ['+32 2 555 12 12', false]],
  mail: [['equipe', true], ['equipe@example', true], ['equipe@example.org', false]],
  number: [['beaucoup', true], ['12,5', false]],
  score: [['beaucoup', true]],
};

async function tryMistakes({ page }) {
  const findings = [];
  await page.evaluate(unfold);
  const boxes = await page.evaluate((kinds) => [...document.querySelectorAll('[data-field]:not([data-office])')]
    .filter(({ dataset, hidden }) => kinds.includes(dataset.kind) && !hidden)
    .map((question) => ({ kind: question.dataset.kind, min: question.dataset.min, max: question.dataset.max, past: 'past' in question.dataset, name: question.dataset.field, id: question.querySelector('.box').id })), Object.keys(MISTAKES));
  const met = new Set();
  for (const box of boxes) {
    const all = MISTAKES[box.kind].filter(([text]) => !(box.min || box.max) || text !== '12,5');
    // Boxes of a kind share their rule: the first shows all of it, the others that it is theirs.
    const tries = met.has(box.kind) ? [all.find(([, wrong]) => wrong), all.find(([, wrong]) => !wrong)].filter(Boolean) : all;
    met.add(box.kind);
    if (box.past) tries.push([`01/01/${new Date().getFullYear() + 1}`, true], ['01/01/1850', true]);
    if (box.min) tries.push([String(box.min - 1), true], [box.min, false]);
    if (box.max) tries.push([String(+box.max + 1), true], [box.max, false]);
    for (const [text, wrong] of tries) findings.push(...(await tryOne(page, box, text, wrong)));
  }
  return findings;
}

async function tryOne(page, box, text, wrong) {
  const input = page.locator(`[id="${box.id}"]`);
  await input.focus();
  await input.fill('');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
  const { said, invalid, described } = await input.evaluate((control) => ({
    said: control.closest('[data-field]').querySelector('.error')?.textContent ?? '',
    invalid: control.getAttribute('aria-invalid') === 'true',
    described: (control.getAttribute('aria-describedby') ?? '').split(' ').some((id) => document.getElementById(id)?.classList.contains('error')),
  }));
  // Left empty, so that a good date is not refused because of another one tried before.
  await input.fill('');
  if (!wrong && !said && !invalid) return [];
  if (wrong && said && invalid && described) return [];
  const not = wrong ? 'is accepted, or not told to everybody' : `is refused: ${said}`;
  return [{ what: `«${text}» ${not}`, selector: `[data-field="${box.name}"]` }];
}

/** Too long is said with figures, never cut off. */
async function tryLength({ page }) {
  await page.evaluate(unfold);
  const box = await page.evaluate(() => {
    const question = [...document.querySelectorAll('[data-length]:not([data-office])')].find((one) => one.checkVisibility());
    return { id: question.querySelector('.box').id, length: Number(question.dataset.length) };
  });
  const input = page.locator(`[id="${box.id}"]`);
  await input.fill('x'.repeat(box.length + 3));
  await page.keyboard.press('Tab');
  const { kept, said, count } = await input.evaluate((control) => ({
    kept: control.value.length,
    said: control.closest('[data-field]').querySelector('.error')?.textContent ?? '',
    count: control.closest('[data-field]').querySelector('.count')?.textContent ?? '',
  }));
  const findings = [];
  if (kept !== box.length + 3) findings.push({ what: `of ${box.length + 3} characters, ${kept} are left: an answer is cut in silence` });
  if (!said.includes('3') || !count.includes('3')) findings.push({ what: `does not say that 3 are too many: «${said}» «${count}»` });
  return findings;
}

/** A question that depends on another comes and goes with it, aloud, and is not asked while away. */
async function tryConditions({ page }) {
  const rules = await page.evaluate(() => [...document.querySelectorAll('[data-if]:not([data-office])')].map(({ dataset }) => ({ name: dataset.field, source: dataset.if, values: dataset.ifValues.split(' ') })));
  const findings = [];
  for (const rule of rules) {
    for (const wanted of [true, false]) {
      const done = await page.evaluate(chooseFor, { ...rule, wanted });
      if (!done) continue;
      const hidden = await page.evaluate(({ name }) => document.querySelector(`[data-field="${name}"]`).hidden, rule);
      if (hidden === wanted) findings.push({ what: `is ${hidden ? 'hidden' : 'shown'} for «${rule.source} = ${done}»`, selector: `[data-field="${rule.name}"]` });
      const required = await page.evaluate(({ name }) => [...document.querySelectorAll(`[data-field="${name}"]:not(fieldset) :is(input, textarea, select)`)].some((one) => one.required && one.closest('[data-field]').hidden), rule);
      if (required) findings.push({ what: 'is required while hidden', selector: `[data-field="${rule.name}"]` });
    }
  }
  const heard = page.waitForFunction(() => document.querySelector('[data-ear]').textContent, null, { timeout: EAR_MS });
  if (!(await heard.catch(() => null))) findings.push({ what: 'questions come and go in silence' });
  return findings;
}

/** After all this, nothing was asked of anybody and nothing is kept. */
async function tryQuiet({ page, context }) {
  await fillByKeyboard(page);
  await press(page, 'check');
  const kept = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    bases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length, reports: window.policyReports, address: location.search + location.hash,
  }));
  const cookies = await context.cookies();
  return [
    ...Object.entries(kept).filter(([, value]) => (Array.isArray(value) ? value.length : value)).map(([name, value]) => ({ what: `${name}: ${value}` })),
    ...cookies.map(({ name }) => ({ what: `keeps the cookie ${name}` })),
  ];
}

// What follows runs in the page.

function readReport() {
  const panel = [...document.querySelectorAll('[data-report]')].find((one) => one.checkVisibility());
  return {
    shown: Boolean(panel?.textContent.trim()), focused: document.activeElement === panel, role: panel?.getAttribute('role') ?? null,
    links: [...(panel?.querySelectorAll('a') ?? [])].map((link) => link.textContent),
  };
}

/** Answers so that as many questions as possible are shown. */
function unfold() {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const { dataset } of document.querySelectorAll('[data-if]:not([data-office])')) {
      const source = document.querySelector(`[data-field="${dataset.if}"]`);
      for (const value of dataset.ifValues.split(' ')) {
        const control = [...source.querySelectorAll('input')].find((one) => one.value === value || one.type === 'checkbox' && value === 'oui');
        const list = source.querySelector('select');
        if (control) control.checked = true;
        else if (list) list.value = value;
        (control ?? list)?.dispatchEvent(new Event('change', { bubbles: true }));
        break;
      }
    }
  }
}

/** Answers the source so that the condition holds, or not; says which answer it was. */
function chooseFor({ source, values, wanted }) {
  const question = document.querySelector(`[data-field="${source}"]`);
  const controls = [...question.querySelectorAll('input')];
  const list = question.querySelector('select');
  const fits = (value) => values.includes(value) === wanted;
  if (list) {
    const option = [...list.options].find(({ value }) => value && fits(value));
    if (!option) return null;
    list.value = option.value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    return option.value;
  }
  if (controls.length === 1) {
    controls[0].checked = wanted;
    controls[0].dispatchEvent(new Event('change', { bubbles: true }));
    return String(wanted);
  }
  const control = controls.find(({ value }) => fits(value));
  if (!control || question.hidden) return null;
  for (const one of controls) one.checked = one === control;
  control.dispatchEvent(new Event('change', { bubbles: true }));
  return control.value;
}
