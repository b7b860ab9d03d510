import { useEffect, useState } from 'react';
import { externalAddress, isLineBrowser } from './line_browser.ts';

/** Saves a file through the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  // LINE's in-app browser fails to save without an error; the phone's browser can save.
  if (isLineBrowser()) {
    window.location.assign(externalAddress(window.location.href));
    return;
  }
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads the URL after the click handler has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** How long the result is shown, in ms. */
const shownFor = 2000;

/**
 * Returns a function that copies `text` to the clipboard, and `told`, the result, which is shown for a short time:
 * a browser may refuse to copy.
 */
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
