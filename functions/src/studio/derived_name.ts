import { createHash } from 'node:crypto';

/** A file's name, a UUID with its ending, that is the same for the same parts: whatever stores twice stores one file. */
export function derivedName(ending: string, ...parts: readonly [kind: string, ...rest: string[]]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  // Marked as what RFC 9562 calls a custom UUID.
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ];
  return `${uuid.join('-')}.${ending}`;
}
