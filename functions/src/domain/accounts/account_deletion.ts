import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import { isLoginIdEmail } from './login_id.ts';

/** Replaces the uid of a deleted person; no uid begins with it. */
export const pseudonymPrefix = 'deleted_';

/** Longer than any run: after it, an unfinished deletion counts as crashed and is resumed. */
export const deletionRunSeconds = 600;

/**
 * How long the order stays after everything is gone. ID tokens of the person live for an hour longer, and what was
 * running may still have stored something: until then no profile is made under this uid, and then a last look
 * is taken.
 */
export const deletionRestSeconds = 2 * 3600;

/** The record of an account deletion and its progress, under the uid. No client reads it. */
export const accountDeletionDocument = z.object({
  userId: z.string().min(1),
  /** What the ledger's entries carry in place of the uid. Gone with this order: then nothing links the two. */
  pseudonym: z.string().startsWith(pseudonymPrefix),
  removedDocuments: z.number().int().min(0),
  /** A death in the middle of a page of files loses their count, never the files. */
  removedFiles: z.number().int().min(0),
  keptLedgerEntries: z.number().int().min(0),
  stripeCustomer: z.boolean(),
  /** null = still at it. */
  doneAt: timestamp.nullable(),
  /** When the sweep has to look. */
  dueAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type AccountDeletion = z.infer<typeof accountDeletionDocument>;

/** For a person without an email address. */
const fallback = ['削除', 'DELETE'] as const;

/**
 * What a person may type to confirm their deletion: their login ID, else their e-mail address, else a
 * word. `email` is their profile's, `signInEmail` Firebase Auth's; '' where there is none.
 */
export function confirmationWords(email: string, signInEmail: string): readonly string[] {
  if (isLoginIdEmail(signInEmail)) return [signInEmail.slice(0, signInEmail.lastIndexOf('@'))];
  const addresses = [...new Set([email, signInEmail])].filter((address) => address !== '');
  return addresses.length > 0 ? addresses : fallback;
}

/** Whether what was typed is one of `words`, in capitals or not, full-width or not. */
export function isConfirmation(words: readonly string[], typed: string): boolean {
  return words.some((word) => plain(word) === plain(typed));
}

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** How long it is remembered that a sign-in that was deleted or given up had its welcome ticket. */
export const formerSignInYears = 3;

/**
 * Under the keyed hash of a LINE user ID or a verified email address of a deleted account, or that an account gave up. Contains nothing else
 * about the person.
 */
export const formerSignInDocument = z.object({
  /** A TTL policy on this field removes it. */
  expiresAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});
