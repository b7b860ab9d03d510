import type { CallableOutput } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { requireSite } from './connect_line.ts';
import { creatorState } from './creator.ts';
import { cookieState } from './session_cookies.ts';
import { type Connection, changeSession, expireSession, unsealSession } from './stored_session.ts';
import { verifySession } from './verify_session.ts';
import { withSession } from './with_session.ts';

/**
 * Asks Creators Market whether the person's session is still valid, and stores the result.
 *
 * @throws PochittoError `line_session_none`, `submission_site_down` (nothing is changed), `submission_off`
 */
export async function checkLineSession(
  context: Context,
  { uid }: Caller,
): Promise<CallableOutput<'checkLineSession'>> {
  const site = requireSite(context);
  const unsealed = await unsealSession(context, uid);
  if (unsealed.state === 'none') throw new PochittoError('line_session_none');
  if (unsealed.state === 'ended') return expired(context, unsealed.connection);
  const { session } = unsealed;
  return withSession(context, session, async ({ signal }) => {
    const verdict = await verifySession(site, session.cookies, context.now, signal);
    signal.throwIfAborted();
    if (verdict.state === 'unreachable') throw new PochittoError('submission_site_down');
    if (verdict.state !== 'alive') return expired(context, session);
    const { creator, cookies } = verdict;
    await changeSession(context, session, (known) => ({
      ...cookieState(context.lineSessionKeys(), uid, cookies),
      ...creatorState(known, creator),
      verifiedAt: context.now(),
    }));
    return { status: 'active' };
  });
}

async function expired(context: Context, connection: Connection): Promise<{ status: 'expired' }> {
  await expireSession(context, connection);
  return { status: 'expired' };
}
