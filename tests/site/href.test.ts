import { describe, expect, it } from 'vitest';
import { makeHref, routeOf } from '../../src/site/shape/href.ts';

describe('makeHref', () => {
  it.each([
    ['/', '/articles/b7k2m9/'],
    ['', '/articles/b7k2m9/'],
    ['/some/path', '/some/path/articles/b7k2m9/'],
    ['some/path/', '/some/path/articles/b7k2m9/'],
  ])('puts the path under the base %j', (base, address) => {
    expect(makeHref(base)('articles/b7k2m9/')).toBe(address);
  });

  it('leads home', () => {
    expect(makeHref('/archive/')()).toBe('/archive/');
  });

  it('escapes what an address cannot hold, and its fragment', () => {
    expect(makeHref('/')('sources/第1版 50%?#/', 'L12')).toBe(
      '/sources/%E7%AC%AC1%E7%89%88%2050%25%3F%23/#L12',
    );
    expect(makeHref('/')('about/', '注 释')).toBe('/about/#%E6%B3%A8%20%E9%87%8A');
  });
});

describe('routeOf', () => {
  it('is what stands under the folder', () => {
    expect(routeOf('issues/gongren-ribao/2020-11-30/', 'issues/')).toBe('gongren-ribao/2020-11-30');
  });

  it('refuses an address of another folder', () => {
    expect(() => routeOf('people/wang/', 'issues/')).toThrow('issues/');
  });
});
