import { collections } from '@pochitto/functions/domain/paths';
import { type StudioShare, studioShareSchema } from '@pochitto/functions/domain/studio/studio_share';
import { where } from 'firebase/firestore';
import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { call } from '../../lib/firebase/call.ts';
import { ofOne, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import { useRequest } from '../../lib/requests.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';

/** The links to a conversion's pictures that are open now, each with the way to take it back. */
export function OpenShares({ uid, conversionId }: { uid: string; conversionId: string }) {
  const t = useTranslations('studio.share');
  const [sawOpen, setSawOpen] = useState(false);
  const shares = useLiveQuery(
    conversionId,
    collections.studioShares,
    [where('userId', '==', uid), where('conversionId', '==', conversionId)],
    studioShareSchema,
    ofOne,
  );
  if (shares.state !== 'ready') return null;
  const now = Date.now();
  const open = shares.value.filter((share) => share.revokedAt === null && share.expiresAt.getTime() > now);
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
          <OpenShare key={share.id} share={share} />
        ))}
      </ul>
    </section>
  );
}

function OpenShare({ share }: { share: WithId<StudioShare> }) {
  const t = useTranslations('studio.share');
  const dateTime = useDateTime();
  const { request, isBusy, refusal } = useRequest({ staysBusy: true });
  const revoke = () =>
    request(async () => {
      // What follows is seen live: the link leaves the list.
      await call('revokeShare', { shareId: share.id });
    });
  return (
    <li className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <Link2 size={18} strokeWidth={1.75} className="shrink-0 text-ink-soft" aria-hidden="true" />
        <span className="min-w-0 flex-1 text-note">
          {t('open', { count: share.imageIds.length, date: dateTime(share.expiresAt) })}
        </span>
        <Button kind="plain" onPress={revoke} isDisabled={isBusy} data-testid="revoke-share">
          <Link2Off size={18} strokeWidth={1.75} aria-hidden="true" />
          {isBusy ? t('revoking') : t('revoke')}
        </Button>
      </div>
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
    </li>
  );
}
