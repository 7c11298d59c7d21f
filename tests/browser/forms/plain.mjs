// Why this exists: without script a form is still a form. Every question stands there with
// its label, the browser helps with keys and lengths, nothing can be sent, the sheet prints.

export const plainChecks = [
  {
    name: 'form-plain',
    script: false,
    run: async ({ page }) => [
      ...(await page.evaluate(judgeQuestions)),
      ...(await page.evaluate(judgePromises)),
    ],
  },
  {
    // The Enter key sends a form that has one box: ours must stay where it is.
    name: 'form-enter-plain',
    script: false,
    when: () => Boolean(document.querySelector('input.box:enabled')),
    run: async ({ page }) => pressEnter(page),
  },
  { name: 'form-enter', when: () => Boolean(document.querySelector('input.box:enabled')), run: async ({ page }) => pressEnter(page) },
];

async function pressEnter(page) {
  const before = page.url();
  // A question that must be answered would stop the browser before the page does.
  await page.evaluate(() => { for (const form of document.querySelectorAll('main form')) form.noValidate = true; });
  await page.locator('input.box:enabled:visible').first().fill('Zoé');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(150);
  const findings = page.url() === before ? [] : [{ what: `Enter leads to ${page.url()}` }];
  if ((await page.locator('input.box:enabled:visible').first().inputValue()) !== 'Zoé') findings.push({ what: 'Enter empties the form' });
  return findings;
}

// What follows runs in the page.

function judgeQuestions() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const findings = [];
  const questions = [...document.querySelectorAll('[data-field]')];
  if (questions.length === 0) findings.push({ what: 'the page has no question' });
  for (const question of questions) {
    const selector = `[data-field="${question.dataset.field}"]`;
    const controls = [...question.querySelectorAll('input, select, textarea')];
    if (!('office' in question.dataset) && !shown(question)) findings.push({ what: 'is hidden without script', selector });
    if ('office' in question.dataset && shown(question)) findings.push({ what: 'is for the office, and shown on a screen', selector });
    for (const control of controls) {
      if (!control.labels?.length) findings.push({ what: `${control.id} has no label`, selector });
      if (control.autocomplete && control.autocomplete !== 'off') findings.push({ what: `${control.id} may be kept by the browser`, selector });
      if (![question.dataset.field, `${question.dataset.field}_date`, `${question.dataset.field}_heure`].includes(control.name)) {
        findings.push({ what: `is named «${control.name}»`, selector });
      }
      for (const id of (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)) {
        if (!document.getElementById(id)) findings.push({ what: `is described by «${id}», which is not there`, selector });
      }
    }
    const grouped = ['radio', 'yes-no', 'several', 'receipt'].includes(question.dataset.kind);
    if (grouped && !question.querySelector(':scope > legend')?.textContent.trim()) findings.push({ what: 'a group without a legend', selector });
    if ('if' in question.dataset && !document.querySelector(`[data-field="${question.dataset.if}"]`)) {
      findings.push({ what: `depends on «${question.dataset.if}», which is not asked`, selector });
    }
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  findings.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => ({ what: `the id «${id}» stands twice` })));
  return findings;
}

function judgePromises() {
  const findings = [];
  for (const form of document.querySelectorAll('main form')) {
    for (const name of ['action', 'method', 'target']) if (form.hasAttribute(name)) findings.push({ what: `the form has a ${name}` });
    if (form.getAttribute('autocomplete') !== 'off') findings.push({ what: 'the browser may keep the answers of the form' });
  }
  for (const button of document.querySelectorAll('main button')) {
    if (button.type !== 'button' && !button.disabled) findings.push({ what: `a button that sends: ${button.textContent.trim()}` });
  }
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
  for (const part of ["connect-src 'none'", "form-action 'none'", "default-src 'none'"]) {
    if (!policy.includes(part)) findings.push({ what: `the page's policy lacks «${part}»` });
  }
  for (const element of document.querySelectorAll('main [data-script-only]')) {
    if (element.checkVisibility()) findings.push({ what: 'shows what only a script can do', selector: element.className });
  }
  return findings;
}
