// Why this exists: the promise «pages that ask nothing of anybody», seen from the
// wire. A tenant pays for each kilobyte, and an address asked of a third party
// tells that party who reads a page about his illness.

import { transferSize } from '../server.mjs';

const MAX_REQUESTS = 5;
const MAX_BYTES = 50_000;
const MAX_SCRIPT_BYTES = 8_000;

export const loadChecks = [
  {
    name: 'console',
    run: ({ errors }) => errors.map((what) => ({ what })),
  },
  {
    name: 'csp',
    run: ({ policyReports }) => policyReports.map((what) => ({ what })),
  },
  {
    name: 'foreign-request',
    run: ({ foreign }) => foreign.map((url) => ({ what: `asks ${url}` })),
  },
  {
    name: 'missing-resource',
    run: ({ requests, status }) => [
      ...(status === 200 ? [] : [{ what: `the page itself answers ${status}` }]),
      ...requests.filter((request) => request.status !== 200)
        .map((request) => ({ what: `${request.path} answers ${request.status}` })),
    ],
  },
  {
    // The phone's visit: the desk's is the same files.
    name: 'budget',
    when: ({ width }) => width < 600,
    run: ({ requests }) => budget(requests),
  },
  {
    // A host shows the root's 404.html at any depth: it must still find its style.
    name: 'not-found-anywhere',
    when: ({ output, width }) => output.path === '404.html' && width < 600,
    run: notFoundAnywhere,
  },
];

function budget(log) {
  const findings = [];
  // Without a cache, one file used twice is asked twice; a visitor asks it once.
  const requests = [...new Map(log.map((request) => [request.path, request])).values()];
  const weigh = (list) => list.reduce((sum, request) => sum + transferSize(request.body), 0);
  const total = weigh(requests);
  const script = weigh(requests.filter((request) => request.type.startsWith('text/javascript')));
  if (requests.length > MAX_REQUESTS) {
    findings.push({ what: `${requests.length} requests, more than ${MAX_REQUESTS}: ${requests.map((r) => r.path).join(' ')}` });
  }
  if (total > MAX_BYTES) findings.push({ what: `${total} bytes compressed, more than ${MAX_BYTES}` });
  if (script > MAX_SCRIPT_BYTES) findings.push({ what: `${script} bytes of script compressed, more than ${MAX_SCRIPT_BYTES}` });
  return findings;
}

async function notFoundAnywhere({ page, server }) {
  const deep = await page.context().newPage();
  try {
    server.takeLog();
    const address = server.url('nowhere/at/all/');
    await deep.goto(address, { waitUntil: 'load' });
    return server.takeLog().filter((request) => request.status !== 200 && !address.endsWith(request.path))
      .map((request) => ({ what: `shown at /nowhere/at/all/, it asks ${request.path}, which is missing` }));
  } finally {
    await deep.close();
  }
}
