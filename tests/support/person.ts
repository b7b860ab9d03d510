import { type ErrorDetails, errorDetails } from '@pochitto/functions/domain/api';
import { FunctionsError } from 'firebase/functions';
import { grant } from '../../functions/src/tokens/index.ts';
import {
  type Browser,
  openBrowser,
  type Person,
  signUp as signUpTo,
  verifyEmail as verifyEmailAt,
} from '../../tools/client/person.ts';
import { deployedContext } from './bare_context.ts';
import { stack } from './stack.ts';

export type { Person };

/** Returns a client that is not signed in. */
export const signedOutClient = (): Browser => openBrowser(stack());

/** Signs up a new person. Opens a profile unless `profile` is false. */
export const signUp = (options: { profile?: boolean; verified?: boolean } = {}): Promise<Person> =>
  signUpTo(stack(), options);

/** Verifies the e-mail address of a signed-in person. */
export const verifyEmail = (person: Person): Promise<void> => verifyEmailAt(stack(), person);

/** Signs up a new person with 1,000 tokens. */
export async function signUpWithTokens(options: { verified?: boolean } = {}): Promise<Person> {
  const person = await signUp(options);
  const { uid } = person;
  await grant(deployedContext().context, { grantId: uid, uid, tokens: 1000, tickets: 0 });
  return person;
}

/**
 * Returns the details of the error that rejected a call. @throws Error if the call succeeded.
 */
export async function rejectionOf(call: Promise<unknown>): Promise<ErrorDetails> {
  try {
    await call;
  } catch (error) {
    if (error instanceof FunctionsError) return errorDetails.parse(error.details);
    throw error;
  }
  throw new Error('The call succeeded, but a rejection was expected.');
}
