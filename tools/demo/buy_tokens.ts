import { randomUUID } from 'node:crypto';
import { documents } from '@pochitto/functions/domain/paths';
import { offers } from '@pochitto/functions/domain/prices';
import { type User, userSchema } from '@pochitto/functions/domain/user';
import { doc, onSnapshot } from 'firebase/firestore';
import type { Person } from '../client/person.ts';
import { until } from '../client/until.ts';

/** Buys 50 tokens with a card at the sandbox, and waits for its webhook to credit them. Answers the balance. */
export async function buyTokens(person: Person, stripeUrl: string): Promise<number> {
  const offer = 'tokens_50';
  const { url } = await person.call('openCheckout', { offer, requestId: randomUUID(), locale: 'ja' });
  const session = url.split('/').at(-1);
  const paid = await fetch(`${stripeUrl}/sandbox/paySession`, {
    method: 'POST',
    body: JSON.stringify({ session }),
  });
  if (!paid.ok) throw new Error(`The sandbox took no payment: ${await paid.text()}`);
  const user = await until<User>(
    (look, fail) =>
      onSnapshot(
        doc(person.firestore, documents.user(person.uid)),
        (snapshot) => look(userSchema.parse(snapshot.data({ serverTimestamps: 'estimate' }))),
        fail,
      ),
    ({ tokenBalance }) => tokenBalance === offers[offer].tokens,
    { what: 'the credit' },
  );
  return user.tokenBalance;
}
