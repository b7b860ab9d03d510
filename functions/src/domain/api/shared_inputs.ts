import { z } from 'zod';
import { newActingSchema } from '../acting/acting.ts';
import { messageText } from '../stamps/message_text.ts';
import { poseSchema } from '../stamps/pose.ts';

/** 32 random bytes, base64url. */
export const opaque = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Without an acting the server plans one; `null` asks for a plain picture. */
export const newMessage = z.object({
  text: messageText,
  pose: poseSchema.nullable().default(null),
  acting: newActingSchema.nullable().optional(),
});
