import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { passesField } from './passes_field.ts';

const source = fileURLToPath(new URL('../../functions/src/', import.meta.url));

/** Fields that hold a document's status. */
const fields = ['status', 'state', 'proofSheet', 'proofSheet.state'];

/** The only file that changes each of them according to its transition table. */
const changing = [
  'stamps/change_status.ts',
  // The state of stickers.
  'stamps/messages.ts',
  'studio/conversions/conversion_record.ts',
  'submission/attempt/attempt_end.ts',
  // `entriesFor` has applied the transition table of purchases.
  'tokens/write_purchase.ts',
];

/** The files that write an initial value. Ledger entries are created as completed and never change. */
const creating = [
  'generation/derive/derive_set.ts',
  'stamps/create_stamp.ts',
  'stamps/create_stamp_of_drawings.ts',
  'stamps/intake_photo.ts',
  'submission/attempt/begin_attempt.ts',
  'tokens/begin_purchase.ts',
  'tokens/grant.ts',
  'tokens/write_purchase.ts',
];

const files = globSync('{accounts,tokens,stamps,generation,submission,studio,operations,jobs}/**/*.ts', {
  cwd: source,
}).filter((path) => !path.endsWith('.test.ts'));

const writing = (methods: readonly string[]) =>
  files.filter((path) => passesField(`${source}${path}`, methods, fields)).toSorted();

describe('status of a document', () => {
  it('is changed by one file for each transition table', () => {
    expect(writing(['update']).filter((path) => !changing.includes(path))).toEqual([]);
    for (const path of changing) expect(files).toContain(path);
  });

  it('is initially written only by the function that creates the document', () => {
    expect(writing(['create', 'set', 'add']).filter((path) => !creating.includes(path))).toEqual([]);
  });
});
