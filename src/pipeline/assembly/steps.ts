/** The bin of a value: how many of the limits, which rise, it is above. */
export function steps(value: number, limits: readonly number[]): number {
  let bin = 0;
  while (bin < limits.length && value > (limits[bin] ?? 0)) bin++;
  return bin;
}
