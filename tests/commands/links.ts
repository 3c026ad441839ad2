/** The links of a built site that lead nowhere. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ADDRESS = /<[a-z][^<>]*?\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)')/gi;
const ID = /\sid=(?:"([^"]*)"|'([^']*)')/g;

/**
 * @param base path under which the site lives, with slashes at both ends
 * @returns `page → address` for each link into the site whose file or fragment does not exist
 */
export function brokenLinks(out: string, base: string): { links: number; broken: string[] } {
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  const broken = new Set<string>();
  let links = 0;
  for (const page of pages) {
    const html = readFileSync(join(out, page), 'utf8');
    const here = new URL(
      base +
        page
          .split('\\')
          .join('/')
          .replace(/index\.html$/, ''),
      'https://site.test',
    );
    for (const match of html.matchAll(ADDRESS)) {
      const address = unescapeHtml(match[1] ?? match[2] ?? '');
      const url = URL.parse(address, here);
      if (!url || url.host !== here.host) continue;
      links++;
      if (!leadsSomewhere(out, base, url)) broken.add(`${page} → ${address}`);
    }
  }
  return { links, broken: [...broken] };
}

const idsOfFile = new Map<string, Set<string>>();

function leadsSomewhere(out: string, base: string, url: URL): boolean {
  if (!url.pathname.startsWith(base)) return false;
  const way = decodeURIComponent(url.pathname.slice(base.length));
  const path = join(out, way, way === '' || way.endsWith('/') ? 'index.html' : '');
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  if (url.hash === '' || !path.endsWith('.html')) return true;
  const ids = idsOfFile.get(path) ?? idsIn(path);
  idsOfFile.set(path, ids);
  return ids.has(decodeURIComponent(url.hash.slice(1)));
}

function idsIn(path: string): Set<string> {
  return new Set(
    [...readFileSync(path, 'utf8').matchAll(ID)].map((match) => unescapeHtml(match[1] ?? match[2] ?? '')),
  );
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
