/**
 * Adds items to the end of a list. A call that has each item as an argument, such as `list.push(...items)`, throws where
 * there are more than about 120,000 of them.
 */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/**
 * The index at which a test begins to hold in a list, where it holds from there to the end: a search by halves.
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
 * The largest of any number of numbers, 0 where there is none above it.
 *
 * @example
 * largest([3, 5, 4]); // => 5
 */
export function largest(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}
