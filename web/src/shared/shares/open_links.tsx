import { collections } from '@pochitto/functions/domain/paths';
import { isOpenShare, type Share, shareSchema } from '@pochitto/functions/domain/shares/share';
import { where } from 'firebase/firestore';
import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { ofOne, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import { useRequest } from '../../lib/requests.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../error_notice.tsx';

interface OpenLinksProps {
  readonly uid: string;
  /** What the links show: a conversion's images, or a set. */
  readonly of: { readonly conversionId: string } | { readonly stampId: string };
  /** Label that distinguishes a link from the others. */
  readonly textOf: (share: Share) => string;
}

/** Lists the open links to something, each with a button to revoke it. */
export function OpenLinks({ uid, of, textOf }: OpenLinksProps) {
  const t = useTranslations('share');
  const [sawOpen, setSawOpen] = useState(false);
  const [field, id] = 'stampId' in of ? ['stampId', of.stampId] : ['conversionId', of.conversionId];
  const shares = useLiveQuery(
    id,
    collections.shares,
    [where('userId', '==', uid), where(`content.${field}`, '==', id)],
    shareSchema,
    ofOne,
  );
  if (shares.state !== 'ready') return null;
  const now = new Date();
  const open = shares.value.filter((share) => isOpenShare(share, now));
  if (open.length > 0 && !sawOpen) setSawOpen(true);
  if (open.length === 0) {
    return sawOpen ? (
      <p role="status" className="border-t border-line pt-4 text-note text-ink-soft" data-testid="revoked">
        {t('revoked')}
      </p>
    ) : null;
  }
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 className="text-base">{t('openTitle')}</h3>
      <ul className="flex flex-col gap-1">
        {open.map((share) => (
          <OpenLink key={share.id} share={share} text={textOf(share)} />
        ))}
      </ul>
    </section>
  );
}

function OpenLink({ share, text }: { share: WithId<Share>; text: string }) {
  const t = useTranslations('share');
  const { request, isBusy, error } = useRequest({ staysBusy: true });
  const revoke = () =>
    request(async () => {
      // The live query then removes the link from the list.
      await call('revokeShare', { shareId: share.id });
    });
  return (
    <li className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <Link2 size={18} strokeWidth={1.75} className="shrink-0 text-ink-soft" aria-hidden="true" />
        <span className="min-w-0 flex-1 text-note">{text}</span>
        <Button kind="plain" onPress={revoke} isDisabled={isBusy} data-testid="revoke-share">
          <Link2Off size={18} strokeWidth={1.75} aria-hidden="true" />
          {isBusy ? t('revoking') : t('revoke')}
        </Button>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
    </li>
  );
}
