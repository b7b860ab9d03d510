import type { CaptionFont } from '@pochitto/functions/domain/preset';
import { useEffect, useState } from 'react';
import { browserCanvasBackend, prepareFonts } from '../../lib/compose/browser_canvas_backend.ts';

/** A few letters in one of the caption fonts: just the pieces of the font that they need are fetched. */
export function FontSample({ font, text }: { font: CaptionFont; text: string }) {
  const [family, setFamily] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    prepareFonts([text], font).then(
      () => {
        const families = [...text].map((letter) => browserCanvasBackend.fontFamily(letter, font));
        if (!left) setFamily([...new Set(families)].join(', '));
      },
      (error: unknown) => console.warn('A font could not be shown.', error),
    );
    return () => {
      left = true;
    };
  }, [font, text]);
  return (
    <span
      aria-hidden="true"
      className={`text-lg leading-7 whitespace-nowrap ${family ? 'animate-appear' : 'opacity-0'}`}
      style={family ? { fontFamily: family } : undefined}
    >
      {text}
    </span>
  );
}
