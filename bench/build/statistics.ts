/**
 * The median of some numbers; for an even count, the mean of the two in the middle.
 *
 * @throws RangeError for an empty list.
 * @example
 * median([3, 1, 2]); // => 2
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new RangeError("no median of nothing");
  return (low + high) / 2;
}

/**
 * The median of the ratios of our cost to their cost in the same round: other work of the machine affects
 * both.
 *
 * @throws RangeError where the two didn't run equally often, or not at all.
 * @example
 * pairedRatio([2, 4, 9], [4, 8, 10]); // => 0.5
 */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length) throw new RangeError("runs in pairs have as many of each");
  return median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)));
}
