import { type CaptionFont, captionFonts } from '@pochitto/functions/domain/presets/preset';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslations } from 'use-intl';
import { browserCanvasBackend, prepareFonts } from '../../lib/compose/browser_canvas_backend.ts';
import { useLoad } from '../../lib/requests.ts';
import { useChosen, useEditor } from './use_editor.ts';

/** Choice of the five fonts, each shown in its own face. */
export function FontChoice() {
  const t = useTranslations('editor.words');
  const { preset } = useEditor();
  const { sticker, changeCaption } = useChosen();
  return (
    <RadioGroup
      value={sticker.fullCaption.font ?? preset.font}
      onChange={(value) => {
        const font = captionFonts.find((each) => each === value);
        if (font) changeCaption({ font: font === preset.font ? null : font });
      }}
      orientation="horizontal"
      className="flex flex-col gap-2"
    >
      <Label className="text-note font-bold text-ink-soft">{t('font')}</Label>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-2">
        {captionFonts.map((font) => (
          <Radio
            key={font}
            value={font}
            aria-label={t(`fonts.${font}`)}
            data-testid={`font-${font}`}
            className="pressable flex min-h-14 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-xl border border-line-strong bg-card px-2 py-1.5 hover:bg-sunken data-[selected]:border-ink data-[selected]:ring-2 data-[selected]:ring-ink"
          >
            <FontSample font={font} text={t('fontSample')} />
            <span className="text-note text-ink-soft">{t(`fonts.${font}`)}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

/** A few letters in a caption font; only the slices of the font that they need are fetched. */
function FontSample({ font, text }: { font: CaptionFont; text: string }) {
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
