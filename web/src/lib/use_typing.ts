import { useCallback, useEffect, useState } from 'react';

interface Typing {
  /** What is stored. */
  readonly kept: string;
  readonly onText: (text: string) => void;
  /** From the last key until the text is handed on. */
  readonly pauseMs: number;
  /** How a text is stored; as typed by default. */
  readonly tidy?: (text: string) => string;
}

const asTyped = (text: string) => text;

/**
 * Typing stays in the field and is handed on at a pause, so that a page is not drawn for every key. What is typed
 * between handing on and the next render stays: only a text from elsewhere replaces it.
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
  /** Hands on at once. */
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
