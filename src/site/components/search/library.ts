/** The files of the site as the browser fetches them. */
import { ConnectionLost, type Library, type PagefindInstance } from '../../../search/library.ts';

import { readArticlePage } from './article-page.ts';

interface PagefindModule {
  createInstance(options: { basePath: string; noWorker: boolean }): PagefindInstance;
}

/** @param base of the site, with slashes at both ends */
export function openSite(base: string): Library {
  const root = new URL(base, location.href).href;
  const bundle = `${root}pagefind/`;
  let failures = 0;
  let attempts = 0;

  // Pagefind passes over a file that does not arrive, and finds less; and it unpacks with a program of its own
  // what the browser unpacks faster.
  const web = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.href).href;
    if (!address.startsWith(bundle)) return web(input, init);
    try {
      const response = await web(input, init);
      if (!response.ok) throw new ConnectionLost(`${address}: ${response.status}`);
      return /\.(?:pf_\w+|pagefind)$/.test(new URL(address).pathname) ? unpack(response) : response;
    } catch (error) {
      failures++;
      throw error;
    }
  };

  async function get(address: string, cache: RequestCache): Promise<Response> {
    const response = await web(address, { cache }).catch((error: unknown) => {
      throw new ConnectionLost(address, { cause: error });
    });
    if (!response.ok) throw new ConnectionLost(`${address}: ${response.status}`);
    return response;
  }
  const reading = (error: unknown): never => {
    throw new ConnectionLost('A file broke off', { cause: error });
  };

  return {
    async data(name, build) {
      const address = `${root}search/data/${name}${build === undefined ? '' : `?${build}`}`;
      return (await get(address, build === undefined ? 'no-cache' : 'default')).json().catch(reading);
    },
    async article(id) {
      const html = await (await get(`${root}articles/${id}/`, 'default')).text().catch(reading);
      return readArticlePage(html);
    },
    async pagefind() {
      // A module that failed to load is not asked for again under the same address.
      const address = `${bundle}pagefind.js${attempts++ > 0 ? `?again=${attempts}` : ''}`;
      const module = (await import(/* @vite-ignore */ address)) as PagefindModule;
      return module.createInstance({ basePath: bundle, noWorker: true });
    },
    failures: () => failures,
  };
}

/** A host that sends the file with a content encoding has unpacked it already. */
async function unpack(response: Response): Promise<Response> {
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  const packed = first === 0x1f && second === 0x8b;
  const { body } = new Response(bytes);
  return new Response(packed && body ? body.pipeThrough(new DecompressionStream('gzip')) : bytes);
}
