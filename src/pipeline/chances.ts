/** How likely each of several things is whose logarithms, up to a constant, these are: in place. */
export function toChances(logs: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > most) most = log;
  let total = 0;
  for (let k = 0; k < logs.length; k++) total += logs[k] = Math.exp((logs[k] ?? 0) - most);
  for (let k = 0; k < logs.length; k++) logs[k] = (logs[k] ?? 0) / total;
  return logs;
}
