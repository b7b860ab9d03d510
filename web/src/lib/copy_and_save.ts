import { useEffect, useState } from 'react';
import { externalAddress, isLineBrowser } from './line_browser.ts';

/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  // LINE's own browser saves nothing and says nothing: the phone's browser does.
  if (isLineBrowser()) {
    window.location.assign(externalAddress(window.location.href));
    return;
  }
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** How long the outcome stands, in ms. */
const shownFor = 2000;

/** Copies `text` to the clipboard; `told` is the result for a moment, because a browser may refuse. */
export function useCopy(text: string) {
  const [told, setTold] = useState<'copied' | 'copyFailed' | null>(null);
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setTold(null), shownFor);
    return () => clearTimeout(timer);
  }, [told]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold('copied');
    } catch {
      setTold('copyFailed');
    }
  };
  return { told, copy };
}
