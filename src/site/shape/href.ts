/**
 * Makes the one function through which every link of the site goes.
 * @param base base path of the site, with or without slashes at its ends: `/`, `/some/path/`
 * @returns (path, fragment) → an address on this site; the path is relative to the base and not yet escaped
 */
export function makeHref(base: string): (path?: string, fragment?: string) => string {
  const root = `/${base}/`.replace(/\/{2,}/g, '/');
  return (path = '', fragment = '') => {
    const address = root + path.split('/').map(encodeURIComponent).join('/');
    return fragment === '' ? address : `${address}#${encodeURIComponent(fragment)}`;
  };
}

/** The last segment of a record's address, as the parameter of its route: `people/wang-hao/` → `wang-hao`. */
export function routeOf(url: string, under: string): string {
  if (!url.startsWith(under) || !url.endsWith('/')) {
    throw new Error(`The address ${url} was expected to stand under ${under} and to end in a slash`);
  }
  return url.slice(under.length, -1);
}
