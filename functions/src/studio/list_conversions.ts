import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { galleryPage } from './gallery_page.ts';

/** A page of the caller's own gallery. */
export function listConversions(
  context: Context,
  { uid }: Caller,
  filter: CallableRequest<'listConversions'>,
): Promise<CallableOutput<'listConversions'>> {
  return galleryPage(context, uid, filter);
}
