/** Whether the page stands in LINE's own browser, which Google refuses to sign in from and which saves no files. */
export function isLineBrowser(userAgent: string = navigator.userAgent): boolean {
  return /\bLine\/\d/.test(userAgent);
}

/** The same address for the phone's own browser: LINE opens there what carries this parameter. */
export function externalAddress(address: string): string {
  const url = new URL(address);
  url.searchParams.set('openExternalBrowser', '1');
  return url.href;
}
