import { useEffect, useState } from 'react';

/** How long the outcome stands, in ms. */
const shownFor = 2000;

/** Puts `text` on the clipboard; `told` says for a moment what became of it, where a browser may have refused. */
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
