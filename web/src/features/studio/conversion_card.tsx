import type { ConversionView } from '@pochitto/functions/domain/api/studio';
import { errorCodes } from '@pochitto/functions/domain/error_codes';
import { CircleAlert, CircleCheck, Clock, Hourglass, type LucideIcon, Star } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { useErrorText } from '../../shared/error_notice.tsx';
import { StatusBadge, type StatusTint } from '../../ui/status_badge.tsx';
import { DaysLeft } from './conversion_state.tsx';
import { useAskedFor } from './order_text.tsx';
import { StoredPicture } from './stored_picture.tsx';

const badges: Record<ConversionView['status'], { tint: StatusTint; icon: LucideIcon }> = {
  pending: { tint: 'wait', icon: Hourglass },
  processing: { tint: 'busy', icon: Clock },
  completed: { tint: 'done', icon: CircleCheck },
  failed: { tint: 'problem', icon: CircleAlert },
  cancelled: { tint: 'wait', icon: CircleAlert },
};

/** A conversion in the gallery: its pictures, its request, and its expiry; the whole card is a link to it. */
export function ConversionCard({ conversion }: { conversion: ConversionView }) {
  const t = useTranslations('studio.list');
  const dateTime = useDateTime();
  const askedFor = useAskedFor();
  const { conversionId, status, images, createdAt } = conversion;
  const date = dateTime(new Date(createdAt));
  const best = Math.max(0, ...images.map(({ rating }) => rating ?? 0));
  const first = images.map(({ expiresAt }) => expiresAt).toSorted()[0];
  return (
    <li
      className="relative flex flex-col overflow-hidden rounded-card border border-line bg-card has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-sky"
      data-testid={`conversion-${conversionId}`}
      data-status={status}
    >
      <Pictures conversion={conversion} />
      <div className="flex flex-1 flex-col items-start gap-2 p-4">
        <div className="flex w-full flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge {...badges[status]} text={t(`statuses.${status}`)} />
          {best > 0 ? (
            <span className="flex items-center gap-1 text-note text-ink-soft">
              <Star size={15} className="fill-yolk text-amber" aria-hidden="true" />
              <span aria-hidden="true">{best}</span>
              <span className="sr-only">{t('best', { stars: best })}</span>
            </span>
          ) : null}
          <span className="ml-auto">{first ? <DaysLeft expiresAt={new Date(first)} /> : null}</span>
        </div>
        {status === 'failed' ? (
          <Failure code={conversion.errorCode} />
        ) : (
          <p className="line-clamp-2 font-bold">{askedFor(conversion)}</p>
        )}
        <Link
          to={`/studio/${conversionId}`}
          aria-label={t('open', { date })}
          data-testid={`open-${conversionId}`}
          className="mt-auto text-note text-ink-soft outline-none after:absolute after:inset-0"
        >
          {date}
          {images.length > 0 ? ` · ${t('pictures', { count: images.length })}` : ''}
        </Link>
      </div>
    </li>
  );
}

/** The first picture large, the others beside it. */
function Pictures({ conversion: { images, status } }: { conversion: ConversionView }) {
  const t = useTranslations('studio.list');
  const [first, ...others] = images;
  const { icon: Icon } = badges[status];
  if (!first) {
    return (
      <div className="grid aspect-[4/3] place-items-center bg-sunken p-4 text-center text-note text-ink-soft">
        {status === 'completed' ? (
          t('gone')
        ) : (
          <Icon size={40} strokeWidth={1.5} className="opacity-50" aria-hidden="true" />
        )}
      </div>
    );
  }
  const side = others.slice(0, 2);
  return (
    <div
      className={`grid aspect-[4/3] grid-rows-[minmax(0,1fr)] gap-0.5 overflow-hidden bg-sunken ${side.length > 0 ? 'grid-cols-[2fr_1fr]' : ''}`}
    >
      <StoredPicture
        path={first.thumbnailPath}
        alt=""
        className="size-full min-h-0 object-cover object-[50%_25%]"
      />
      {side.length > 0 ? (
        <div className="grid min-h-0 auto-rows-fr gap-0.5">
          {side.map((each) => (
            <StoredPicture
              key={each.imageId}
              path={each.thumbnailPath}
              alt=""
              className="size-full min-h-0 object-cover object-[50%_25%]"
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Says why no picture was made, and that nothing was counted. */
function Failure({ code }: { code: string | null }) {
  const t = useTranslations('studio');
  const [what] = useErrorText()(errorCodes.find((each) => each === code) ?? 'studio_failed');
  return (
    <div>
      <p className="font-bold">{what}</p>
      <p className="text-note text-ink-soft">{t('uncounted')}</p>
    </div>
  );
}
