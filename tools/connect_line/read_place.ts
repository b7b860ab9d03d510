import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT, StackInfo } from '../stack/stack_info.ts';
import { language, words } from './words.ts';

/** Where cookies are collected, and where they are handed over. */
export interface Place {
  /** Display name. */
  readonly name: string;
  /** Callables are at `<functionsUrl>/<name>`. */
  readonly functionsUrl: string;
  readonly site: Site;
}

/** Base URLs of Creators Market and its sign-in, without a trailing slash. */
export interface Site {
  readonly url: string;
  readonly accessUrl: string;
}

const line: Site = { url: 'https://creator.line.me', accessUrl: 'https://access.line.me' };
const stackFile = join(ROOT, '.pochitto', 'stack.json');

const deployed = z.object({
  firebase: z.object({ projectId: z.string().regex(/^[a-z0-9-]+$/) }),
  region: z.string().regex(/^[a-z0-9-]+$/),
  emulators: z.null().default(null),
});

/**
 * Resolves a deployed Pochitto by the URL of its page, whose `config.json` names its functions; without a URL, the
 * stack on this machine with the sandbox of Creators Market.
 *
 * @throws Error of one line.
 */
export async function readPlace(server: string | undefined, file = stackFile): Promise<Place> {
  const say = words[language()];
  if (server === undefined) return stackPlace(file, say.noServer);
  const address = URL.parse(server);
  if (address?.protocol !== 'https:') throw new Error(say.badServer);
  const { firebase, region } = await configOf(address).catch(() => {
    throw new Error(say.serverSilent);
  });
  const functionsUrl = `https://${region}-${firebase.projectId}.cloudfunctions.net`;
  return { name: address.origin, functionsUrl, site: line };
}

function stackPlace(file: string, otherwise: string): Place {
  if (!existsSync(file)) throw new Error(otherwise);
  const { webUrl, functionsUrl, sandboxes } = StackInfo.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { creatorsMarket: url, creatorsMarketAccess: accessUrl } = sandboxes;
  if (!functionsUrl || !url || !accessUrl) throw new Error(otherwise);
  return { name: webUrl ?? functionsUrl, functionsUrl, site: { url, accessUrl } };
}

async function configOf(address: URL): Promise<z.infer<typeof deployed>> {
  const answer = await fetch(new URL('/config.json', address), { signal: AbortSignal.timeout(20_000) });
  return deployed.parse(await answer.json());
}
