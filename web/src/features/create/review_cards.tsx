import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { draftCount } from '../../lib/draft/draft.ts';
import { shownMessages } from '../../lib/draft/draft_messages.ts';
import { PresetPicture } from '../../shared/presets/preset_picture.tsx';
import type { ChoosablePreset } from '../../shared/presets/presets.ts';
import { buttonClass } from '../../ui/button.tsx';
import { LocalPicture } from '../../ui/pictures.tsx';
import { useCreation } from './step.tsx';

/** Lists all choices so far, each with a link to change it. */
export function ReviewCards({ preset }: { preset: ChoosablePreset | null }) {
  const t = useTranslations();
  const locale = useLocale();
  const { draft, photo } = useCreation();
  const isOfPhoto = draft.art === 'photo';
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {isOfPhoto ? (
          <ReviewCard title={t('review.photo')} editLabel={t('review.editPhoto')} to="/create">
            {photo ? (
              <LocalPicture
                blob={photo}
                alt={t('photo.alt')}
                otherwise={t('photo.noPreview')}
                className="h-36 w-full"
              />
            ) : null}
          </ReviewCard>
        ) : (
          <ReviewCard title={t('create.steps.drawings')} editLabel={t('drawings.edit')} to="/create/drawings">
            <p className="grid h-36 place-items-center text-2xl font-bold">
              {t('drawings.count', { count: draftCount(draft) })}
            </p>
          </ReviewCard>
        )}
        <ReviewCard title={t('review.style')} editLabel={t('review.editStyle')} to="/create/style">
          <div className="grid h-36 place-items-center">
            {preset ? (
              <div className="w-full max-w-40 overflow-hidden rounded-xl">
                <PresetPicture slug={preset.slug} config={preset.config} isEdited={preset.isEdited} />
              </div>
            ) : null}
          </div>
          <p className="mt-2 min-h-7 text-center font-bold">{preset?.name[locale]}</p>
          {isOfPhoto ? (
            <p className="text-center text-note text-ink-soft">{t(`style.engines.${draft.engine}.name`)}</p>
          ) : null}
        </ReviewCard>
      </div>
      {isOfPhoto ? (
        <ReviewCard
          title={`${t('review.messages')} (${draft.count})`}
          editLabel={t('review.editMessages')}
          to="/create/messages"
        >
          <ol className="flex flex-wrap gap-1.5">
            {shownMessages(draft).map((message) => (
              <li key={message.id} className="rounded-full bg-sunken px-3 py-1 text-sm">
                {message.text}
              </li>
            ))}
          </ol>
        </ReviewCard>
      ) : null}
    </>
  );
}

interface ReviewCardProps {
  readonly title: string;
  readonly editLabel: string;
  readonly to: string;
  readonly children: ReactNode;
}

function ReviewCard({ title, editLabel, to, children }: ReviewCardProps) {
  const t = useTranslations('review');
  return (
    <section className="flex flex-col rounded-card border border-line bg-card p-4">
      <div className="mb-2 flex items-center justify-between gap-2">
        <h2 className="text-base">{title}</h2>
        <Link to={to} aria-label={editLabel} className={buttonClass('plain', '-my-2 -mr-2 text-sm')}>
          {t('edit')}
        </Link>
      </div>
      {children}
    </section>
  );
}
