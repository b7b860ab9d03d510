import { z } from 'zod';
import { actingSchema, newActingSchema } from '../acting/acting.ts';
import { failureSchema } from '../error_codes.ts';
import { captionStyleSchema } from '../presets/preset.ts';
import { messageText, storedMessageText } from '../stamps/message_text.ts';
import { poseSchema } from '../stamps/pose.ts';
import { timestamp } from '../timestamp.ts';
import { mayFollow, type Transitions } from '../transition.ts';

export const messageStates = ['pending', 'running', 'done', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

/**
 * State transitions of a sticker. Only `stamps/messages.ts` may apply them. `done` and `failed` return to `pending`
 * for a regeneration.
 */
export const messageTransitions: Transitions<MessageState> = {
  pending: ['running', 'failed'],
  running: ['pending', 'done', 'failed'],
  done: ['pending'],
  failed: ['pending'],
};

/**
 * Tells whether a state change is valid. A regeneration that was not made also returns from `pending` to `done`,
 * the state before it.
 */
export function messageMayBecome(
  { state, regenerations }: { readonly state: MessageState; readonly regenerations: number },
  to: MessageState,
): boolean {
  return (
    mayFollow(messageTransitions, state, to) || (state === 'pending' && to === 'done' && regenerations > 0)
  );
}

export const generateQueueMessageSchema = z.object({
  userId: z.string().min(1),
  stampId: z.string().min(1),
  queueId: z.string().min(1),
  /** Empty only if the caption is hidden: a sticker without words. */
  message: storedMessageText,
  /** The person's own; null = that of the acting, or without one the preset's poses in rotation. */
  pose: poseSchema.nullable(),
  /** How it expresses its message; null = a plain sticker. */
  acting: actingSchema.nullable().default(null),
  /** null = the preset's. */
  caption: captionStyleSchema.nullable().default(null),
  /** Index into the preset's poses and caption colors, modulo their number; does not change with the order. */
  styleIndex: z.number().int().min(0),
  /** Its own art in the bucket, if an engine drew one; null = the set's cut-out. */
  artPath: z.string().nullable().default(null),
  /** How often it was regenerated. */
  regenerations: z.number().int().min(0).default(0),
  /** The queue's run that makes it, or last made it. */
  runNumber: z.number().int().min(0).default(0),
  /** Position in the set, 1-based. */
  orderPriority: z.number().int().min(1).max(40),
  state: z.enum(messageStates),
  failure: failureSchema.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});

export type GenerateQueueMessage = z.infer<typeof generateQueueMessageSchema>;

/** A message as sent by a client. Without an acting the server plans one; `null` requests a plain sticker. */
export const newMessage = z.object({
  text: messageText,
  pose: poseSchema.nullable().default(null),
  acting: newActingSchema.nullable().optional(),
});
