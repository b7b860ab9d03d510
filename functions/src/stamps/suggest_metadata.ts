import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readSet } from './read_set.ts';
import { suggestTexts } from './suggest_texts.ts';

/** Titles, descriptions, tags and categories that fit a set. The same set gets the same ones. */
export async function suggestMetadata(
  context: Context,
  { uid, displayName }: Caller,
  { stampId }: CallableRequest<'suggestMetadata'>,
): Promise<CallableOutput<'suggestMetadata'>> {
  return suggestTexts({ set: await readSet(context, uid, stampId), displayName });
}
