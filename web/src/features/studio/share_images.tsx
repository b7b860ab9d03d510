import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { call } from '../../lib/firebase/call.ts';
import { NewLink } from '../../shared/shares/new_link.tsx';
import { OpenLinks } from '../../shared/shares/open_links.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import type { Conversion, Picture } from './conversions.ts';

interface ShareImagesProps {
  readonly uid: string;
  readonly conversion: Conversion;
  readonly picture: Picture;
}

/** Creates a link to one or all pictures of a conversion, and lists the open links. */
export function ShareImages({ uid, conversion, picture }: ShareImagesProps) {
  const t = useTranslations('studio.share');
  const dateTime = useDateTime();
  const [what, setWhat] = useState<'one' | 'all'>(conversion.images.length > 1 ? 'all' : 'one');
  const imageIds = what === 'all' ? conversion.images.map(({ imageId }) => imageId) : [picture.imageId];
  return (
    <>
      <NewLink
        make={(hours) => call('shareImages', { conversionId: conversion.id, imageIds, hours })}
        messageTitle={t('messageTitle')}
        kind="act"
      >
        {conversion.images.length > 1 ? (
          <ChoiceRow
            label={t('what')}
            value={what}
            options={[
              { value: 'one', text: t('one') },
              { value: 'all', text: t('all', { count: conversion.images.length }) },
            ]}
            onChange={setWhat}
          />
        ) : null}
      </NewLink>
      <OpenLinks
        uid={uid}
        of={{ conversionId: conversion.id }}
        textOf={({ content, expiresAt }) =>
          t('open', {
            count: content.kind === 'studio_images' ? content.imageIds.length : 0,
            date: dateTime(expiresAt),
          })
        }
      />
    </>
  );
}
