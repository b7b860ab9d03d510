import { randomUUID } from 'node:crypto';
import { type User, userSchema } from '@pochitto/functions/domain/accounts/user';
import { documents } from '@pochitto/functions/domain/paths';
import { offers } from '@pochitto/functions/domain/tokens/prices';
import { doc, getDoc, onSnapshot } from 'firebase/firestore';
import type { Person } from './person.ts';
import { until } from './until.ts';

type TokenOffer = 'tokens_50' | 'tokens_120';

/**
 * Buys tokens with a card at the Stripe sandbox, and waits until its webhook has credited them. Returns the
 * balance.
 */
export async function buyTokens(person: Person, stripeUrl: string, offer: TokenOffer): Promise<number> {
  const place = doc(person.firestore, documents.user(person.uid));
  const before = userSchema.parse((await getDoc(place)).data()).tokenBalance;
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
        place,
        (snapshot) => look(userSchema.parse(snapshot.data({ serverTimestamps: 'estimate' }))),
        fail,
      ),
    ({ tokenBalance }) => tokenBalance === before + offers[offer].tokens,
    { what: 'the credit' },
  );
  return user.tokenBalance;
}
