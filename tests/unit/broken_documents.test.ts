import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { submissionAttemptSchema } from '../../functions/src/domain/submission/submission_attempt.ts';
import { readDocument } from '../../functions/src/platform/read_document.ts';
import { formFixture } from '../support/form_fixture.ts';

const now = new Date(0);
const stored = (path: string, data: object) =>
  ({ exists: true, data: () => data, ref: { path } }) as unknown as DocumentSnapshot;

const stamp = (metadata: object) =>
  stored('stamps/s', {
    userId: 'ann',
    queueId: 'q',
    title: '',
    description: '',
    category: '',
    tags: [],
    presetId: null,
    presetConfig: null,
    subject: 'auto',
    payWith: 'tokens',
    messageCount: 8,
    status: 'generated',
    retryCount: 0,
    consumedTokens: 0,
    failure: null,
    metadata,
    packagePath: null,
    creatorsMarketId: null,
    reviewStatus: null,
    reviewMessage: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
const attempt = (form: object) =>
  stored('submission_attempts/s_1', {
    userId: 'ann',
    stampId: 's',
    attemptNo: 1,
    mode: 'submit',
    status: 'submitting',
    requestId: 'r',
    errorCode: null,
    errorMessage: null,
    form,
    revision: 0,
    packagePath: 'package.zip',
    imagesDigest: 'digest',
    leaseId: null,
    leaseUntil: null,
    attemptCount: 0,
    createdAt: now,
    updatedAt: now,
  });

describe('metadata of a stored set', () => {
  it('has defaults', () => {
    const { metadata } = readDocument(stampSchema, stamp({})) ?? {};
    expect(metadata).toMatchObject({ title: { en: '', ja: null }, saleArea: 'all', tags: {} });
  });

  it.each([
    [
      'a title that is not text',
      { title: { en: 5 } },
      /^stamps\/s breaks its schema: .*metadata\.title\.en/s,
    ],
    ['an unknown category', { styleCategory: 'Odd' }, /^stamps\/s breaks its schema: .*metadata\.style/s],
  ])('with %s causes one error that names the set and the field', (_, metadata, message) => {
    expect(() => readDocument(stampSchema, stamp(metadata))).toThrow(message);
  });
});

describe('form of a stored submission attempt', () => {
  it('is read as it was confirmed', () => {
    expect(readDocument(submissionAttemptSchema, attempt(formFixture))?.form).toEqual(formFixture);
  });

  it('without a field causes one error that names the attempt and the field', () => {
    const { creatorName: _, ...rest } = formFixture;
    expect(() => readDocument(submissionAttemptSchema, attempt(rest))).toThrow(
      /^submission_attempts\/s_1 breaks its schema: .*form\.creatorName/s,
    );
  });
});
