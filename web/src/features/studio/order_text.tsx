import type { ImageConversion } from '@pochitto/functions/domain/studio/image_conversion';
import { studioVariants } from '@pochitto/functions/domain/studio/studio_variants';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { useShortDateTime } from '../../i18n/format_date.ts';
import type { Conversion } from './conversions.ts';

/** What was requested and when, how it was made, and how long it took. */
export function OrderText({ conversion }: { conversion: Conversion }) {
  const t = useTranslations('studio.result');
  const format = useFormatter();
  const short = useShortDateTime();
  const askedFor = useAskedFor();
  const { engine, status, processingTime, createdAt } = conversion;
  return (
    <div className="text-note text-ink-soft">
      <p className="whitespace-pre-line">
        {t('order')}: {askedFor(conversion)}
      </p>
      <p>
        {short(createdAt)}
        {processingTime === null || status !== 'completed'
          ? null
          : ` · ${t('seconds', { seconds: Number(format.number(processingTime, { maximumFractionDigits: 1, useGrouping: false })) })}`}
        {status === 'failed' ? null : ` · ${engine === 'openai' ? t('byAi') : t('byUs')}`}
      </p>
    </div>
  );
}

type Asked = Pick<ImageConversion, 'prompt' | 'effect'>;

/** Returns what was requested, in the reader's language if it was chosen from a list, else as written. */
export function useAskedFor(): (asked: Asked) => string {
  const locale = useLocale();
  return ({ prompt, effect }) => (effect && studioVariants(effect, 1)[0]?.label[locale]) || prompt;
}
