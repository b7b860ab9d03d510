import { type Locale, locales } from '@pochitto/functions/domain/accounts/user';
import { facePlaceSchema } from '@pochitto/functions/domain/acting/acting';
import { engines } from '@pochitto/functions/domain/generation/generate_queue';
import { messageStyles } from '@pochitto/functions/domain/generation/suggested_messages';
import { maxDrawings } from '@pochitto/functions/domain/stamps/drawing';
import { actorSchema } from '@pochitto/functions/domain/stamps/pose';
import { stickerCountSchema, subjects } from '@pochitto/functions/domain/stamps/stamp';
import { z } from 'zod';
import { draftDrawingSchema, usedDrawings } from './draft_drawings.ts';
import { draftMessageSchema, suggestedFor } from './draft_messages.ts';
import { photoStore } from './photo_store.ts';

const draftSchema = z
  .object({
    /** Identifies the set to create, so that a repeated start creates only one. A changed choice renews it. */
    requestId: z.uuid(),
    hasPhoto: z.boolean(),
    count: stickerCountSchema,
    tone: z.enum(messageStyles),
    language: z.enum(locales),
    /** At least `count`; the extra ones are kept for a larger count. */
    messages: z.array(draftMessageSchema).max(40),
    presetId: z.string().nullable(),
    subject: z.enum(subjects),
    /** Where a face is drawn on an object; null = nowhere. */
    drawnFace: facePlaceSchema.nullable().default(null),
    /** Who of several people acts; null = everyone. */
    actor: actorSchema.nullable().default(null),
    engine: z.enum(engines).default('embedded'),
    /** What the set is made of. */
    art: z.enum(['photo', 'drawings']).default('photo'),
    drawings: z.array(draftDrawingSchema).max(maxDrawings).default([]),
    keepsGround: z.boolean().default(false),
  })
  .refine((draft) => draft.messages.length >= draft.count);

export type Draft = z.infer<typeof draftSchema>;
export type DraftChoice = Partial<Omit<Draft, 'requestId' | 'hasPhoto'>>;

const stored = storedIn('pochitto.draft', draftSchema);

/** Defaults of the choices that belong to one photo. */
export const newPhotoChoice = {
  art: 'photo',
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
    drawings: [],
    keepsGround: false,
  };
}

/** Returns the draft stored in this browser. */
export const readDraft = stored.read;
export const writeDraft = stored.write;
export const clearDraft = stored.clear;

/**
 * Returns the fields that decide whether and how a set acts. With the AI engine, `drawnFace` and `actor` are null:
 * the AI draws its own faces, and the prompt says whom.
 */
export function actingOf({ subject, drawnFace, actor, engine }: Draft) {
  const isOwn = engine === 'embedded';
  return { subject, drawnFace: isOwn ? drawnFace : null, actor: isOwn ? actor : null };
}

/** Returns the number of stickers that the draft makes. */
export function draftCount({ art, count, drawings }: Draft): number {
  return art === 'drawings' ? usedDrawings(drawings).length : count;
}

/** Applies a choice. It makes another set, so the request ID changes too. */
export function withChoice(draft: Draft, choice: DraftChoice): Draft {
  return { ...draft, ...choice, requestId: crypto.randomUUID() };
}

/**
 * Stores a photo in this browser's draft, so that the steps of a new set continue with it. Messages that were
 * already written stay.
 */
export async function startDraft(photo: Blob, language: Locale, choice: DraftChoice): Promise<void> {
  const draft = withChoice(readDraft() ?? newDraft(language), { ...newPhotoChoice, ...choice });
  await photoStore.write(photo).catch(() => {});
  writeDraft({ ...draft, hasPhoto: true });
}

/** A value that this browser stores under one key. */
interface StoredValue<Value> {
  /** Returns null if nothing is stored, or what can no longer be read, which is then removed. */
  readonly read: () => Value | null;
  readonly write: (value: Value) => void;
  readonly clear: () => void;
}

/** Stores unfinished input in this browser, so that it survives a reload. */
export function storedIn<Value>(key: string, schema: z.ZodType<Value>): StoredValue<Value> {
  return {
    read: () => {
      const stored = localStorage.getItem(key);
      if (!stored) return null;
      try {
        return schema.parse(JSON.parse(stored));
      } catch {
        localStorage.removeItem(key);
        return null;
      }
    },
    write: (value) => localStorage.setItem(key, JSON.stringify(value)),
    clear: () => localStorage.removeItem(key),
  };
}
