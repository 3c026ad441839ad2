import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../src/commands/serve.ts';
import { temporaryFolder } from '../archive/folder.ts';

async function served(base: string): Promise<string> {
  const folder = temporaryFolder({
    'site/index.html': 'home',
    'site/404.html': 'missing',
    'site/人/index.html': 'person',
    'site/a.ndjson': '{}',
    secret: 'secret',
  });
  const { address, server } = await serve(`${folder}/site`, base, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => void server.close());
  return address;
}

const get = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init });

test.each(['/', '/some/path/'])('serves files and folders under %s', async (base) => {
  const address = await served(base);
  expect(new URL(address).pathname).toBe(base);
  expect(await (await get(address)).text()).toBe('home');
  expect(await (await get(`${address}${encodeURIComponent('人')}/`)).text()).toBe('person');
  const data = await get(`${address}a.ndjson`);
  expect(data.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
});

test('a folder without its slash is led to the one with it, its query kept', async () => {
  const address = await served('/b/');
  const response = await get(`${address}${encodeURIComponent('人')}?q=1`);
  expect(response.status).toBe(308);
  expect(response.headers.get('location')).toBe('/b/%E4%BA%BA/?q=1');
  expect((await get(address.slice(0, -1))).headers.get('location')).toBe('/b/');
  expect((await get(new URL('/', address).href)).headers.get('location')).toBe('/b/');
});

test.each(['none', '../secret', '..%2fsecret', '%2e%2e/secret', '%00', '%E4%BA', 'index.html/x', '人/none'])(
  'what is not there is 404: %s',
  async (way) => {
    const response = await get(`${await served('/')}${way}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('missing');
  },
);

test('what lies outside of the base path is 404', async () => {
  const address = await served('/b/');
  expect((await get(new URL('/index.html', address).href)).status).toBe(404);
});

test('only reading is allowed', async () => {
  const address = await served('/');
  expect((await get(address, { method: 'POST' })).status).toBe(405);
  const head = await get(address, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('a port in use is said', async () => {
  const port = Number(new URL(await served('/')).port);
  await expect(serve('.', '/', { host: '127.0.0.1', port })).rejects.toThrow(/found in use/);
});
