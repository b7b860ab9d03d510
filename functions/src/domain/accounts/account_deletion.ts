import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import { isLoginIdEmail } from './login_id.ts';

/** Replaces the uid of a deleted person; no uid begins with it. */
export const pseudonymPrefix = 'deleted_';

/** Longer than any run: after it, an unfinished deletion counts as crashed and is resumed. */
export const deletionRunSeconds = 600;

/**
 * How long the record stays after everything is removed. The person's ID tokens stay valid for up to an hour, and
 * running work may still have stored something: until then no profile is created under this uid; then a last pass
 * removes leftovers.
 */
export const deletionRestSeconds = 2 * 3600;

/** The record of an account deletion and its progress, under the uid. No client reads it. */
export const accountDeletionDocument = z.object({
  userId: z.string().min(1),
  /** Replaces the uid in the ledger's entries. It is deleted with this record: then nothing links the two. */
  pseudonym: z.string().startsWith(pseudonymPrefix),
  removedDocuments: z.number().int().min(0),
  /** A crash in the middle of a page of files loses their count, never the removal. */
  removedFiles: z.number().int().min(0),
  keptLedgerEntries: z.number().int().min(0),
  stripeCustomer: z.boolean(),
  /** null = not finished. */
  doneAt: timestamp.nullable(),
  /** When the sweep has to check it. */
  dueAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type AccountDeletion = z.infer<typeof accountDeletionDocument>;

/** For a person without an email address. */
const fallback = ['削除', 'DELETE'] as const;

/**
 * Returns the texts that a person may type to confirm their deletion: their login ID, else their e-mail address,
 * else a word. `email` is that of their profile, `signInEmail` that of Firebase Auth; '' for none.
 */
export function confirmationWords(email: string, signInEmail: string): readonly string[] {
  if (isLoginIdEmail(signInEmail)) return [signInEmail.slice(0, signInEmail.lastIndexOf('@'))];
  const addresses = [...new Set([email, signInEmail])].filter((address) => address !== '');
  return addresses.length > 0 ? addresses : fallback;
}

/** Tells whether the typed text is one of `words`, ignoring case and full-width forms. */
export function isConfirmation(words: readonly string[], typed: string): boolean {
  return words.some((word) => plain(word) === plain(typed));
}

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** How long it is stored that a deleted or removed sign-in already had its welcome ticket. */
export const formerSignInYears = 3;

/**
 * Stored under the keyed hash of a LINE user ID or a verified e-mail address that belonged to a deleted account, or
 * that an account gave up. Contains nothing else about the person.
 */
export const formerSignInDocument = z.object({
  /** A TTL policy on this field removes it. */
  expiresAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});
