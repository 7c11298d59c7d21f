// Why this exists: every check of a form begins the same way: a browser that has never
// been here, the page loaded, then the network cut, and each thing the page does written
// down. What is true of every moment (no request, no policy report, no error) is judged
// once, at the end of each check.

/** A form takes a while to walk through; a loaded machine takes longer. */
const PATIENCE_MS = 60_000;
const ICON_MS = 3000;

export class Visit {
  constructor(browser, server, output, width) {
    Object.assign(this, { browser, server, output, width, errors: [], asked: [] });
  }

  async begin(script) {
    this.context = await this.browser.newContext({
      javaScriptEnabled: script, acceptDownloads: true, serviceWorkers: 'block', reducedMotion: 'reduce', locale: 'fr-FR',
      viewport: { width: this.width, height: this.width < 600 ? 640 : 900 },
    });
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(PATIENCE_MS);
    this.page.setDefaultNavigationTimeout(PATIENCE_MS);
    await this.page.addInitScript(listenToPolicy);
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    this.page.on('pageerror', (error) => this.errors.push(`uncaught ${error.message}`));
    await this.page.goto(this.server.url(this.output.address), { waitUntil: 'load' });
    await this.stillness();
    this.page.on('request', (request) => this.asked.push(request.url()));
    await this.context.setOffline(true);
  }

  /** The icon of the tab is asked for some time after the load: then the first visit is over. */
  async stillness() {
    const icon = await this.page.locator('link[rel="icon"]').getAttribute('href').catch(() => null);
    const asked = () => this.server.takeLog().some(({ path }) => icon && path.endsWith(icon.replace(/^[./]+/, '')));
    const end = performance.now() + ICON_MS;
    while (!asked() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** What no moment of a visit may show. */
  faults() {
    const foreign = this.asked.filter((url) => !/^blob:/.test(url));
    return [
      ...this.errors.map((what) => ({ what: `console: ${what}` })),
      ...foreign.filter((url) => !this.left?.(url)).map((url) => ({ what: `asks ${url}` })),
    ];
  }

  async end() {
    await this.context?.close();
  }
}

/** Runs in the page, before anything of the page itself. */
function listenToPolicy() {
  window.policyReports = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.policyReports.push(`${event.effectiveDirective} blocked ${event.blockedURI || 'inline'}`);
    console.error(`policy: ${event.effectiveDirective} blocked ${event.blockedURI || 'inline'}`);
  });
}
