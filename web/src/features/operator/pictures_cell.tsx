import type { CallableOutput } from '@pochitto/functions/domain/api';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { InlineError } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';

type Pictures = CallableOutput<'inspectPictures'>['pictures'];

/**
 * The number of pictures of a conversion; the pictures themselves only on demand, because each access is recorded.
 */
export function PicturesCell(props: { conversionId: string; came: number; ordered: number }) {
  const { conversionId, came, ordered } = props;
  const t = useTranslations('operator.studio');
  const [pictures, setPictures] = useState<Pictures | null>(null);
  const { request, isBusy, error } = useRequest();

  const look = () =>
    request(async () => setPictures((await call('inspectPictures', { conversionId })).pictures));

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="tabular-nums">
        {came}/{ordered}
      </span>
      {came > 0 && pictures === null ? (
        <Button
          kind="plain"
          isDisabled={isBusy}
          onPress={look}
          data-testid={`look-${conversionId}`}
          className="-my-3"
        >
          {t('showPictures')}
        </Button>
      ) : null}
      {pictures?.length === 0 ? <span className="text-note text-ink-soft">{t('noPictures')}</span> : null}
      {pictures && pictures.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {pictures.map(({ number, webp, isDeleted }) => (
            <li key={number}>
              <img
                src={`data:image/webp;base64,${webp}`}
                alt={t(isDeleted ? 'deletedPicture' : 'pictureOf', { number })}
                title={t(isDeleted ? 'deletedPicture' : 'pictureOf', { number })}
                className={`h-24 w-auto rounded-lg ${isDeleted ? 'opacity-50' : ''}`}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <InlineError error={error} />
    </div>
  );
}
