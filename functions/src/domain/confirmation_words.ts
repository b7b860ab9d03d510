import { isLoginIdEmail } from './login_id.ts';

/** For somebody without an address. */
const fallback = ['削除', 'DELETE'] as const;

/**
 * What somebody may type to confirm that they want to be deleted: their login ID, else their e-mail address, else a
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
