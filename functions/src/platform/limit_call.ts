import type { Query } from 'firebase-admin/firestore';
import type { ErrorCode } from '../domain/error_codes.ts';
import { PochittoError } from '../domain/errors.ts';
import { allowancesOf, type LimitedName } from '../domain/limits.ts';
import { type Arrived, clientNetwork } from './client_network.ts';
import type { Context } from './context.ts';
import { keyedHash } from './hashes.ts';
import { limitRate } from './limit_rate.ts';

/** The caller: a signed-in person, or a network. */
interface Calling {
  readonly uid: string | null;
  readonly request: Arrived;
}

/**
 * Counts a call against the limit of the person or, without a sign-in, of the network.
 *
 * @throws PochittoError `too_often`
 */
export async function limitCall(
  context: Pick<Context, 'firestore' | 'now' | 'counterPatienceMs' | 'identityHashKey' | 'proxies'>,
  name: LimitedName,
  { uid, request }: Calling,
): Promise<void> {
  const allowances = allowancesOf(name);
  if (!allowances) return;
  const { person, address } = allowances;
  if (uid !== null && person) {
    await limitRate(context, { action: name, who: `person ${uid}` }, person);
  } else if (address) {
    const proxies = name === 'sharedImage' ? context.proxies.hosting : context.proxies.functions;
    const network = clientNetwork(request, proxies);
    const hidden = keyedHash(context.identityHashKey(), 'address', network);
    await limitRate(context, { action: name, who: `address ${hidden}` }, address);
  }
}

/**
 * Rejects a new item if the person has reached the limit of open ones. Counts outside any transaction, because a
 * query in one can lock the items of other people too. Calls of one person at the same time may exceed the limit by
 * their number, which is limited per minute.
 *
 * @param open query for the person's open items, without a limit.
 * @throws PochittoError `code`
 */
export async function limitOpen(
  open: Query,
  { most, code }: { readonly most: number; readonly code: ErrorCode },
): Promise<void> {
  const { count } = (await open.limit(most).count().get()).data();
  if (count >= most) throw new PochittoError(code);
}
