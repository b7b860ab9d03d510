import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { passesField } from './passes_field.ts';

const source = fileURLToPath(new URL('../../functions/src/', import.meta.url));

/** Fields that say where in its life a document is. */
const fields = ['status', 'state', 'proofSheet', 'proofSheet.state'];

/** Who changes them: each table of transitions has one file that applies it. */
const changing = [
  // Sets.
  'stamps/change_status.ts',
  // Stickers.
  'stamps/messages.ts',
  // Conversions.
  'studio/conversions/conversion_record.ts',
  // Submission attempts.
  'submission/attempt/complete_attempt.ts',
  // Purchases; `entriesFor` has applied the table.
  'tokens/write_purchase.ts',
];

/** Who writes their first value. Ledger entries are born completed and never change. */
const creating = [
  'generation/derive/derive_set.ts',
  'stamps/create_stamp.ts',
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

describe('the state of a document', () => {
  it('is changed by one file for each table of transitions, and by no other', () => {
    expect(writing(['update']).filter((path) => !changing.includes(path))).toEqual([]);
    for (const path of changing) expect(files).toContain(path);
  });

  it('is first written by the function that creates the document only', () => {
    expect(writing(['create', 'set', 'add']).filter((path) => !creating.includes(path))).toEqual([]);
  });
});
