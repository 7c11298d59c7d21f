// Why this exists: the faults. Each spoils one thing in the good portal and names the
// checks that must fail, all of them and no other: a check that stays silent, or one
// that cries for another's fault, is a fault of the suite.

const HOME = 'ville/index.html';
const ARABIC = 'ville/ar/index.html';

/** Replaces in one output; a text that is not there would make the case prove nothing. */
const swap = (name, from, to) => (outputs) => {
  const output = outputs.find((one) => one.path === name);
  if (!output.text.includes(from)) throw new Error(`${name} does not hold ${from}`);
  output.text = output.text.replaceAll(from, () => to);
};
const inMain = (html, name = HOME) => swap(name, '</main>', `${html}</main>`);
const style = (css) => (outputs) => { outputs.find((one) => one.path === 'style.css').text += css; };
const script = (js) => (outputs) => { outputs.find((one) => one.path === 'page.js').text += js; };
const all = (...changes) => (outputs) => changes.forEach((change) => change(outputs));
/** A fault in what stands on the disk, once the list has been written. */
const onDisk = (name, text) => ({ afterwards: { name, text } });
/** Text that does not compress. */
const noise = (bytes) => {
  let state = 1;
  return Array.from({ length: bytes }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(97 + (state % 26));
  }).join('');
};

/** `visit`: the page to open, none for a fault of files; `expect`: exactly the checks that fail. */
export const CASES = [
  // What the page does while loading.
  { name: 'script-error', visit: HOME, expect: ['console'], change: script('throw new Error("broken");') },
  { name: 'inline-style', visit: HOME, expect: ['console', 'csp', 'inline'], change: inMain('<p style="margin: 0">x</p>') },
  { name: 'external-image', visit: HOME, expect: ['console', 'csp', 'foreign-request', 'external-resource'], change: inMain('<img src="https://elsewhere.example.org/a.png" alt="x">') },
  { name: 'missing-image', visit: HOME, expect: ['console', 'missing-resource', 'links'], change: inMain('<img src="none.png" alt="x">') },
  { name: 'heavy-page', visit: HOME, expect: ['budget'], change: inMain(`<p>${noise(90_000)}</p>`) },
  { name: 'heavy-script', visit: HOME, expect: ['budget'], change: script(`// ${noise(14_000)}\n`) },
  { name: 'many-requests', visit: HOME, expect: ['budget'], change: all(...[1, 2, 3].map((i) => (outputs) => {
    outputs.push({ path: `i${i}.svg`, kind: 'asset', text: outputs.find((one) => one.path === 'icon.svg').text });
    inMain(`<img src="../i${i}.svg" alt="x">`)(outputs);
  })) },
  { name: 'not-found-relative', visit: '404.html', expect: ['not-found-anywhere'], change: swap('404.html', 'href="/style.css"', 'href="style.css"') },
  // What the page looks like.
  { name: 'overflow', visit: HOME, expect: ['overflow', 'text-200', 'text-200-phone', 'text-spacing'], change: all(inMain('<div class="wide">x</div>'), style('.wide { inline-size: 90rem; }')) },
  { name: 'overflow-when-doubled', visit: HOME, expect: ['text-200-phone'], change: all(inMain('<div class="half">x</div>'), style('.half { inline-size: 12rem; }')) },
  { name: 'overflow-when-doubled-on-a-desk', visit: HOME, expect: ['text-200'], change: all(inMain('<div class="half">x</div>'), style('@media (min-width: 60em) { .half { inline-size: 45rem; } }')) },
  { name: 'text-in-pixels', visit: HOME, expect: ['text-200', 'text-200-phone'], change: style('main, main * { font-size: 18px; }') },
  { name: 'text-cut', visit: HOME, expect: ['text-spacing'], change: all(inMain('<p class="box">Un mot</p>'), style('.box { block-size: 1.3em; line-height: 1.2; overflow: hidden; }')) },
  { name: 'small-target', visit: HOME, expect: ['target-size'], change: style('nav a { display: inline; min-inline-size: 0; padding: 0; line-height: 1; }') },
  { name: 'phone-turned', visit: ARABIC, expect: ['phone'], change: style('a[href^="tel:"] { unicode-bidi: normal; direction: inherit; }') },
  { name: 'phone-cut', visit: HOME, expect: ['phone'], change: style('a[href^="tel:"] { white-space: normal; } .on-call { inline-size: 5rem; }') },
  { name: 'menu-printed', visit: HOME, expect: ['print'], change: style('@media print { nav { display: block; } }') },
  // What works without, and with, a script.
  { name: 'text-by-script', visit: HOME, expect: ['without-script'], change: script('document.querySelector("main").append(document.createElement("p")); document.querySelector("main").lastChild.textContent = "Nouveau";') },
  { name: 'text-lost-by-script', visit: HOME, expect: ['without-script'], change: script('document.querySelector("#suite").remove();') },
  // Accessibility.
  { name: 'no-alt', visit: HOME, expect: ['axe'], change: inMain('<img src="../icon.svg">') },
  { name: 'low-contrast', visit: HOME, expect: ['axe'], change: all(inMain('<p class="pale">Pâle</p>'), style('.pale { color: #aaa; background: #fff; } @media (prefers-color-scheme: dark) { .pale { color: #fff; background: #000; } }')) },
  { name: 'low-contrast-in-the-dark', visit: HOME, expect: ['axe-dark'], change: style('@media (prefers-color-scheme: dark) { :root { --link: #0b4a8f; } }') },
  { name: 'empty-link', visit: HOME, expect: ['axe'], change: inMain('<p><a href="orienter/"></a></p>') },
  { name: 'no-focus-shown', visit: HOME, expect: ['focus', 'forced-colors'], change: style('a:focus-visible, button:focus-visible { outline: none; }') },
  { name: 'focus-by-shadow', visit: HOME, expect: ['forced-colors'], change: style('a:focus-visible, button:focus-visible { outline: none; box-shadow: 0 0 0 3px red; }') },
  { name: 'focus-covered', visit: HOME, expect: ['focus'], change: all(swap(HOME, '<main', '<div class="cover"></div><main'), style('.cover { position: fixed; inset-block-start: 0; inset-inline: 0; block-size: 12rem; background: var(--paper); } main { padding-block-end: 90vh; }')) },
  { name: 'trapped-focus', visit: HOME, expect: ['focus'], change: script('document.querySelectorAll("nav a")[1].addEventListener("keydown", (event) => event.preventDefault());') },
  { name: 'no-skip-link', visit: HOME, expect: ['skip-link'], change: swap(HOME, '<a class="skip" href="#texte">Aller au texte</a>', '') },
  { name: 'skip-link-unseen', visit: HOME, expect: ['skip-link'], change: style('.skip:focus { inset-block-start: -20rem; }') },
  { name: 'skip-link-loses-focus', visit: HOME, expect: ['skip-link'], change: swap(HOME, ' tabindex="-1"', '') },
  // The whole output, without a browser.
  { name: 'changed-file', expect: ['manifest'], change: onDisk('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>') },
  { name: 'unlisted-file', expect: ['manifest'], change: onDisk('brouillon.txt', 'x') },
  { name: 'missing-file', visit: 'ville/droits/index.html', expect: ['manifest', 'links', 'language', 'title', 'outline', 'language-links', 'on-call', 'console', 'missing-resource'], change: onDisk('ville/droits/index.html', null) },
  { name: 'wrong-language', expect: ['language'], change: swap(HOME, 'lang="fr" dir="ltr"', 'lang="en" dir="ltr"') },
  { name: 'wrong-direction', expect: ['language'], change: swap(ARABIC, '<html lang="ar" dir="rtl"', '<html lang="ar"') },
  { name: 'same-title', expect: ['title'], change: swap('ville/droits/index.html', '<title>Mes droits', '<title>Je suis locataire') },
  { name: 'two-h1', expect: ['outline'], change: inMain('<h1>Encore</h1>') },
  { name: 'skipped-level', expect: ['outline'], change: inMain('<h4>Trop bas</h4>') },
  { name: 'dead-link', expect: ['links'], change: inMain('<p><a href="nulle-part/">x</a></p>') },
  { name: 'dead-anchor', expect: ['links'], change: inMain('<p><a href="droits/#rien">x</a></p>') },
  { name: 'folder-without-slash', expect: ['links'], change: inMain('<p><a href="droits">x</a></p>') },
  { name: 'wrong-telephone', expect: ['links'], change: inMain('<p><a href="tel:01 99 00">x</a></p>') },
  { name: 'dead-link-in-style', expect: ['links-in-data'], change: style('.z { background: url("none.png"); }') },
  { name: 'dead-link-in-feed', expect: ['links-in-data'], change: (outputs) => outputs.push({ path: 'atom.xml', kind: 'feed', text: '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/rien/"/></feed>' }) },
  { name: 'style-element', expect: ['inline'], change: inMain('<style>p { margin: 0; }</style>') },
  { name: 'inline-script', expect: ['inline'], change: inMain('<script>1</script>') },
  { name: 'inline-handler', expect: ['inline'], change: swap(HOME, '<button type="button"', '<button type="button" onclick="print()"') },
  { name: 'form-action', expect: ['form-action'], change: inMain('<form action="/envoi"><button>x</button></form>') },
  { name: 'external-script', expect: ['external-resource'], change: swap(HOME, '</head>', '<script src="https://elsewhere.example.org/a.js"></script></head>') },
  { name: 'external-style-import', expect: ['external-resource'], change: style('@import "https://elsewhere.example.org/a.css";') },
  { name: 'no-policy', expect: ['policy'], change: swap(HOME, "form-action 'none'; ", '') },
  { name: 'open-policy', expect: ['policy'], change: swap(HOME, "style-src 'self'", "style-src 'self' 'unsafe-inline'") },
  { name: 'script-keeps', expect: ['script-words'], change: script('if (!box) localStorage.clear();') },
  { name: 'language-link-elsewhere', expect: ['language-links'], change: swap('ville/droits/index.html', 'ville/ar/droits/', 'ville/ar/') },
  { name: 'no-language-link', expect: ['language-links'], change: swap(ARABIC, ' hreflang="fr"', '') },
  { name: 'door-too-far', expect: ['one-link-away'], change: swap(HOME, 'href="./locataires/"', 'href="./orienter/"') },
  { name: 'no-on-call', expect: ['on-call'], change: swap('ville/locataires/index.html', 'class="on-call"', 'class="note"') },
  // What only the Nu checker sees.
  { name: 'invalid-html', nu: true, expect: ['nu'], change: inMain('<ul><p>x</p></ul>') },
  { name: 'same-id-twice', nu: true, expect: ['nu'], change: inMain('<p id="suite">x</p>') },
  { name: 'invalid-style', nu: true, expect: ['nu'], change: style('p { colour: red; }') },
  { name: 'invalid-drawing', nu: true, expect: ['nu'], change: swap('icon.svg', '<circle', '<rond') },
];
