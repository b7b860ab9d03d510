import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../../i18n/format_date.ts';
import { call } from '../../../lib/firebase/call.ts';
import type { WithId } from '../../../lib/firebase/live.ts';
import { NewLink } from '../../../shared/shares/new_link.tsx';
import { OpenLinks } from '../../../shared/shares/open_links.tsx';

/** Creates a link to a preview of a finished set, and lists the open links. */
export function ShareSet({ stamp: { id, userId } }: { stamp: WithId<Stamp> }) {
  const t = useTranslations('share');
  const dateTime = useDateTime();
  return (
    <section
      className="mt-6 flex max-w-xl flex-col gap-4 rounded-card border border-line bg-card p-5"
      data-testid="share-set"
    >
      <div>
        <h2 className="text-lg">{t('set.title')}</h2>
        <p className="mt-1 text-note text-ink-soft">{t('set.text')}</p>
      </div>
      <NewLink
        make={(hours) => call('shareSet', { stampId: id, hours })}
        messageTitle={t('set.messageTitle')}
        kind="quiet"
      />
      <OpenLinks
        uid={userId}
        of={{ stampId: id }}
        textOf={({ expiresAt }) => t('openUntil', { date: dateTime(expiresAt) })}
      />
    </section>
  );
}
