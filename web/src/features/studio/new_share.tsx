import { documents } from '@pochitto/functions/domain/paths';
import { shareHours, studioShareSchema } from '@pochitto/functions/domain/studio/studio_share';
import { Copy, Send } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { call } from '../../lib/firebase/call.ts';
import { useLiveDocument } from '../../lib/firebase/live.ts';
import { useRequest } from '../../lib/requests.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import type { Conversion, Picture } from './conversions.ts';
import { say } from './toasts.tsx';

type Hours = (typeof shareHours)[number];

interface NewShareProps {
  readonly conversion: Conversion;
  readonly picture: Picture;
}

/** What a link shows and for how long, and then the link. */
export function NewShare({ conversion, picture }: NewShareProps) {
  const t = useTranslations('studio.share');
  const [what, setWhat] = useState<'one' | 'all'>(conversion.images.length > 1 ? 'all' : 'one');
  const [hours, setHours] = useState<Hours>(24);
  const [made, setMade] = useState<Made | null>(null);
  const { request, isBusy, refusal } = useRequest();

  const make = () =>
    request(async () => {
      const { shareId, token, expiresAt } = await call('shareImages', {
        conversionId: conversion.id,
        imageIds: what === 'all' ? conversion.images.map(({ imageId }) => imageId) : [picture.imageId],
        hours,
      });
      setMade({ shareId, link: `${window.location.origin}/s/${token}`, expiresAt });
    });

  const forget = useCallback(() => setMade(null), []);
  if (made) return <MadeLink {...made} onRevoked={forget} />;
  return (
    <>
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
      <ChoiceRow
        label={t('hours')}
        value={String(hours)}
        options={shareHours.map((each) => ({ value: String(each), text: t(`hourOptions.h${each}`) }))}
        onChange={(value) => setHours(shareHours.find((each) => String(each) === value) ?? 24)}
      />
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
      <Button kind="act" onPress={make} isDisabled={isBusy} data-testid="make-share">
        {isBusy ? t('making') : t('make')}
      </Button>
    </>
  );
}

interface Made {
  readonly shareId: string;
  readonly link: string;
  readonly expiresAt: string;
}

/** The link, once; and no longer when it was taken back. */
function MadeLink({ shareId, link, expiresAt, onRevoked }: Made & { onRevoked: () => void }) {
  const t = useTranslations('studio');
  const dateTime = useDateTime();
  const canSend = 'share' in navigator;
  const share = useLiveDocument(documents.studioShare(shareId), studioShareSchema);
  const isRevoked = share.state === 'ready' && share.value.revokedAt !== null;
  useEffect(() => {
    if (isRevoked) onRevoked();
  }, [isRevoked, onRevoked]);
  const box = useRef<HTMLInputElement>(null);
  // The button that made it is gone: the keyboard goes on at the link.
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="flex flex-col gap-2">
      <label className="flex flex-col gap-1">
        <span className="font-bold">{t('share.link')}</span>
        <input
          ref={box}
          readOnly
          value={link}
          data-testid="share-link"
          onFocus={(event) => event.target.select()}
          className="min-h-12 w-full rounded-xl border border-line-strong bg-sunken px-4 font-mono text-sm text-ink"
        />
      </label>
      <p className="text-note text-ink-soft">
        {t('shared.openUntil', { date: dateTime(new Date(expiresAt)) })} · {t('share.once')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          data-testid="copy-share"
          onPress={() =>
            navigator.clipboard.writeText(link).then(
              () => say(t('toast.copied')),
              (error: unknown) => {
                console.warn('The link could not be copied.', error);
                // Without the right to the clipboard it is copied by hand: it stands there, chosen.
                box.current?.focus();
                box.current?.select();
              },
            )
          }
        >
          <Copy size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('share.copy')}
        </Button>
        {canSend ? (
          <Button
            onPress={() => {
              // Closing the sheet sends nothing, which is no error.
              navigator.share({ title: t('share.messageTitle'), url: link }).catch(() => {});
            }}
          >
            <Send size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('share.send')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
