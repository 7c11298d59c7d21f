// Why this exists: visits the chosen pages, two at once (one a processor), each with
// a server of its own so that a request is always known to be of that visit.

import { launch, Seat } from './browser.mjs';
import { axeChecks } from './page/axe.mjs';
import { keyboardChecks } from './page/keyboard.mjs';
import { loadChecks } from './page/load.mjs';
import { paperChecks } from './page/paper.mjs';
import { reflowChecks } from './page/reflow.mjs';
import { scriptChecks } from './page/script.mjs';
import { touchChecks } from './page/touch.mjs';

/** In this order: what only reads the page as it came, then what changes it. */
export const PAGE_CHECKS = [
  ...loadChecks, ...reflowChecks.slice(0, 1), ...touchChecks, ...scriptChecks,
  ...axeChecks, ...keyboardChecks, ...reflowChecks.slice(1), ...paperChecks,
];

const AT_ONCE = 2;

/** Takes the seats, lets `work` use them, and leaves nothing open. */
export async function withSeats(root, mount, work) {
  const browser = await launch();
  const take = () => Seat.take(browser, root, mount);
  try {
    const seats = await Promise.all(Array.from({ length: AT_ONCE }, take));
    const result = await work(seats, take);
    await Promise.all(seats.map((seat) => seat.leave()));
    return result;
  } finally {
    await browser.close();
  }
}

/** Visits every combination and tells the report. */
export async function visitAll(combinations, report, seats, take) {
  const waiting = [...combinations];
  await Promise.all(seats.map(async (_, i) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (await visit(seats[i], next, report)) continue;
      // A page that hangs must not spoil the visits after it.
      await seats[i].leave();
      seats[i] = await take();
    }
  }));
}

/** @returns whether the seat is still good for another visit. */
async function visit(seat, { output, width, first }, report) {
  const where = `${output.path} @${width} ${output.dir}`;
  let opened;
  try {
    opened = { ...(await seat.open(output, width)), first };
  } catch (error) {
    report.add('open', where, [{ what: error.message }]);
    return false;
  }
  let good = true;
  for (const check of PAGE_CHECKS) {
    if (check.when && !check.when(opened)) continue;
    const started = performance.now();
    let findings;
    try {
      findings = await check.run(opened);
    } catch (error) {
      // A check that breaks has not passed.
      findings = [{ what: `the check broke: ${error.message}` }];
      good = false;
    }
    report.spent?.(check.name, performance.now() - started);
    report.add(check.name, where, findings);
  }
  return good;
}
