import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { planStickers } from '@pochitto/functions/domain/acting/plan_set';
import { seedPresets } from '@pochitto/functions/domain/presets/seed_presets';
import { messageProblem, tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { newDraft, readDraft, startDraft } from '../../lib/draft/draft.ts';
import { shownMessages } from '../../lib/draft/draft_messages.ts';
import { acceptedPhotos } from '../../lib/photo/read_photo.ts';
import { useDrawnStickers } from '../../shared/presets/use_drawn_stickers.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { FileButton } from '../../ui/file_button.tsx';
import { LocalPicture, PixelPicture } from '../../ui/pictures.tsx';
import { TrialStopped } from './trial_stopped.tsx';
import { useTrial } from './use_trial.ts';

/** The styles of a trial, chosen to differ; the others are available when the set is created. */
const slugs = ['classic', 'pastel', 'comic', 'watercolor'];
const presets = seedPresets.filter(({ slug }) => slugs.includes(slug));

interface TrialProps {
  readonly photo: File;
  readonly onPhoto: (photo: File) => void;
}

/** Makes eight stickers of a photo before sign-up, with a link that continues to a set. */
export function Trial({ photo, onPhoto }: TrialProps) {
  const t = useTranslations('home.trial');
  const notice = useTranslations('notice');
  const locale = useLocale();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const [slug, setSlug] = useState('classic');
  const { cutOut, again } = useTrial(photo);
  const config = presets.find((preset) => preset.slug === slug)?.config ?? null;
  const file = cutOut.state === 'ready' ? cutOut.file : null;
  const texts = useMemo(() => trialMessages(locale), [locale]);
  const stickers = config ? planStickers(texts, { preset: config, subject: 'auto' }) : [];
  const { pictures, state } = useDrawnStickers(config, file, stickers);
  const isStopped = ['failed', 'offline', 'too_large'].includes(cutOut.state) || state === 'failed';
  const isRetrying = cutOut.state === 'cutting' && cutOut.isRetrying;
  const isDone = file !== null && state === 'drawn';

  // biome-ignore lint/correctness/useExhaustiveDependencies: another photo starts over.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [photo]);

  const goOn = async () => {
    await startDraft(photo, locale, { presetId: slug });
    await navigate('/create/messages');
  };

  return (
    <section data-testid="trial" data-state={isStopped ? 'stopped' : isDone ? 'drawn' : 'working'}>
      <h1 ref={heading} tabIndex={-1} className="scroll-mt-6 text-3xl outline-none sm:text-4xl">
        {t(isStopped ? 'stopped' : isDone ? 'ready' : 'working')}
      </h1>
      {isStopped ? (
        <TrialStopped
          cutOut={cutOut}
          photo={photo}
          onPhoto={onPhoto}
          onAgain={again}
          onGoOn={() => void goOn()}
        />
      ) : (
        <>
          <div className="mt-5 rounded-[28px] bg-chat-light p-4 text-[#2b2a33] sm:p-6">
            <div className="flex items-end gap-3 max-sm:min-h-24">
              <LocalPicture
                blob={photo}
                alt={t('photoAlt')}
                otherwise=""
                className="size-20 shrink-0 overflow-hidden rounded-2xl bg-white/40"
              />
              <p
                aria-live="polite"
                className="rounded-2xl rounded-bl-sm bg-white px-3.5 py-1.5 text-sm font-bold"
              >
                {isRetrying ? notice('retrying') : t(isDone ? 'shown' : file ? 'drawing' : 'cutting')}
              </p>
            </div>
            <ul
              aria-label={t('stickersLabel')}
              className="mt-4 grid grid-cols-2 gap-2 sm:grid-cols-4 sm:gap-3"
            >
              {texts.map((text, place) => {
                const pixels = pictures[place];
                return (
                  <li
                    key={text}
                    className="grid aspect-[37/32] min-h-0 grid-rows-[minmax(0,1fr)] place-items-center"
                  >
                    {pixels ? (
                      <PixelPicture
                        pixels={pixels}
                        label={text}
                        testId={`trial-${place + 1}`}
                        className="h-full w-full animate-land"
                      />
                    ) : (
                      <span className="grid h-full w-full place-items-center rounded-2xl bg-white/25 px-2 text-center text-sm font-bold">
                        {text}
                      </span>
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
          <div className="mt-5 flex flex-wrap items-end justify-between gap-5">
            <ChoiceRow
              label={t('styleLabel')}
              value={slug}
              options={presets.map((preset) => ({
                value: preset.slug,
                text: preset.name[locale],
                testId: `trial-${preset.slug}`,
              }))}
              onChange={setSlug}
            />
            <div className="flex flex-wrap gap-3 max-sm:w-full">
              <FileButton accept={acceptedPhotos} onFile={onPhoto} className="max-sm:w-full">
                {t('another')}
              </FileButton>
              <Button
                kind="act"
                className="max-sm:order-first max-sm:w-full"
                data-testid="trial-go-on"
                onPress={() => void goOn()}
              >
                {t('act')}
              </Button>
            </div>
          </div>
          <p className="mt-4 text-note text-ink-soft">{t('kept')}</p>
        </>
      )}
    </section>
  );
}

/** Number of stickers in a trial: the smallest set. */
const count = 8;

/** Returns the texts of a trial: the draft's own messages if they can be drawn, else suggestions. */
function trialMessages(language: Locale): string[] {
  const draft = readDraft() ?? newDraft(language);
  const own = shownMessages(draft)
    .map(({ text }) => tidyMessage(text))
    .filter((text) => messageProblem(text) === null);
  const suggested = newDraft(language).messages.map(({ text }) => text);
  return [...new Set([...own, ...suggested])].slice(0, count);
}
