import type { CaptionFont } from '@pochitto/functions/domain/preset';
import { browserCanvasBackend, prepareFonts } from '../../lib/compose/browser_canvas_backend.ts';
import { useLoad } from '../../lib/requests.ts';

/** A few letters in one of the caption fonts: just the pieces of the font that they need are fetched. */
export function FontSample({ font, text }: { font: CaptionFont; text: string }) {
  const { value: family } = useLoad(() => familyOf(text, font), [font, text], 'A font could not be shown.');
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

async function familyOf(text: string, font: CaptionFont): Promise<string> {
  await prepareFonts([text], font);
  const families = [...text].map((letter) => browserCanvasBackend.fontFamily(letter, font));
  return [...new Set(families)].join(', ');
}
