import type { CallableOutput } from '@pochitto/functions/domain/api';
import { documents } from '@pochitto/functions/domain/paths';
import { type ShareHours, shareHours, shareSchema } from '@pochitto/functions/domain/shares/share';
import { Copy, Send } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { useCopy } from '../../lib/copy_and_save.ts';
import { useLiveDocument } from '../../lib/firebase/live.ts';
import { useRequest } from '../../lib/requests.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { ErrorNotice } from '../error_notice.tsx';

type MadeShare = CallableOutput<'shareSet'>;

interface NewLinkProps {
  readonly make: (hours: ShareHours) => Promise<MadeShare>;
  /** Title that the system's share sheet passes on with the link. */
  readonly messageTitle: string;
  /** Kind of the button: whether it is the main action. */
  readonly kind: 'act' | 'quiet';
  /** Further choices before the link is created. */
  readonly children?: ReactNode;
}

/** Choice of the link's lifetime, then the created link. */
export function NewLink({ make, messageTitle, kind, children }: NewLinkProps) {
  const t = useTranslations('share');
  const [hours, setHours] = useState<ShareHours>(24);
  const [made, setMade] = useState<MadeShare | null>(null);
  const { request, isBusy, error } = useRequest();
  const forget = useCallback(() => setMade(null), []);
  if (made) return <MadeLink {...made} messageTitle={messageTitle} onRevoked={forget} />;
  return (
    <>
      {children}
      <ChoiceRow
        label={t('hours')}
        value={String(hours)}
        options={shareHours.map((each) => ({ value: String(each), text: t(`hourOptions.h${each}`) }))}
        onChange={(value) => setHours(shareHours.find((each) => String(each) === value) ?? 24)}
      />
      {error ? <ErrorNotice error={error} /> : null}
      <Button
        kind={kind}
        className={kind === 'act' ? '' : 'self-start'}
        onPress={() => request(async () => setMade(await make(hours)))}
        isDisabled={isBusy}
        data-testid="make-share"
      >
        {isBusy ? t('making') : t('make')}
      </Button>
    </>
  );
}

interface MadeLinkProps extends MadeShare, Pick<NewLinkProps, 'messageTitle'> {
  readonly onRevoked: () => void;
}

/** The created link, shown only once, and hidden after it is revoked. */
function MadeLink({ shareId, token, expiresAt, messageTitle, onRevoked }: MadeLinkProps) {
  const t = useTranslations('share');
  const dateTime = useDateTime();
  const link = `${window.location.origin}/s/${token}`;
  const canSend = 'share' in navigator;
  const share = useLiveDocument(documents.share(shareId), shareSchema);
  const isRevoked = share.state === 'ready' && share.value.revokedAt !== null;
  useEffect(() => {
    if (isRevoked) onRevoked();
  }, [isRevoked, onRevoked]);
  const box = useRef<HTMLInputElement>(null);
  // The button that created it is gone: move the focus to the link.
  useEffect(() => box.current?.focus(), []);
  const { told, copy } = useCopy(link);
  useEffect(() => {
    // Without clipboard permission, select the link, so that it can be copied by hand.
    if (told === 'copyFailed') box.current?.focus();
  }, [told]);
  return (
    <div className="flex flex-col gap-2">
      <label className="flex flex-col gap-1">
        <span className="font-bold">{t('link')}</span>
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
        {t('openUntil', { date: dateTime(new Date(expiresAt)) })} · {t('once')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button data-testid="copy-share" onPress={copy}>
          <Copy size={18} strokeWidth={1.75} aria-hidden="true" />
          <span aria-live="polite">{t(told ?? 'copy')}</span>
        </Button>
        {canSend ? (
          <Button
            onPress={() => {
              // Closing the share sheet rejects, but is no error.
              navigator.share({ title: messageTitle, url: link }).catch(() => {});
            }}
          >
            <Send size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('send')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
