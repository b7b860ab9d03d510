import type { IncomingMessage } from 'node:http';
import { readBody } from './read_body.ts';

/** A form-encoded body. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await readBody(request));
}
