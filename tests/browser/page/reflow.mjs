// Why this exists: a tenant reads on a small phone, often with letters twice the
// usual size. Nothing may need a sideways scroll (WCAG 1.4.10), grow out of its box
// at 200 % (1.4.4) or be cut when a reader spaces the text out (1.4.12).

export const reflowChecks = [
  { name: 'overflow', run: ({ page }) => page.evaluate(lookForOverflow, { clipped: false }) },
  {
    name: 'text-200',
    when: ({ width }) => width >= 600,
    run: ({ page }) => changed(page, doubleText, restoreText, true),
  },
  {
    // No criterion asks for both at once, but a phone set to large letters does both.
    name: 'text-200-phone',
    when: ({ width }) => width < 600,
    run: ({ page }) => changed(page, doubleText, restoreText, true),
  },
  {
    name: 'text-spacing',
    run: ({ page, output }) => changed(page, spaceText, restoreSpacing, false, output.dir),
  },
];

async function changed(page, apply, restore, mustGrow, argument) {
  const read = () => {
    const text = document.querySelector('main p, main li, main dd, main') ?? document.body;
    return parseFloat(getComputedStyle(text).fontSize);
  };
  const before = await page.evaluate(read);
  await page.evaluate(apply, argument);
  try {
    const findings = await page.evaluate(lookForOverflow, { clipped: true });
    const after = await page.evaluate(read);
    if (mustGrow && after < before * 1.9) {
      findings.push({ what: `text goes from ${before} to ${after} px when the root is doubled: a size is not relative` });
    }
    return findings;
  } finally {
    await page.evaluate(restore);
  }
}

// What follows runs in the page. Styles are set through the object model, which
// a policy against inline style allows.

function doubleText() {
  const root = document.documentElement;
  root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * 2}px`;
}

function restoreText() {
  document.documentElement.style.removeProperty('font-size');
}

function spaceText(direction) {
  // Arabic letters are joined: the criterion leaves out what a script does not use.
  const letters = direction === 'rtl' ? '' : 'letter-spacing: 0.12em !important;';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; word-spacing: 0.16em !important; ${letters} }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function restoreSpacing() {
  document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
}

function lookForOverflow({ clipped }) {
  const findings = [];
  const name = (element) => element.tagName.toLowerCase()
    + (element.id ? `#${element.id}` : '')
    + [...element.classList].map((c) => `.${c}`).join('');
  const shown = (element) => `${element.parentElement ? `${name(element.parentElement)} > ` : ''}${name(element)}`;
  const scroller = document.scrollingElement;
  if (scroller.scrollWidth > window.innerWidth) {
    const contained = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== 'visible') return true;
      }
      return false;
    };
    // The innermost elements that stick out are the cause, their parents follow.
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > window.innerWidth + 0.5 || box.left < -0.5) && !contained(element);
    });
    const overhang = (element) => Math.max(element.getBoundingClientRect().right - window.innerWidth, -element.getBoundingClientRect().left);
    const causes = out.filter((element) => !out.some((other) => other !== element && element.contains(other)))
      .sort((a, b) => overhang(b) - overhang(a));
    findings.push({
      what: `the page is ${scroller.scrollWidth} px wide on a screen of ${window.innerWidth}`,
      selector: causes.slice(0, 3).map(shown).join(', '),
    });
  }
  if (!clipped) return findings;
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const cutsX = ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 2;
    const cutsY = ['hidden', 'clip'].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
    // What is one pixel big is meant for the ear only.
    if ((cutsX || cutsY) && element.clientWidth > 2 && element.clientHeight > 2 && element.innerText?.trim()) {
      findings.push({ what: 'text is cut', selector: shown(element) });
    }
  }
  return findings;
}
