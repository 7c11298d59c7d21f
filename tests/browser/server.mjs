// Why this exists: the pages must hold by themselves. A real host may add
// headers that hide a fault (a policy, a type, a redirection), so this one adds
// none but the content type: what the browser obeys is what the page says.
// It also writes down each request, which is how we know what a first visit costs.

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.atom': 'application/atom+xml', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon', '.ics': 'text/calendar; charset=utf-8', '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf', '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8',
  '.vcf': 'text/vcard; charset=utf-8', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp', '.woff2': 'font/woff2', '.xml': 'application/xml',
};

/** Serves `root` on a free port of this machine, below `mount` («/» or «/portail/»). */
export async function serve(root, mount = '/') {
  let shown = root;
  /** @type {{path: string, status: number, type: string, body: Buffer}[]} */
  let log = [];
  const server = http.createServer(async (request, response) => {
    const found = await answer(shown, mount, request);
    log.push({ path: request.url, ...found });
    response.sendDate = false;
    response.writeHead(found.status, { 'content-type': found.type });
    response.end(request.method === 'HEAD' ? undefined : found.body);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: (address) => origin + mount + encodeURI(address),
    /** Every request since the last call. */
    takeLog() {
      const taken = log;
      log = [];
      return taken;
    },
    logged: () => log.length,
    /** From now on, another portal stands at the same address. */
    show(other) {
      shown = other;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the request weighs once compressed, as every usual host does. */
export function transferSize(body) {
  return gzipSync(body).length;
}

async function answer(root, mount, request) {
  const missing = { status: 404, type: 'text/html; charset=utf-8' };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, type: 'text/plain', body: Buffer.from('reading only') };
  }
  const wanted = fileOf(root, mount, request.url);
  if (wanted) {
    try {
      const body = await readFile(wanted);
      return { status: 200, type: TYPES[path.extname(wanted)] ?? 'application/octet-stream', body };
    } catch (error) {
      if (!['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code)) throw error;
    }
  }
  // The usual hosts show the 404.html of the root at the missing address.
  const body = await readFile(path.join(root, '404.html')).catch(() => Buffer.from('missing'));
  return { ...missing, body };
}

function fileOf(root, mount, url) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, 'http://portal.invalid').pathname);
  } catch {
    return null;
  }
  if (!name.startsWith(mount) || name.includes('\0')) return null;
  name = name.slice(mount.length);
  if (name === '' || name.endsWith('/')) name += 'index.html';
  const file = path.join(root, name);
  return file.startsWith(root + path.sep) ? file : null;
}
