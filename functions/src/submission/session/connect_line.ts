import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { connectCookies, requireSite } from './connect_cookies.ts';

/** Connects Creators Market with cookies that the person pasted. */
export async function connectLine(
  context: Context,
  { uid }: Caller,
  { cookies }: CallableRequest<'connectLine'>,
): Promise<CallableOutput<'connectLine'>> {
  requireSite(context);
  await connectCookies(context, { uid, text: cookies, origin: 'pasted' });
  return {};
}
