/** What somebody does on the pages of LINE or Google. */
export type AtProvider =
  | { readonly person: string }
  | 'cancels'
  | { readonly person: string; readonly agrees: false };

/**
 * A browser without a page that signs in at LINE or Google: follows redirects, keeps cookies, presses the pages' buttons.
 *
 * @returns where they send the browser back to.
 * @throws Error that holds the page when there is nothing to press on it.
 */
export async function signInAt(authorizeUrl: string, does: AtProvider): Promise<URL> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(authorizeUrl);
  let request: { url: URL; form?: URLSearchParams } = { url: new URL(authorizeUrl) };
  for (let step = 0; step < 20; step += 1) {
    const response = await fetch(request.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(request.form ? { method: 'POST', body: request.form } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
    const location = response.headers.get('location');
    if (location !== null) {
      const url = new URL(location, request.url);
      if (url.origin !== origin) return url;
      request = { url };
      continue;
    }
    request = { url: request.url, form: new URLSearchParams([press(await response.text(), does)]) };
  }
  throw new Error('Nobody ever sends the browser back.');
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}

function press(page: string, does: AtProvider): [name: string, value: string] {
  if (does === 'cancels') return ['cancel', 'yes'];
  if (/data-testid="(line|google)-login"/.test(page)) return ['person', does.person];
  if (!page.includes('data-testid="line-consent"')) throw new Error(`Nothing to press: ${page}`);
  return 'agrees' in does ? ['cancel', 'yes'] : ['allow', 'yes'];
}
