/**
 * Bins of values, and names for them: what the features are made of. The model computes with the numbers of bins;
 * their names stand in the weights, so that these can be read.
 */

/** The bin of a value: how many of the limits, which rise, it is above. */
export function steps(value: number, limits: readonly number[]): number {
  let bin = 0;
  while (bin < limits.length && value > (limits[bin] ?? 0)) bin++;
  return bin;
}

/** Names of so many bins: their numbers. */
export const numbers = (count: number): string[] => Array.from({ length: count }, (_, bin) => String(bin));

/** Names of the bins that these limits part values into. */
export const stepsOf = (limits: readonly number[]): string[] => numbers(limits.length + 1);

/** Names of the bins of a question: bin 0 for no, 1 for yes. */
export const NO_YES = ['false', 'true'] as const;
export const yes = (answer: boolean): number => (answer ? 1 : 0);

/** Names of pairs of bins: the bin of the first and the second is `first * second.length + second`. */
export const pairsOf = (first: readonly string[], between: string, second: readonly string[]): string[] =>
  first.flatMap((one) => second.map((other) => `${one}${between}${other}`));

/** The bins of all families numbered through: their names in the weights, and the first number of each family. */
export function numberThrough<Family extends string>(
  families: Readonly<Record<Family, readonly string[]>>,
): { names: readonly string[]; first: Readonly<Record<Family, number>> } {
  const names: string[] = [];
  const first = {} as Record<Family, number>;
  for (const family of Object.keys(families) as Family[]) {
    first[family] = names.length;
    for (const bin of families[family]) names.push(`${family}:${bin}`);
  }
  return { names, first };
}
