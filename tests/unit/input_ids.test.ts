import { api, type CallableName } from '@pochitto/functions/domain/api';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCursor, writeCursor } from '../../functions/src/platform/page_cursor.ts';

/** Texts that Firestore rejects as an id, or reads as another path. */
const reserved = ['__x__', '____', '.', '..', 'a/b', '', '\u0000', '\ud800', 'x'.repeat(1501)];

/** Fields that never become an id: words, secrets that are hashed, and codes of vendors. */
const words = new Set([
  ...['text', 'message', 'messages', 'prompt', 'displayName', 'name', 'fileName', 'confirm', 'cursor'],
  ...[
    'code',
    'error',
    'password',
    'cookies',
    'humanChecks',
    'title',
    'description',
    'ja',
    'en',
    'zh-Hant',
    'tags',
  ],
  ...[
    'creatorName',
    'copyright',
    'designUrl',
    'reviewerNotes',
    'category',
    'evidence',
    'query',
    'reason',
    'photo',
  ],
]);

interface Leaf {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** Returns every text of an input schema, including keys. */
function textsOf(schema: z.ZodType, path: string): Leaf[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) =>
      textsOf(inner as z.ZodType, `${path}.${key}`),
    );
  }
  if (schema instanceof z.ZodArray) return textsOf(schema.element as z.ZodType, path);
  if (schema instanceof z.ZodRecord) {
    return [
      ...textsOf(schema.keyType as z.ZodType, `${path}.key`),
      ...textsOf(schema.valueType as z.ZodType, path),
    ];
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((each) => textsOf(each as z.ZodType, path));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return textsOf(schema.unwrap() as z.ZodType, path);
  }
  if (schema instanceof z.ZodPipe) return [{ path, schema }];
  return schema instanceof z.ZodString ? [{ path, schema }] : [];
}

const leaves = (Object.keys(api) as CallableName[]).flatMap((name) => textsOf(api[name].input, name));
const lastOf = (path: string) => path.split('.').at(-1) ?? '';
const ids = leaves.filter(({ path }) => !words.has(lastOf(path)));

describe('ids in the input of callables', () => {
  it('exist in most callables', () => {
    expect(ids.length).toBeGreaterThan(35);
    expect(ids.map(({ path }) => path)).toContain('saveMetadata.metadata.tags.key');
  });

  it.each(ids)('reject everything that Firestore reserves: $path', ({ schema }) => {
    for (const id of reserved) expect(schema.safeParse(id).success, JSON.stringify(id)).toBe(false);
  });

  it.each([
    ['no base64', '%%%'],
    ['no position', Buffer.from('{}').toString('base64url')],
    ['a reserved id', writeCursor({ value: '1.2', id: '__x__' })],
    ['a path', writeCursor({ value: '1.2', id: 'a/b' })],
    ['half a surrogate pair', writeCursor({ value: '\ud800', id: 'a' })],
  ])('in a cursor with %s are rejected', (_, cursor) => {
    expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'bad_request' }));
  });
});
