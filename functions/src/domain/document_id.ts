import { z } from 'zod';

/** Firestore keeps ids and field names like `__x__` for itself, and refuses them. */
const reserved = /^__.*__$/s;

const idOf = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern)
    .refine((id) => !reserved.test(id), 'bad_request');

/** The id of a document of ours, wherever one comes from outside. */
export const documentIdSchema = idOf(/^[A-Za-z0-9_-]{1,128}$/);

/** A uid, which is the id of documents, too: of Firebase Auth, or `line:` and a LINE user id. */
export const uidSchema = idOf(/^[A-Za-z0-9_:-]{1,128}$/);

/** The id of a notice: its kind and its cause, which may hold a uid. */
export const noticeIdSchema = idOf(/^[A-Za-z0-9_:-]{1,250}$/);

/** 32 random bytes, base64url. */
export const opaque = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const isReservedId = (id: string): boolean => reserved.test(id);
