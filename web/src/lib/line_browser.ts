/** Tells whether the page is in LINE's in-app browser, where Google blocks sign-in and files cannot be saved. */
export function isLineBrowser(userAgent: string = navigator.userAgent): boolean {
  return /\bLine\/\d/.test(userAgent);
}

/** Returns the address with the parameter that makes LINE open it in the phone's own browser. */
export function externalAddress(address: string): string {
  const url = new URL(address);
  url.searchParams.set('openExternalBrowser', '1');
  return url.href;
}
