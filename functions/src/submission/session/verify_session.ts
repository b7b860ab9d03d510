import type { LineCreator } from '../../domain/submission/line_session.ts';
import type { Cookie, SiteAddress } from '../../vendors/creators-market/site.ts';
import { cookieHeader, isLineAddress, takeCookies } from './cookie_jar.ts';
import { creatorNameIn } from './creator_name_in.ts';

/**
 * - `alive`: the site recognizes the person; with the creator account and the renewed cookies
 * - `dead`: it asks to sign in
 * - `no_creator`: signed in, but not registered as a creator
 * - `unreachable`: no clear response
 */
export type Verdict = Alive | { readonly state: 'dead' | 'no_creator' | 'unreachable' };

interface Alive {
  readonly state: 'alive';
  readonly creator: LineCreator;
  readonly cookies: readonly Cookie[];
}

const maxRedirects = 10;
const maxPageBytes = 2_000_000;
const secondsInAll = 30;

/** Path of a creator's page, with or without a locale: `/my/<16 characters>/…`, `/zh-TW/my/…`. */
const creatorPath = /^(?:\/[a-z]{2}(?:-[A-Za-z]{2,4})?)?\/my\/([A-Za-z0-9]{16})(?:\/|$)/;
const signUpPath = /^(?:\/[a-z]{2}(?:-[A-Za-z]{2,4})?)?\/signup(?:\/(?!line_).*)?$/;

/**
 * Checks at the site whether a session is valid, with plain requests for the creator's own pages and their
 * redirects. If they do not lead to a creator, tries LINE's sign-in, which succeeds if the person is still signed
 * in there. Only LINE's own hosts are requested, and only they receive a cookie. Nothing is clicked, filled in or
 * accepted.
 *
 * @param ended aborts the check: `unreachable`.
 */
export async function verifySession(
  site: SiteAddress,
  cookies: readonly Cookie[],
  now: () => Date,
  ended?: AbortSignal,
): Promise<Verdict> {
  const signal = AbortSignal.any([AbortSignal.timeout(secondsInAll * 1000), ...(ended ? [ended] : [])]);
  for (const path of ['/my/', '/signup/line_auth']) {
    const verdict = await follow({ site, now, signal }, new URL(path, site.url), cookies);
    if (verdict === 'unsaid') continue;
    return verdict.state === 'alive' ? withName({ site, now, signal }, verdict) : verdict;
  }
  return { state: 'unreachable' };
}

interface Asking {
  readonly site: SiteAddress;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** `unsaid`: the response does not show whether the session is valid. */
async function follow(
  { site, now, signal }: Asking,
  from: URL,
  cookies: readonly Cookie[],
): Promise<Verdict | 'unsaid'> {
  let address = from;
  let jar = cookies;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const answer = await ask(address, jar, { now: now(), signal });
    if (!answer) return { state: 'unreachable' };
    jar = takeCookies(jar, { address, setCookies: answer.headers.getSetCookie(), site }, now());
    const next = redirectOf(answer, address);
    if (!next) return judge(site, { address, answer, jar });
    await answer.body?.cancel();
    if (!isLineAddress(site, next)) return { state: 'unreachable' };
    address = next;
  }
  return { state: 'unreachable' };
}

async function ask(
  address: URL,
  jar: readonly Cookie[],
  { now, signal }: { readonly now: Date; readonly signal: AbortSignal },
): Promise<Response | null> {
  try {
    return await fetch(address, {
      redirect: 'manual',
      signal,
      headers: { accept: 'text/html', cookie: cookieHeader(jar, address, now) },
    });
  } catch {
    // The message may quote the request.
    return null;
  }
}

/** Returns the target of a redirect; null if the response is no redirect. */
function redirectOf(answer: Response, from: URL): URL | null {
  const location = answer.headers.get('location');
  if (answer.status < 300 || answer.status >= 400 || location === null) return null;
  return URL.parse(location, from.href) ?? new URL('about:blank');
}

async function judge(
  site: SiteAddress,
  {
    address,
    answer,
    jar,
  }: { readonly address: URL; readonly answer: Response; readonly jar: readonly Cookie[] },
): Promise<Verdict | 'unsaid'> {
  if (answer.status >= 500 || answer.status === 429) return { state: 'unreachable' };
  if (address.origin !== new URL(site.url).origin) return { state: 'dead' };
  const pageId = creatorPath.exec(address.pathname)?.[1];
  if (pageId !== undefined) {
    return answer.ok ? aliveAs(pageId, jar) : { state: 'unreachable' };
  }
  if (answer.ok && signUpPath.test(address.pathname)) return { state: 'no_creator' };
  if (answer.status === 401 || answer.status === 403) return { state: 'dead' };
  const named = answer.ok ? await creatorNamedBy(answer, address) : undefined;
  return named === undefined ? 'unsaid' : aliveAs(named, jar);
}

const aliveAs = (pageId: string, cookies: readonly Cookie[]): Alive => ({
  state: 'alive',
  creator: { pageId, name: null },
  cookies,
});

/** Adds the creator name, if the form for a new item contains it without running scripts. */
async function withName({ site, now, signal }: Asking, verdict: Alive): Promise<Alive> {
  const { pageId } = verdict.creator;
  const address = new URL(`/my/${pageId}/sticker/create`, site.url);
  const answer = await ask(address, verdict.cookies, { now: now(), signal });
  if (!answer) return verdict;
  const setCookies = answer.headers.getSetCookie();
  const name = answer.ok ? creatorNameIn(await textOf(answer)) : null;
  return {
    state: 'alive',
    creator: { pageId, name },
    cookies: takeCookies(verdict.cookies, { address, setCookies, site }, now()),
  };
}

/** Finds the creator whose pages a page of the site links to. */
async function creatorNamedBy(answer: Response, address: URL): Promise<string | undefined> {
  const page = await textOf(answer);
  for (const [, href = ''] of page.matchAll(/\bhref="([^"]{1,500})"/g)) {
    const target = URL.parse(href, address.href);
    const pageId = target?.origin === address.origin ? creatorPath.exec(target.pathname)?.[1] : undefined;
    if (pageId !== undefined) return pageId;
  }
  return undefined;
}

/** Reads the start of a page (about 2 MB); empty if the connection breaks. */
async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > maxPageBytes) break;
    }
  } catch {
    return '';
  }
  return text;
}
