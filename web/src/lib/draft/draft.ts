import { type Locale, locales } from '@pochitto/functions/domain/accounts/user';
import { facePlaceSchema } from '@pochitto/functions/domain/acting/acting';
import { engines } from '@pochitto/functions/domain/generation/generate_queue';
import { messageStyles } from '@pochitto/functions/domain/generation/suggested_messages';
import { actorSchema } from '@pochitto/functions/domain/stamps/pose';
import { stickerCountSchema, subjects } from '@pochitto/functions/domain/stamps/stamp';
import { z } from 'zod';
import { draftMessageSchema, suggestedFor } from './draft_messages.ts';
import { photoStore } from './photo_store.ts';

const draftSchema = z
  .object({
    /** Names the set to be made, so that a repeated start makes one. Choosing differently renews it. */
    requestId: z.uuid(),
    hasPhoto: z.boolean(),
    count: stickerCountSchema,
    tone: z.enum(messageStyles),
    language: z.enum(locales),
    /** At least `count`; the rest waits for a larger count. */
    messages: z.array(draftMessageSchema).max(40),
    presetId: z.string().nullable(),
    subject: z.enum(subjects),
    /** Where a face is drawn on a thing; null = nowhere. */
    drawnFace: facePlaceSchema.nullable().default(null),
    /** Who of several people acts; null = everyone. */
    actor: actorSchema.nullable().default(null),
    engine: z.enum(engines).default('embedded'),
  })
  .refine((draft) => draft.messages.length >= draft.count);

export type Draft = z.infer<typeof draftSchema>;
export type DraftChoice = Partial<Omit<Draft, 'requestId' | 'hasPhoto'>>;

const key = 'pochitto.draft';

/** What was chosen for one photo, before anybody has chosen. */
export const newPhotoChoice = {
  subject: 'auto',
  drawnFace: null,
  actor: null,
} as const satisfies DraftChoice;

export function newDraft(language: Locale): Draft {
  return {
    requestId: crypto.randomUUID(),
    hasPhoto: false,
    count: 8,
    tone: 'friendly',
    language,
    messages: suggestedFor([], 8, language, 'friendly'),
    presetId: null,
    ...newPhotoChoice,
    engine: 'embedded',
  };
}

/** What was kept in this browser; what can't be read any more is dropped. */
export function readDraft(): Draft | null {
  const kept = localStorage.getItem(key);
  if (!kept) return null;
  try {
    return draftSchema.parse(JSON.parse(kept));
  } catch {
    localStorage.removeItem(key);
    return null;
  }
}

export function writeDraft(draft: Draft): void {
  localStorage.setItem(key, JSON.stringify(draft));
}

export function clearDraft(): void {
  localStorage.removeItem(key);
}

/** What of the draft decides how its set acts and who does; AI draws faces of its own, and whom its prompt says. */
export function actingOf({ subject, drawnFace, actor, engine }: Draft) {
  const isOwn = engine === 'embedded';
  return { subject, drawnFace: isOwn ? drawnFace : null, actor: isOwn ? actor : null };
}

/** A changed choice is another set, so it gets another request id. */
export function withChoice(draft: Draft, choice: DraftChoice): Draft {
  return { ...draft, ...choice, requestId: crypto.randomUUID() };
}

/** Puts a photo into this browser's draft, so that the steps of a new set go on with it. Messages written before stay. */
export async function startDraft(photo: Blob, language: Locale, choice: DraftChoice): Promise<void> {
  const draft = withChoice(readDraft() ?? newDraft(language), { ...newPhotoChoice, ...choice });
  await photoStore.write(photo).catch(() => {});
  writeDraft({ ...draft, hasPhoto: true });
}
