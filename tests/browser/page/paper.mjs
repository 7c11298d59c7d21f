// Why this exists: teams print pages and hand them over. On paper a menu is noise,
// the text must be there, and the browser must be able to make a PDF of it.

export const paperChecks = [
  {
    name: 'print',
    when: ({ first }) => first,
    run: async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      try {
        const findings = await page.evaluate(judgePaper);
        const pdf = await page.pdf({ format: 'A4', tagged: true });
        if (pdf.subarray(0, 5).toString() !== '%PDF-') findings.push({ what: 'the browser makes no PDF of it' });
        return findings;
      } finally {
        await page.emulateMedia({ media: 'screen' });
      }
    },
  },
];

/** Runs in the page. */
function judgePaper() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const findings = [...document.querySelectorAll('nav, [role=navigation]')].filter(shown).map((nav) => ({
    what: 'the menu is printed',
    selector: `nav${nav.id ? `#${nav.id}` : ''}${nav.className ? `.${nav.className}` : ''} ${nav.getAttribute('aria-label') ?? ''}`,
  }));
  const main = document.querySelector('main');
  if (!main || !shown(main) || !main.innerText.trim()) findings.push({ what: 'no text is printed', selector: 'main' });
  return findings;
}
