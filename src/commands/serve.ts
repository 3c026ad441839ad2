/** A small static server for the built site, on this machine. */
import { createReadStream, type Stats, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { Failure } from '../archive/failure.ts';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const DEFAULT_PORT = 4321;
/** How many ports after the default one are tried. */
const PORTS_TRIED = 20;

/**
 * Serves a folder under a base path.
 * @param port where absent, the first that is free from 4321 on
 * @throws Failure where the port is taken
 */
export async function serve(
  folder: string,
  base: string,
  { host = 'localhost', port }: { host?: string | undefined; port?: number | undefined } = {},
): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => answer(folder, base, request, response));
  const ports = port === undefined ? Array.from({ length: PORTS_TRIED }, (_, i) => DEFAULT_PORT + i) : [port];
  for (const candidate of ports) {
    if (!(await listens(server, candidate, host))) continue;
    const bound = server.address();
    const number = typeof bound === 'object' && bound ? bound.port : candidate;
    return { address: `http://${host.includes(':') ? `[${host}]` : host}:${number}${base}`, server };
  }
  throw new Failure(`Port ${ports.join(', ')}: found in use on ${host}; name another with --port`);
}

function listens(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else
        reject(
          new Failure(
            `Cannot serve on ${host}:${port}: ${error.message}; name others with --host and --port`,
          ),
        );
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}

function answer(folder: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const found = find(folder, base, pathname);
  if (found === undefined) sendFile(join(folder, '404.html'), 404, request, response);
  else if ('redirect' in found) response.writeHead(308, { location: found.redirect + search }).end();
  else sendFile(found.path, 200, request, response);
}

/** The file at an address, or the address at which it is. */
function find(
  folder: string,
  base: string,
  pathname: string,
): { path: string } | { redirect: string } | undefined {
  if (`${pathname}/` === base) return { redirect: base };
  if (!pathname.startsWith(base)) return pathname === '/' ? { redirect: base } : undefined;
  const way = decode(pathname.slice(base.length));
  if (way === undefined) return undefined;
  const path = join(folder, way);
  if (path !== folder && !path.startsWith(folder + sep)) return undefined;
  const stats = stat(path);
  if (!stats?.isDirectory()) return stats?.isFile() ? { path } : undefined;
  if (!pathname.endsWith('/')) return { redirect: `${pathname}/` };
  return stat(join(path, 'index.html'))?.isFile() ? { path: join(path, 'index.html') } : undefined;
}

function decode(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function sendFile(path: string, status: number, request: IncomingMessage, response: ServerResponse): void {
  const stats = stat(path);
  if (!stats) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404\n');
    return;
  }
  response.writeHead(status, {
    'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
    'content-length': stats.size,
    'cache-control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
}
