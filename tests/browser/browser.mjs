// Why this exists: one place starts the browser and opens a page the way a first
// visitor does (nothing cached, nothing reaching beyond this machine), and listens
// from the first byte: a fault seen only while loading would be lost later.

import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // A page that asks for something elsewhere must fail, not reach it.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
/** No new request for that long after the load: the first visit is over. */
const QUIET_MS = 120;
const PATIENCE_MS = 20_000;

export function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/**
 * One seat before the browser: a server of its own, so that a request is always known
 * to be of this visit, and two tabs, with and without script. The tabs stay open from
 * page to page without any cache, because a new one costs more than all the checks.
 */
export class Seat {
  static async take(browser, root, mount) {
    const seat = new Seat();
    seat.server = await serve(root, mount);
    seat.heard = { errors: [], foreign: [] };
    [seat.tab, seat.protocol] = await openTab(browser, true);
    [seat.plainTab] = await openTab(browser, false);
    seat.listen();
    return seat;
  }

  listen() {
    const { tab, server } = this;
    tab.on('console', (message) => {
      if (message.type() === 'error') this.heard.errors.push(message.text());
    });
    tab.on('pageerror', (error) => this.heard.errors.push(`uncaught ${error}`));
    tab.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${server.origin}/`) && !/^(data|blob|about):/.test(url)) this.heard.foreign.push(url);
    });
  }

  /** Opens a page and waits until it asks for nothing more. */
  async open(output, width) {
    await this.tab.setViewportSize(sizeOf(width));
    this.heard = { errors: [], foreign: [] };
    this.server.takeLog();
    const response = await this.tab.goto(this.server.url(output.address), { waitUntil: 'load' });
    await this.quiet();
    return {
      seat: this, page: this.tab, server: this.server, output, width, ...this.heard,
      status: response?.status() ?? 0,
      requests: this.server.takeLog(),
      policyReports: await this.tab.evaluate(() => window.policyReports),
    };
  }

  /** The same page in the tab without script. */
  async openPlain(output, width) {
    await this.plainTab.setViewportSize(sizeOf(width));
    await this.plainTab.goto(this.server.url(output.address), { waitUntil: 'load' });
    return this.plainTab;
  }

  /** Presses Tab many times; the browser takes the keys in order, so nobody waits between two. */
  async pressTab(times) {
    const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
    const sent = Array.from({ length: times }, () => ['rawKeyDown', 'keyUp']).flat()
      .map((type) => this.protocol.send('Input.dispatchKeyEvent', { type, ...tab }));
    await Promise.all(sent);
  }

  async quiet() {
    for (let before = -1; before !== this.server.logged();) {
      before = this.server.logged();
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
  }

  async leave() {
    await Promise.all([this.tab.context().close(), this.plainTab.context().close()]);
    await this.server.close();
  }
}

const sizeOf = (width) => ({ width, height: width < 600 ? 640 : 900 });

async function openTab(browser, script) {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    colorScheme: 'light',
    serviceWorkers: 'block',
    locale: 'fr-FR',
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE_MS);
  await tab.addInitScript(listenToPolicy);
  const protocol = await context.newCDPSession(tab);
  await protocol.send('Network.enable');
  await protocol.send('Network.setCacheDisabled', { cacheDisabled: true });
  return [tab, protocol];
}

/** Runs in the page, before anything of the page itself. */
function listenToPolicy() {
  window.policyReports = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.policyReports.push(`${event.effectiveDirective} blocked ${event.blockedURI || 'inline'}`);
  });
}
