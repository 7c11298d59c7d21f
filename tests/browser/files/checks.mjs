// Why this exists: the list of checks on the whole output, in one place. A new check
// is one line here; it takes the read output and gives `{ where, findings }` for each
// file it looked at.

import { linkChecks } from './links.mjs';
import { neighbourChecks } from './neighbours.mjs';
import { purityChecks } from './purity.mjs';
import { structureChecks } from './structure.mjs';

export const FILE_CHECKS = [...structureChecks, ...linkChecks, ...purityChecks, ...neighbourChecks];

export async function fileChecks(output, report) {
  for (const check of FILE_CHECKS) {
    for (const { where, findings } of await check.run(output)) report.add(check.name, where, findings);
  }
}
