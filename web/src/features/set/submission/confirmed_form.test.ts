import type { StampImage } from '@pochitto/functions/domain/stamps/image';
import { type SetMetadata, setMetadataSchema } from '@pochitto/functions/domain/stamps/set_metadata';
import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { describe, expect, it } from 'vitest';
import type { WithId } from '../../../lib/firebase/live.ts';
import type { StampSet, Sticker } from '../use_set.ts';
import { formOf, isMended } from './confirmed_form.ts';

const sentAt = new Date('2026-12-01T09:00:00Z');
const later = new Date('2026-12-01T10:00:00Z');
const picture = (updatedAt: Date) => ({ updatedAt }) as StampImage;
const metadata = setMetadataSchema.parse({});
const setOf = (own: Partial<SetMetadata> = {}, revision = 3, updatedAt = sentAt): StampSet => ({
  stamp: {
    product: 'sticker',
    engine: 'embedded',
    metadata: { ...metadata, ...own },
    revision,
  } as WithId<Stamp>,
  stickers: [{ id: 'm1', image: picture(updatedAt) } as Sticker],
  main: null,
  tab: null,
});
const attempts = [
  { mode: 'rehearsal', form: formOf(setOf({ autoRelease: true })), createdAt: later },
  { mode: 'submit', form: formOf(setOf()), createdAt: sentAt },
] as const;

describe('rejected set', () => {
  it('counts as changed since its submission if a text or a sticker differs', () => {
    expect(isMended(setOf({ title: { en: 'Sunny days', ja: null } }), attempts)).toBe(true);
    expect(isMended(setOf({}, 4, later), attempts)).toBe(true);
  });

  it('counts as unchanged if texts and stickers are the same at a later revision', () => {
    expect(isMended(setOf(), attempts)).toBe(false);
    expect(isMended(setOf({}, 4), attempts)).toBe(false);
    expect(isMended(setOf(), [])).toBe(false);
  });
});
