/**
 * Adds items to the end of a list. A call with each item as an argument, `list.push(...items)`, ends with an error where
 * there are more than about 125,000 of them.
 */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
