// Why this exists: some readers have no mouse, some cannot hold a finger still.
// We press Tab through the whole page as they do: the first stop leads to the text,
// every control is reached, shows that it is, and is not under something else.

const MOST_STOPS = 600;

export const keyboardChecks = [
  {
    name: 'focus',
    run: async ({ page, seat }) => {
      const stops = await page.evaluate(watchFocus);
      await seat.pressTab(Math.min(stops + 1, MOST_STOPS));
      return page.evaluate(judgeFocus, stops < MOST_STOPS);
    },
  },
  {
    name: 'skip-link',
    run: async ({ page }) => {
      const findings = await page.evaluate(judgeSkipLink);
      if (findings.length > 0) return findings;
      await page.keyboard.press('Enter');
      return page.evaluate(judgeArrival);
    },
  },
  {
    // In the colours of the system the shadows and backgrounds of a theme are gone.
    name: 'forced-colors',
    when: ({ width }) => width >= 600,
    run: async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      try {
        await page.keyboard.press('Tab');
        return await page.evaluate(judgeForcedColors);
      } finally {
        await page.emulateMedia({ forcedColors: 'none' });
      }
    },
  },
];

// What follows runs in the page.

function watchFocus() {
  const name = (element) => {
    const text = (element.getAttribute('aria-label') ?? element.innerText ?? element.getAttribute('name') ?? '').trim().slice(0, 40);
    return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}${element.getAttribute('href') ? `[href="${element.getAttribute('href')}"]` : ''} «${text}»`;
  };
  const properties = ['boxShadow', 'backgroundColor', 'color', 'borderTopColor', 'borderTopWidth', 'borderBottomColor',
    'borderBottomWidth', 'textDecorationLine', 'textDecorationThickness', 'textDecorationColor'];
  const look = (element) => {
    const style = getComputedStyle(element);
    const above = element.parentElement ? getComputedStyle(element.parentElement) : style;
    return properties.flatMap((property) => [style[property], above[property]]).join('|');
  };
  const outlined = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const clear = /^rgba\(.*, 0\)$|\/ 0\)$|^transparent$/.test(outlineColor);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !clear;
  };
  const reachable = (element) => element.tabIndex >= 0 && !element.disabled
    && element.checkVisibility({ visibilityProperty: true })
    && !element.closest('[inert]')
    // Of a group of radio buttons Tab reaches one.
    && !(element.type === 'radio' && element.name
      && [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]`)]
        .find((other, _, all) => (all.some((one) => one.checked) ? other.checked : true)) !== element);
  const wanted = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex]')].filter(reachable);
  const resting = new Map(wanted.map((element) => [element, look(element)]));
  const stops = [];
  const scrollers = [...document.querySelectorAll('body *')].filter((element) => !resting.has(element)
    && /auto|scroll/.test(getComputedStyle(element).overflow)
    && (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight));
  window.focusWalk = { wanted, stops, name };
  document.activeElement?.blur();
  document.addEventListener('focusin', ({ target }) => {
    look(target);
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getTiming().iterations !== Infinity) animation.finish();
    }
    const changed = resting.has(target) && resting.get(target) !== look(target);
    stops.push({ element: target, indicated: outlined(target) || changed });
  });
  return wanted.length + scrollers.length;
}

function judgeFocus(wholePage) {
  const { wanted, stops, name } = window.focusWalk;
  const findings = stops.filter((stop) => !stop.indicated)
    .map((stop) => ({ what: 'nothing shows that it has the focus', selector: name(stop.element) }));
  const reached = new Set(stops.map((stop) => stop.element));
  if (wholePage) {
    findings.push(...wanted.filter((element) => !reached.has(element))
      .map((element) => ({ what: 'Tab never reaches it', selector: name(element) })));
  }
  const floating = [...document.querySelectorAll('body *')].some((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position));
  if (!floating) return findings;
  for (const element of wanted) {
    element.focus();
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]
      .map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
    if (!points.some((point) => point && (element.contains(point) || point.contains(element)))) {
      findings.push({ what: 'once it has the focus, something covers it', selector: name(element) });
    }
  }
  return findings;
}

function judgeSkipLink() {
  const { stops, name } = window.focusWalk;
  const link = stops[0]?.element;
  if (!link) return [{ what: 'Tab reaches nothing' }];
  const target = link.matches('a[href^="#"]') && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target || !(target.closest('main') ?? target.querySelector('main'))) {
    return [{ what: 'the first stop of Tab is not a link to the text of the page', selector: name(link) }];
  }
  link.focus();
  const box = link.getBoundingClientRect();
  const { clipPath, opacity } = getComputedStyle(link);
  const seen = box.width >= 24 && box.height >= 24 && box.top >= 0 && box.left >= 0
    && box.right <= window.innerWidth && Number(opacity) > 0 && !/inset\((50|100)%/.test(clipPath);
  return seen ? [] : [{ what: 'the skip link cannot be seen when it has the focus', selector: name(link) }];
}

function judgeArrival() {
  const main = document.querySelector('main');
  if (main.contains(document.activeElement)) return [];
  return [{ what: 'the skip link leaves the focus outside main (give main a tabindex of -1)', selector: window.focusWalk.name(document.activeElement) }];
}

function judgeForcedColors() {
  const findings = [];
  const main = document.querySelector('main');
  if (!main?.innerText.trim()) findings.push({ what: 'no text is left', selector: 'main' });
  const { color, backgroundColor } = getComputedStyle(document.body);
  if (color === backgroundColor) findings.push({ what: `text and background are both ${color}`, selector: 'body' });
  const focused = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  if (focused !== document.body && (outlineStyle === 'none' || parseFloat(outlineWidth) === 0)) {
    findings.push({ what: 'no outline shows the focus: a shadow or a background is not drawn here', selector: window.focusWalk.name(focused) });
  }
  return findings;
}
