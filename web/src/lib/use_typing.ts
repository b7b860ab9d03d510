import { useCallback, useEffect, useState } from 'react';

interface Typing {
  /** The stored text. */
  readonly kept: string;
  readonly onText: (text: string) => void;
  /** Debounce delay after the last keystroke. */
  readonly pauseMs: number;
  /** Normalizes a text for storage; by default as typed. */
  readonly tidy?: (text: string) => string;
}

const asTyped = (text: string) => text;

/**
 * Debounces a text field: typing stays local and is passed on after a pause, so that the page does not render for
 * every keystroke. Text that is typed before the next render is kept: only text from elsewhere replaces it.
 */
export function useTyping({ kept, onText, pauseMs, tidy = asTyped }: Typing) {
  const [text, setText] = useState(kept);
  const [seen, setSeen] = useState(kept);
  const [handedOn, setHandedOn] = useState<string | null>(null);
  if (kept !== seen) {
    setSeen(kept);
    if (kept !== handedOn) {
      setText(kept);
      setHandedOn(null);
    }
  }
  const next = tidy(text);
  /** Passes the text on immediately. */
  const keep = useCallback(() => {
    if (next === kept) return;
    setHandedOn(next);
    onText(next);
  }, [next, kept, onText]);
  useEffect(() => {
    if (next === kept) return;
    const timer = setTimeout(keep, pauseMs);
    return () => clearTimeout(timer);
  }, [next, kept, keep, pauseMs]);
  return { text, setText, keep };
}
