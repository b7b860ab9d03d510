import { PochittoError } from '../../domain/errors.ts';
import type { LineCreator, LineSession } from '../../domain/submission/line_session.ts';
import type { Context } from '../../platform/context.ts';
import type { Visit } from '../../vendors/creators-market/site.ts';
import type { OpenedSession } from './stored_session.ts';
import { changeSession } from './stored_session.ts';

/**
 * Returns the creator account that a session stores. The first one seen becomes the connected one; a different one
 * is stored next to it until the person confirms the change.
 */
export function creatorState(
  known: Pick<LineSession, 'pageId' | 'creatorName'> | null,
  seen: LineCreator,
): Pick<LineSession, 'pageId' | 'creatorName' | 'otherCreator'> {
  const { pageId = null, creatorName = null } = known ?? {};
  if (pageId !== null && pageId !== seen.pageId) return { pageId, creatorName, otherCreator: seen };
  return { pageId: seen.pageId, creatorName: seen.name ?? creatorName, otherCreator: null };
}

/**
 * Compares the account of a visit with the connected one, before anything is typed.
 *
 * @throws PochittoError `line_other_creator`, after storing the other account in the session
 */
export async function requireRightCreator(
  context: Context,
  session: OpenedSession,
  visit: Pick<Visit, 'readCreatorName'>,
  pageId: string,
): Promise<void> {
  const isRight = session.pageId === null || session.pageId === pageId;
  if (isRight && session.pageId !== null && session.creatorName !== null) return;
  const name = await visit.readCreatorName();
  await changeSession(context, session, (known) => creatorState(known, { pageId, name }));
  if (!isRight) throw new PochittoError('line_other_creator');
}
