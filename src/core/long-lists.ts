/**
 * Adds items to the end of a list. A call that has each item as an argument, such as `list.push(...items)`, throws where
 * there are more than about 120,000 of them.
 */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
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
