// Why this exists: a suite that cannot fail proves nothing, and one that cannot pass
// helps nobody. This module writes a very small portal without any fault: one network
// page, one site in French and Arabic. `cases.mjs` spoils it, one fault at a time.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
  + "connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'";

const STYLE = `:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --link: #0b4a8f; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f2f2; --paper: #14171a; --link: #9cc9ff; } }
html { font-size: 112.5%; }
body { margin: 0; padding: 1rem; font: 1rem/1.6 sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; }
nav a, button { display: inline-block; min-inline-size: 24px; min-block-size: 24px; padding-block: 0.25rem; }
a[href^="tel:"] { direction: ltr; unicode-bidi: isolate; white-space: nowrap; }
.skip { position: absolute; inset-block-start: -20rem; padding: 0.5rem; background: var(--paper); }
.skip:focus { inset-block-start: 0; }
table { border-collapse: collapse; }
img { inline-size: 2rem; block-size: 2rem; }
@media print { nav, .skip { display: none; } }
`;

const SCRIPT = `const box = document.querySelector('[data-script-only]');
if (box) {
  box.hidden = false;
  box.querySelector('button').addEventListener('click', () => window.print());
}
`;

const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0b4a8f"/></svg>\n';

const WORDS = {
  fr: { skip: 'Aller au texte', menu: 'Menu', languages: 'Langues', home: 'Accueil', other: 'ar', otherName: 'العربية', print: 'Imprimer' },
  ar: { skip: 'انتقل إلى النص', menu: 'القائمة', languages: 'اللغات', home: 'الرئيسية', other: 'fr', otherName: 'Français', print: 'طباعة' },
};

const SITE_PAGES = {
  '': ['home', { fr: 'Un chez-soi à Ville', ar: 'بيتي' }],
  'orienter/': ['orientation', { fr: 'Orienter une personne', ar: 'توجيه شخص' }],
  'locataires/': ['tenants-home', { fr: 'Je suis locataire', ar: 'أنا مستأجر' }],
  'droits/': ['rights-home', { fr: 'Mes droits', ar: 'حقوقي' }],
};

const onCall = (lang) => `<p class="on-call">${lang === 'fr' ? 'Jour et nuit :' : 'ليلا ونهارا:'} <a href="tel:+33199001234">01 99 00 12 34</a></p>`;

function shell({ lang, title, up, nav, languages = '', main }) {
  const words = WORDS[lang];
  return `<!DOCTYPE html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}style.css">
<script src="${up}page.js" defer></script>
</head>
<body>
<a class="skip" href="#texte">${words.skip}</a>
<header>
<nav aria-label="${words.menu}"><ul>${nav}</ul></nav>
${languages}</header>
<main id="texte" tabindex="-1">
<h1>${title}</h1>
${main}
<p data-script-only hidden><button type="button">${words.print}</button></p>
</main>
</body>
</html>
`;
}

function sitePage(rest, lang) {
  const [page, titles] = SITE_PAGES[rest];
  const depth = 1 + (lang === 'fr' ? 0 : 1) + (rest ? 1 : 0);
  const up = '../'.repeat(depth);
  const home = rest ? '../' : './';
  const words = WORDS[lang];
  const other = `${up}ville/${lang === 'fr' ? 'ar/' : ''}${rest}`;
  const link = (to) => `<li><a href="${home}${to}">${to ? SITE_PAGES[to][1][lang] : words.home}</a></li>`;
  return {
    path: `ville/${lang === 'fr' ? '' : `${lang}/`}${rest}index.html`,
    page, lang, site: 'ville', title: titles[lang],
    text: shell({
      lang, title: titles[lang], up,
      nav: ['', 'orienter/', 'locataires/', 'droits/'].map(link).join(''),
      languages: `<nav aria-label="${words.languages}"><ul><li><a href="${other}" hreflang="${words.other}" lang="${words.other}" dir="${words.other === 'ar' ? 'rtl' : 'ltr'}">${words.otherName}</a></li></ul></nav>\n`,
      main: `${onCall(lang)}\n<h2 id="suite">${titles[lang]}</h2>\n<p><img src="${up}icon.svg" alt="${words.home}"> <a href="#suite">${titles[lang]}</a></p>`,
    }),
  };
}

/** Every page and asset of the good portal: path, page kind, language, site, text. */
export function goodPortal() {
  const network = (name, page, title, up, main) => ({
    path: name, page, lang: 'fr', site: null, title,
    text: shell({ lang: 'fr', title, up, nav: `<li><a href="${up}ville/">Ville</a></li>`, main }),
  });
  const pages = [
    network('index.html', 'network-home', 'Tous les sites', './', '<ul><li><a href="ville/">Un chez-soi à Ville</a></li></ul>'),
    network('404.html', 'not-found', 'Page introuvable', '/', '<p><a href="/">Retour à l’accueil</a></p>'),
    ...Object.keys(SITE_PAGES).flatMap((rest) => [sitePage(rest, 'fr'), sitePage(rest, 'ar')]),
  ].map((page) => ({ kind: 'page', ...page }));
  const asset = (name, text) => ({ path: name, kind: 'asset', text });
  return [...pages, asset('style.css', STYLE), asset('page.js', SCRIPT), asset('icon.svg', ICON)];
}

/** Writes outputs and their list, as the program does. */
export async function writePortal(folder, outputs) {
  const sorted = [...outputs].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  for (const { path: name, text } of sorted) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const listed = sorted.map(({ text, ...rest }) => ({
    ...rest, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex'),
  }));
  await writeFile(path.join(folder, 'portal.json'), `${JSON.stringify({ version: 1, outputs: listed }, null, 1)}\n`);
}
