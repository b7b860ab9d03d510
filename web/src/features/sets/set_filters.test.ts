import { stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { describe, expect, it } from 'vitest';
import { addressOf, filtersOf, isFiltered, matches, type SetFilters } from './set_filters.ts';

const none: SetFilters = { text: '', state: null, product: null };
const now = Date.parse('2026-11-22T00:00:00Z');
const metadata = stampSchema.shape.metadata.parse({});

const stamp = {
  name: '',
  title: '',
  metadata,
  product: 'sticker',
  status: 'generated',
  failure: null,
  createdAt: new Date(now - 3_600_000),
  submission: stampSchema.shape.submission.parse({}),
  reviewStatus: null,
} as const;

const finds = (filters: Partial<SetFilters>, changes: object = {}, firstMessage = 'ありがとう!') =>
  matches({ ...none, ...filters }, { ...stamp, ...changes }, { firstMessage, now });

describe('filter of sets', () => {
  it('matches name, title and first message in any width, case and kana', () => {
    expect(finds({ text: 'アリガトウ' })).toBe(true);
    expect(finds({ text: 'ｐｏｃｈｉ' }, { name: 'Pochi の毎日' })).toBe(true);
    expect(
      finds({ text: 'holiday' }, { metadata: { ...metadata, title: { ja: '休日', en: 'Holidays' } } }),
    ).toBe(true);
    expect(finds({ text: 'おやすみ' }, { name: 'Pochi' })).toBe(false);
  });

  it('requires every word', () => {
    expect(finds({ text: 'pochi　毎日' }, { name: '毎日のPochi' })).toBe(true);
    expect(finds({ text: 'pochi 旅' }, { name: '毎日のPochi' })).toBe(false);
  });

  it('matches states as the page names them, and products', () => {
    expect(finds({ state: 'generated' })).toBe(true);
    expect(finds({ state: 'submitted' }, { status: 'submitted', reviewStatus: 'in_review' })).toBe(true);
    expect(finds({ state: 'submitted' }, { status: 'submitted', reviewStatus: 'approved' })).toBe(false);
    expect(finds({ state: 'attention' }, { status: 'session_expired' })).toBe(true);
    expect(finds({ state: 'attention' })).toBe(false);
    expect(finds({ product: 'emoji' })).toBe(false);
    expect(finds({ product: 'emoji' }, { product: 'emoji' })).toBe(true);
  });

  it('round-trips through the address, which ignores invalid values', () => {
    const filters: SetFilters = { text: 'ありがとう', state: 'approved', product: 'emoji' };
    expect(filtersOf(new URLSearchParams(addressOf(filters)))).toEqual(filters);
    expect(filtersOf(new URLSearchParams('state=__proto__&product=hat'))).toEqual(none);
    expect(isFiltered(none)).toBe(false);
    expect(addressOf(none)).toEqual({});
  });
});
