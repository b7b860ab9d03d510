/** Far above the largest valid input: a touch-up of 36,000 points, or half a megabyte of pasted cookies. */
const most = { depth: 12, values: 150_000, characters: 1_000_000 };

/**
 * Whether JSON input is safe to traverse: not too deep or too large, well-formed Unicode, and without the type
 * annotations of callables, which are never used here.
 */
export function isPlainInput(data: unknown, mostCharacters = most.characters): boolean {
  let values = 0;
  let characters = 0;
  const waiting: { value: unknown; depth: number }[] = [{ value: data, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') {
      characters += value.length;
      if (!value.isWellFormed()) return false;
    } else if (typeof value === 'object' && value !== null) {
      if (depth === most.depth || '@type' in value) return false;
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) {
          characters += key.length;
          if (!key.isWellFormed()) return false;
        }
        waiting.push({ value: inner, depth: depth + 1 });
      }
    }
    if (values + waiting.length > most.values || characters > mostCharacters) return false;
  }
  return true;
}
