import { z } from 'zod';
import { actingSchema, newActingSchema } from '../acting/acting.ts';
import { failureSchema } from '../error_codes.ts';
import { captionStyleSchema } from '../presets/caption_style.ts';
import { messageText } from '../stamps/message_text.ts';
import { poseSchema } from '../stamps/pose.ts';
import { timestamp } from '../timestamp.ts';
import { mayFollow, type Transitions } from '../transition.ts';

export const messageStates = ['pending', 'running', 'done', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

/**
 * The life of a sticker. Only `stamps/messages.ts` may apply it. `done` and `failed` go back to `pending` when a
 * sticker is made again.
 */
export const messageTransitions: Transitions<MessageState> = {
  pending: ['running', 'failed'],
  running: ['pending', 'done', 'failed'],
  done: ['pending'],
  failed: ['pending'],
};

/** One that was to be made again and never was is `done` as it was before: `regenerations` tells. */
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
  message: messageText,
  /** The person's own; null = as the acting has it, or without one the preset's looks in turn. */
  pose: poseSchema.nullable(),
  /** How it acts its message out; null = a plain picture. */
  acting: actingSchema.nullable().default(null),
  /** null = as the preset has it. */
  caption: captionStyleSchema.nullable().default(null),
  /** Which of the preset's poses and caption colors it has by default, counted modulo their number; stays when the order changes. */
  styleIndex: z.number().int().min(0),
  /** A picture of its own in the bucket, where an engine drew one; null = the set's cut-out. */
  artPath: z.string().nullable().default(null),
  /** How often it was made again. */
  regenerations: z.number().int().min(0).default(0),
  /** The queue's run that makes it, or made it last. */
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

/** A message as a client sends it. Without an acting the server plans one; `null` asks for a plain sticker. */
export const newMessage = z.object({
  text: messageText,
  pose: poseSchema.nullable().default(null),
  acting: newActingSchema.nullable().optional(),
});
