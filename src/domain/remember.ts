/**
 * Returns the value of a key, making and storing it if it is missing. When `maxEntries` are stored,
 * all are dropped, which is cheaper than tracking the oldest one.
 */
export function remember<Key, Value>(
  known: Map<Key, Value>,
  maxEntries: number,
  key: Key,
  make: () => Value,
): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  if (known.size >= maxEntries) known.clear();
  known.set(key, value);
  return value;
}
