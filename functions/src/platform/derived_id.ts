import { createHash } from 'node:crypto';

/** 20 characters like Firestore's own ids, but the same for the same parts: whatever runs twice finds it again. */
export function derivedId(...parts: readonly [kind: string, ...rest: string[]]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').replace(/[-_]/g, 'x').slice(0, 20);
}
