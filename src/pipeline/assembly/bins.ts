/** Bins of values, and names for them: what the features are made of. */

/** The bin of a value: how many of the limits, which rise, it is above. */
export function steps(value: number, limits: readonly number[]): number {
  let bin = 0;
  while (bin < limits.length && value > (limits[bin] ?? 0)) bin++;
  return bin;
}

/**
 * Puts the name of a bin together, once for all pairs of lines that fall into it: of the names there are few, of the
 * pairs thousands on a page.
 */
export function joinNames(
  between: string,
): (first: number | string, second: number | string | boolean) => string {
  const known = new Map<number | string, Map<number | string | boolean, string>>();
  return (first, second) => {
    const names = known.get(first) ?? new Map<number | string | boolean, string>();
    const name = names.get(second);
    if (name !== undefined) return name;
    const joined = `${first}${between}${second}`;
    known.set(first, names.set(second, joined));
    return joined;
  };
}
