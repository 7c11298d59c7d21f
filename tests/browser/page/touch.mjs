// Why this exists: what is pressed with a thumb must be big enough to press, and a
// telephone number must be read in the right order: in an Arabic page the browser
// may turn «01 99 00 12 34» round, and the person dials a wrong number at night.

export const touchChecks = [
  { name: 'target-size', run: ({ page }) => page.evaluate(findSmallTargets) },
  { name: 'phone', run: ({ page }) => page.evaluate(findBrokenPhones) },
];

// What follows runs in the page.

function findSmallTargets() {
  const least = 24;
  const all = document.querySelectorAll('nav a[href], button, summary, [role=button], input[type=submit], input[type=button], select');
  return [...all]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .flatMap((element) => {
      const box = element.getBoundingClientRect();
      // A skip link waits out of sight; its size is checked when it has the focus.
      if (box.width <= 2 || box.height <= 2 || box.bottom <= 0 - window.scrollY || box.right <= 0) return [];
      if (box.width >= least - 0.5 && box.height >= least - 0.5) return [];
      return [{
        what: `${Math.round(box.width)} × ${Math.round(box.height)} px, less than ${least}`,
        selector: `${element.tagName.toLowerCase()} «${element.innerText.trim().slice(0, 40)}» ${element.getAttribute('href') ?? ''}`,
      }];
    });
}

function findBrokenPhones() {
  // French numbers of ten digits, with or without the country, however spaced.
  const pattern = /(?:\+33[\s\u00a0\u202f.]?|\b0)\d(?:[\s\u00a0\u202f.-]?\d{2}){4}\b/g;
  const findings = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const link = node.parentElement.closest('a[href^="tel:"]');
    const spans = link ? [...node.data.matchAll(/\+?\d[\d\s\u00a0\u202f.-]*\d|\d/g)] : [...node.data.matchAll(pattern)];
    for (const span of spans) {
      const where = `${link ? 'a[href^="tel:"]' : node.parentElement.tagName.toLowerCase()} «${span[0]}»`;
      const boxes = [...span[0]].flatMap((character, i) => {
        if (!/\d/.test(character)) return [];
        const range = document.createRange();
        range.setStart(node, span.index + i);
        range.setEnd(node, span.index + i + 1);
        const box = range.getBoundingClientRect();
        return box.width > 0 ? [box] : [];
      });
      const lines = boxes.some((box) => Math.abs(box.top - boxes[0].top) > box.height / 2);
      const turned = boxes.some((box, i) => i > 0 && box.left < boxes[i - 1].left);
      if (lines) findings.push({ what: 'the number is cut in two lines', selector: where });
      else if (turned) findings.push({ what: 'the groups of digits are shown in the wrong order', selector: where });
    }
  }
  return findings;
}
