/**
 * Adds items to the end of a list. A call that passes each item as an argument, such as
 * `list.push(...items)`, throws with more than about 120,000 items.
 */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/**
 * The first index at which a test holds in a list, if it holds from there to the end: a binary search.
 *
 * @returns `length` where it never holds.
 * @example
 * firstWhere(3, (index) => [1, 5, 9][index] > 4); // => 1
 */
export function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The largest of any number of numbers, or 0 if none is above 0.
 *
 * @example
 * largest([3, 5, 4]); // => 5
 */
export function largest(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}
