import { z } from 'zod';

/** Versioned keys that seal people's secrets; new seals use `primary`. */
export interface KeyRing {
  readonly primary: string;
  /** 32 bytes each. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

/** Every local key starts with these bytes, so none of them can be used in a deployment. */
export const sandboxKeyMark = 'sandbox-';

const keyBytes = 32;
const version = z.string().regex(/^k[1-9]\d{0,5}$/);
const ringSchema = z.object({
  primary: version,
  keys: z.record(version, z.string().regex(/^[A-Za-z0-9_-]{43}$/)),
});

/** Parses `{"primary":"k2","keys":{"k1":"…","k2":"…"}}` with keys in base64url; null if it is malformed. */
export function parseKeyRing(text: string): KeyRing | null {
  const result = ringSchema.safeParse(jsonOf(text));
  if (!result.success) return null;
  const { primary } = result.data;
  const keys = new Map(
    Object.entries(result.data.keys).map(([name, key]) => [name, Buffer.from(key, 'base64url')]),
  );
  if (!keys.has(primary) || [...keys.values()].some((key) => key.length !== keyBytes)) return null;
  return { primary, keys };
}

/** Returns null for invalid JSON. The parser's message would quote a key. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
