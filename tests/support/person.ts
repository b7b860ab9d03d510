import { type Refusal, refusal } from '@pochitto/functions/domain/api';
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

/** Somebody who has not signed in. */
export const stranger = (): Browser => openBrowser(stack());

/** Somebody new who has signed up and, unless told otherwise, opened a profile. */
export const signUp = (options: { profile?: boolean; verified?: boolean } = {}): Promise<Person> =>
  signUpTo(stack(), options);

/** Proves that the address of somebody signed in is theirs. */
export const verifyEmail = (person: Person): Promise<void> => verifyEmailAt(stack(), person);

/** Somebody new who can pay for many sets. */
export async function signUpRich(options: { verified?: boolean } = {}): Promise<Person> {
  const person = await signUp(options);
  const { uid } = person;
  await grant(deployedContext().context, { grantId: uid, uid, tokens: 1000, tickets: 0 });
  return person;
}

/** What a refused call said; fails when the call was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof FunctionsError) return refusal.parse(error.details);
    throw error;
  }
  throw new Error('The call was expected to be refused.');
}
