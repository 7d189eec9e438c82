const AT_ONCE = 100;

/** All the entries of a list that the service gives in pages, for a file. */
export async function everyItem<T>(
  load: (page: { offset: number; limit: number }) => Promise<{ readonly items: readonly T[] }>,
): Promise<T[]> {
  const found: T[] = [];
  for (;;) {
    const { items } = await load({ offset: found.length, limit: AT_ONCE });
    found.push(...items);
    if (items.length < AT_ONCE) return found;
  }
}
