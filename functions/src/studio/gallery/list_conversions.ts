import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { writeAudit } from '../../platform/write_audit.ts';
import { galleryPage } from './gallery_page.ts';

/** A page of the caller's own gallery. */
export function listConversions(
  context: Context,
  { uid }: Caller,
  filter: CallableRequest<'listConversions'>,
): Promise<CallableOutput<'listConversions'>> {
  return galleryPage(context, uid, filter);
}

/** A page of another person's gallery. The access is logged before anything is returned. */
export async function listConversionsOf(
  context: Context,
  caller: Caller,
  { uid, cursor }: CallableRequest<'listConversionsOf'>,
): Promise<CallableOutput<'listConversionsOf'>> {
  await writeAudit(context, caller, { action: 'conversions_listed', targetId: uid, change: null });
  return galleryPage(context, uid, { cursor, status: null, from: null, to: null, text: '' });
}
