/** What a person does on the pages of LINE or Google. */
export type ProviderAction =
  | { readonly person: string }
  | 'cancels'
  | { readonly person: string; readonly agrees: false };

/**
 * Signs in at LINE or Google as a browser without a window: follows redirects, keeps cookies, submits the pages' forms.
 * @returns the address at which the browser comes back.
 * @throws Error with the page's HTML if it has no button that this function knows.
 */
export async function signInAt(authorizeUrl: string, action: ProviderAction): Promise<URL> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(authorizeUrl);
  let request: { url: URL; form?: URLSearchParams } = { url: new URL(authorizeUrl) };
  for (let step = 0; step < 20; step += 1) {
    const response = await fetch(request.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(request.form ? { method: 'POST', body: request.form } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) storeCookie(cookies, cookie);
    const location = response.headers.get('location');
    if (location !== null) {
      const url = new URL(location, request.url);
      if (url.origin !== origin) return url;
      request = { url };
      continue;
    }
    request = { url: request.url, form: new URLSearchParams([answerPage(await response.text(), action)]) };
  }
  throw new Error('The provider did not redirect back within 20 steps.');
}

function storeCookie(cookies: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}

function answerPage(page: string, action: ProviderAction): [name: string, value: string] {
  if (action === 'cancels') return ['cancel', 'yes'];
  if (/data-testid="(line|google)-login"/.test(page)) return ['person', action.person];
  if (!page.includes('data-testid="line-consent"')) throw new Error(`No known button on the page: ${page}`);
  return 'agrees' in action ? ['cancel', 'yes'] : ['allow', 'yes'];
}
