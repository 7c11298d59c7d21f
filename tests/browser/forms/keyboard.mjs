// Why this exists: to fill a form in as somebody does who has no mouse: Tab from box to
// box, type, arrows for a choice, Space to tick. Everything that a reader reaches is
// answered; what a reader cannot reach stays empty, and the checks see it.

const MOST_STOPS = 400;

/** What is typed for each kind; days without separators, as on a phone's number keys. */
const TYPED = {
  'short-text': 'Œuvre & cœur',
  'long-text': 'Première ligne\nDeuxième « ligne »',
  date: '22112020', phone: '01 99 00 12 34', mail: 'equipe@example.org', number: '', score: '', receipt: '',
};

/** Presses Tab through the page and answers each question once. @returns names reached. */
export async function fillByKeyboard(page) {
  await page.evaluate(() => document.querySelector('main').focus());
  const seen = new Set();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const box = await page.evaluate(whereAmI);
    if (box.over) break;
    if (!box.name || seen.has(`${box.name} ${box.tick ? box.value : ''}`)) continue;
    seen.add(`${box.name} ${box.tick ? box.value : ''}`);
    await answer(page, box);
  }
  return new Set([...seen].map((key) => key.split(' ')[0]));
}

async function answer(page, box) {
  if (box.type === 'radio') {
    await page.keyboard.press('Space');
    for (let i = 1; i < box.options; i += 1) await page.keyboard.press('ArrowDown');
  } else if (box.tick) {
    if (!box.checked) await page.keyboard.press('Space');
  } else if (box.type === 'select-one') {
    if (!box.value) await page.keyboard.press('ArrowDown');
  } else if (!box.value) {
    const text = box.name.endsWith('_date') ? '22/11/2020' : box.name.endsWith('_heure') ? '14:30'
      : box.kind === 'number' || box.kind === 'score' ? String(box.min ?? 12) : TYPED[box.kind];
    await page.keyboard.type(box.length ? text.slice(0, box.length) : text);
  }
}

/**
 * Presses Tab until the button of that name has the focus, then Enter. Begins a few stops before it: that Tab goes
 * through the whole page is what filling it in proves.
 */
export async function press(page, what) {
  await page.evaluate(standBefore, what);
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const here = await page.evaluate(() => document.activeElement?.dataset?.do ?? document.activeElement?.dataset?.answer);
    if (here === what) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches the button «${what}»`);
}

/** Runs in the page: gives the focus to something a few stops before a button. */
function standBefore(what) {
  const stops = [...(document.querySelector('dialog[open]') ?? document).querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility());
  const wanted = stops.findIndex(({ dataset }) => (dataset.do ?? dataset.answer) === what);
  if (wanted > 2) stops[wanted - 3].focus();
}

/** Runs in the page: the box that has the focus. */
function whereAmI() {
  const here = document.activeElement;
  const question = here?.closest('[data-field]');
  if (!question) return { over: Boolean(here?.closest('.form-bar')) };
  const { kind, min, length } = question.dataset;
  return {
    name: here.name, type: here.type, value: here.value, checked: here.checked, kind, min, length: Number(length) || 0,
    tick: here.type === 'checkbox',
    options: here.type === 'radio' ? question.querySelectorAll('input[type=radio]').length : 0,
  };
}
