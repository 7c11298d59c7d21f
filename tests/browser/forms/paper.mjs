// Why this exists: the sheet of paper is what is signed and handed over. A blank one has
// every question with room to write; a filled one has the answers, uncut, and not the
// questions that they rule out. Nothing of the screen's furniture is printed.

import { fillByKeyboard } from './keyboard.mjs';

export const paperChecks = [
  { name: 'form-paper-plain', script: false, run: async ({ page }) => tryBlank(page) },
  { name: 'form-paper-blank', run: async ({ page }) => tryBlank(page) },
  { name: 'form-paper-filled', run: async ({ page }) => tryFilled(page) },
];

async function tryBlank(page) {
  await page.emulateMedia({ media: 'print' });
  const findings = await page.evaluate(judgeSheet, true);
  return [...findings, ...(await judgePdf(page))];
}

async function tryFilled(page) {
  await fillByKeyboard(page);
  await page.evaluate(() => {
    const long = document.querySelector('textarea.box:enabled');
    if (long) long.value = Array.from({ length: 30 }, (_, i) => `ligne ${i}`).join('\n');
    window.dispatchEvent(new Event('beforeprint'));
  });
  await page.emulateMedia({ media: 'print' });
  const findings = await page.evaluate(judgeSheet, false);
  findings.push(...(await page.evaluate(judgeAnswers)));
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  return [...findings, ...(await judgePdf(page))];
}

async function judgePdf(page) {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return pdf.subarray(0, 5).toString() === '%PDF-' ? [] : [{ what: 'the browser makes no PDF of it' }];
}

// What follows runs in the page.

function judgeSheet(blank) {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const findings = [];
  for (const element of document.querySelectorAll('nav, main button, .form-bar, .report, .site-footer')) {
    if (shown(element)) findings.push({ what: 'is printed', selector: element.className || element.tagName });
  }
  for (const question of document.querySelectorAll('[data-field]')) {
    const selector = `[data-field="${question.dataset.field}"]`;
    const wanted = blank || !('excluded' in question.dataset);
    if (shown(question) !== wanted) findings.push({ what: wanted ? 'is not printed' : 'is printed though the answers rule it out', selector });
    if (getComputedStyle(question).breakInside !== 'avoid') findings.push({ what: 'may be cut by the end of a page', selector });
    if (question.dataset.kind === 'signature' && wanted) {
      const box = question.querySelector('.sign-box')?.getBoundingClientRect();
      if (!box || box.height < 60 || box.width < 200) findings.push({ what: 'leaves no room to sign', selector });
    }
  }
  const sections = [...document.querySelectorAll('.form-part')];
  if (blank) findings.push(...sections.filter((part) => !shown(part)).map((part) => ({ what: 'a part is not printed', selector: part.querySelector('h2').textContent })));
  const { formVersion } = document.querySelector('[data-form]').dataset;
  const foot = document.querySelector('.paper-foot');
  if (!foot || !shown(foot) || !foot.innerText.includes(formVersion)) findings.push({ what: 'the foot does not say which version it is' });
  return findings;
}

/** Each typed answer stands whole on the sheet. */
function judgeAnswers() {
  return [...document.querySelectorAll('[data-field]:not([data-office]) :is(input, textarea).box')].filter((control) => control.value && !control.closest('[data-excluded]'))
    .filter((control) => {
      const text = control.previousElementSibling;
      return !text?.classList.contains('on-paper') || text.textContent !== control.value || text.scrollHeight > text.clientHeight + 2;
    })
    .map((control) => ({ what: 'the answer is cut, or not printed', selector: `#${control.id}` }));
}
