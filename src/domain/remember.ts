/**
 * What was made for this key before, or made now and kept. Everything is forgotten once so many are
 * kept: cheaper than knowing which of them is the oldest.
 */
export function remember<Key, Value>(
  known: Map<Key, Value>,
  most: number,
  key: Key,
  make: () => Value,
): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  if (known.size >= most) known.clear();
  known.set(key, value);
  return value;
}
