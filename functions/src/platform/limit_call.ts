import { allowancesOf, type LimitedName } from '../domain/limits.ts';
import { type Arrived, clientNetwork } from './client_network.ts';
import type { Context } from './context.ts';
import { keyedHash } from './keyed_hash.ts';
import { limitRate } from './limit_rate.ts';

/** Who calls: somebody signed in, or whoever is behind an address. */
interface Calling {
  readonly uid: string | null;
  readonly request: Arrived;
}

/**
 * Counts a call on the allowance of the person, or on that of the network where nobody is signed in.
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
