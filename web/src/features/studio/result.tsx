import { MonitorPlay } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BrightnessPart } from './brightness_part.tsx';
import { CancelConversion, DaysLeft, ProgressLine, useProgressWords } from './conversion_state.tsx';
import type { Conversion, Picture } from './conversions.ts';
import { CustomerMode } from './customer_mode.tsx';
import type { ChosenPhoto } from './order.ts';
import { OrderText } from './order_text.tsx';
import { PictureActions } from './picture_actions.tsx';
import { picturePixels } from './picture_pixels.ts';
import { RatingPart } from './rating_part.tsx';
import { Stage, type StageView, stageViews } from './stage.tsx';
import { useBrightness } from './use_brightness.ts';
import { useVariantName, VariantStrip } from './variant_strip.tsx';

interface ResultProps {
  readonly uid: string;
  readonly conversion: Conversion;
  readonly hasPhoto: boolean;
  readonly onPhoto: (photo: ChosenPhoto) => void;
}

/** The finished variants: the selected one large with its actions, the others below. */
export function Result({ uid, conversion, hasPhoto, onPhoto }: ResultProps) {
  const t = useTranslations('studio');
  const name = useVariantName();
  const { images, status, generationCount, deliveredCount } = conversion;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [view, setView] = useState<StageView>('compare');
  const [shown, setShown] = useState<Picture | null>(null);
  const { brightnessOf, change, error } = useBrightness();
  const progressWords = useProgressWords();
  usePrefetch(images);

  const picture = images.find(({ imageId }) => imageId === chosenId) ?? images[0];
  if (!picture) return <MissingConversion text={t('result.allGone')} />;
  const isOpen = status === 'pending' || status === 'processing';
  const brightness = brightnessOf(picture);

  return (
    <div className="flex flex-col gap-4" data-testid="result" data-status={status}>
      {status === 'completed' && deliveredCount < generationCount ? (
        <Notice kind="info">{t('result.partly', { count: generationCount, done: deliveredCount })}</Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="mr-auto min-w-0 text-lg" data-testid="variant-name">
          {name(picture)}
        </h2>
        <Button onPress={() => setShown(picture)} data-testid="customer">
          <MonitorPlay size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('act.customer')}
        </Button>
      </div>
      {/* Above the picture, whose height changes with the view: the pressed control stays in place. */}
      <ChoiceRow
        label={t('view.label')}
        hideLabel
        value={view}
        options={stageViews.map((each) => ({
          value: each,
          text: t(`view.${each}`),
          testId: `view-${each}`,
        }))}
        onChange={setView}
      />
      <Stage
        originalPath={conversion.originalImagePath}
        picture={picture}
        brightness={brightness}
        view={view}
        label={name(picture)}
      />
      <VariantStrip conversion={conversion} chosenId={picture.imageId} onChoose={setChosenId} />
      {isOpen ? (
        <div className="flex flex-col gap-1" data-testid="making">
          <div className="flex flex-wrap items-center gap-x-3">
            <p role="status" className="mr-auto font-bold">
              {progressWords(conversion)}
            </p>
            <CancelConversion conversionId={conversion.id} />
          </div>
          <ProgressLine conversion={conversion} />
        </div>
      ) : null}
      <BrightnessPart
        key={picture.imageId}
        value={brightness}
        onChange={(value) => change(picture.imageId, value)}
        isUnsaved={error !== null}
      />
      <RatingPart picture={picture} />
      {error && error.code !== 'unavailable' ? <ErrorNotice error={error} /> : null}
      <PictureActions
        uid={uid}
        conversion={conversion}
        picture={picture}
        brightnessOf={brightnessOf}
        hasPhoto={hasPhoto}
        onPhoto={onPhoto}
      />
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <OrderText conversion={conversion} />
        <DaysLeft expiresAt={picture.expiresAt} />
      </div>
      <CustomerMode
        originalPath={conversion.originalImagePath}
        pictures={images}
        startWith={shown}
        brightnessOf={brightnessOf}
        onClose={() => setShown(null)}
      />
    </div>
  );
}

/** Prefetches the variants' pixels, so that switching between them never waits. */
function usePrefetch(images: readonly Picture[]): void {
  const paths = images.map(({ imagePath }) => imagePath).join(' ');
  useEffect(() => {
    for (const path of paths.split(' ')) {
      // The view that shows it reads it again and reports the error.
      if (path) picturePixels(path).catch(() => {});
    }
  }, [paths]);
}

/** The conversion no longer exists; links to continue. */
export function MissingConversion({ text }: { text?: string }) {
  const t = useTranslations('studio');
  return (
    <div
      className="flex flex-col items-center gap-3 rounded-card border border-line bg-card px-6 py-12 text-center"
      data-testid="missing-conversion"
    >
      {text ? (
        <p className="font-bold">{text}</p>
      ) : (
        <>
          <h2 className="text-xl">{t('result.missing')}</h2>
          <p className="text-ink-soft">{t('result.missingText')}</p>
        </>
      )}
      <Link to="/studio/gallery" className={buttonClass('quiet', 'mt-2')}>
        {t('gallery')}
      </Link>
    </div>
  );
}
