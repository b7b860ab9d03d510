import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { PochittoError } from '@pochitto/functions/domain/errors';
import type { CaptionFont } from '@pochitto/functions/domain/presets/preset';
import { messageProblem, tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLoad } from '../../../lib/requests.ts';
import { useErrorLine } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import type { StampSet, Sticker } from '../use_set.ts';

interface MessagesToMendProps {
  readonly set: StampSet;
  readonly isBusy: boolean;
  /** Gets the new texts by message ID. */
  readonly onMended: (messages: Readonly<Record<string, string>>) => void;
}

/** The messages that no font can draw, to edit; without that knowledge, all that failed. */
export function MessagesToMend({ set: { stamp, stickers }, isBusy, onMended }: MessagesToMendProps) {
  const t = useTranslations('set');
  const errorLine = useErrorLine();
  const font = stamp.presetConfig?.font ?? 'm-plus-rounded-1c';
  const failed = stickers.filter(({ state }) => state === 'failed');
  const search = useLoad(
    () => problemsOf(failed.map((sticker) => ({ sticker, text: sticker.message, font }))),
    [font, stamp.id],
    'The fonts could not be read.',
  );
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Problems>({});
  const [isChecking, setChecking] = useState(false);
  if (search.state === 'loading') return <p role="status">{t('findingMessages')}</p>;
  const found = search.value ?? {};
  const wrong = failed.filter(({ id }) => found[id]);
  const shown = wrong.length > 0 ? wrong : failed;

  const mend = async () => {
    setChecking(true);
    const entered = shown.map((sticker) => ({ sticker, text: texts[sticker.id] ?? sticker.message, font }));
    // Without the fonts, the server still checks them.
    const next = await problemsOf(entered).catch((): Problems => ({}));
    setChecking(false);
    setProblems(next);
    if (Object.keys(next).length > 0) return;
    onMended(Object.fromEntries(entered.map(({ sticker, text }) => [sticker.id, tidyMessage(text)])));
  };

  return (
    <div className="flex flex-col gap-2" data-testid="messages-to-mend">
      {shown.map(({ id, place, message }) => {
        const problem = problems[id] ?? null;
        return (
          <Field
            key={id}
            label={t('messageToMend', { number: place })}
            value={texts[id] ?? message}
            onChange={(text) => {
              setTexts((before) => ({ ...before, [id]: text }));
              setProblems((before) => without(before, id));
            }}
            problem={problem && errorLine(problem)}
            testId={`mend-message-${place}`}
          />
        );
      })}
      {shown.length < stickers.length ? <p className="text-note text-ink-soft">{t('othersStay')}</p> : null}
      <div>
        <Button kind="act" onPress={mend} isDisabled={isBusy || isChecking} data-testid="make-mended">
          <RotateCw size={20} strokeWidth={2} aria-hidden="true" />
          {t('againMended')}
        </Button>
      </div>
    </div>
  );
}

type Problems = Readonly<Record<string, ErrorCode>>;

const without = (problems: Problems, id: string): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([each]) => each !== id));

interface Entered {
  readonly sticker: Sticker;
  readonly text: string;
  /** Of the set; the sticker's own comes first. */
  readonly font: CaptionFont;
}

/** Returns why each text cannot be drawn, by message ID. Throws if the fonts cannot be loaded. */
async function problemsOf(entered: readonly Entered[]): Promise<Problems> {
  const { prepareFonts } = await import('../../../lib/compose/browser_canvas_backend.ts');
  const found = await Promise.all(
    entered.map(async ({ sticker: { id, caption }, text, font }) => {
      if (caption?.hidden) return [];
      const tidy = tidyMessage(text);
      const problem = messageProblem(tidy);
      if (problem) return [[id, problem] as const];
      try {
        await prepareFonts([tidy], caption?.font ?? font);
        return [];
      } catch (error) {
        if (error instanceof PochittoError) return [[id, error.code] as const];
        throw error;
      }
    }),
  );
  return Object.fromEntries(found.flat());
}
