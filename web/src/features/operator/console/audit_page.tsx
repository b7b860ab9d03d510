import type { CallableOutput } from '@pochitto/functions/domain/api';
import { operatorId } from '@pochitto/functions/domain/operations/audit_entry';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { usePages } from '../../../lib/use_pages.ts';
import { Page } from '../../../ui/page.tsx';
import { PagedTable } from './paged_table.tsx';
import { linkClass, PersonLink, Time } from './values.tsx';

type Entry = CallableOutput<'listAudit'>['entries'][number];

/** Actions of staff and operators, newest first. */
export function Component() {
  const t = useTranslations('console');
  const [parameters] = useSearchParams();
  const [by, about] = [parameters.get('by'), parameters.get('about')];
  const read = useCallback(
    async (cursor: string | null) => {
      const { entries, next } = await call('listAudit', { actorId: by, targetId: about, cursor });
      return { items: entries, next };
    },
    [by, about],
  );
  const list = usePages(read);
  return (
    <Page title={t('places.audit')}>
      <h1 className="text-2xl">{t('places.audit')}</h1>
      {by === null && about === null ? (
        <p className="mt-1 mb-4 text-note text-ink-soft">{t('audit.text')}</p>
      ) : (
        <p className="mt-1 mb-4 text-note break-all text-ink-soft">
          {by === null ? t('audit.about', { uid: about ?? '' }) : t('audit.by', { uid: by })}{' '}
          <Link to="/operator/audit" className={linkClass}>
            {t('audit.all')}
          </Link>
        </p>
      )}
      <PagedTable
        label={t('places.audit')}
        testId="audit"
        list={list}
        none={t('audit.none')}
        keyOf={({ id }) => id}
        columns={[
          { head: t('time'), cell: ({ createdAt }) => <Time at={createdAt} /> },
          {
            head: t('audit.actor'),
            isWide: true,
            cell: ({ actorId }) =>
              actorId === operatorId ? (
                t('audit.command')
              ) : (
                <Link
                  to={`?by=${encodeURIComponent(actorId)}`}
                  className={`${linkClass} font-mono text-xs break-all`}
                >
                  {actorId}
                </Link>
              ),
          },
          { head: t('audit.action'), isWide: true, cell: (entry) => <What entry={entry} /> },
          {
            head: t('audit.target'),
            isWide: true,
            cell: ({ targetId }) => (targetId === null ? '–' : <PersonLink uid={targetId} />),
          },
        ]}
      />
    </Page>
  );
}

function What({ entry: { action, subject, note, change } }: { entry: Entry }) {
  const t = useTranslations('console.audit');
  return (
    <>
      {t(`actions.${action}`)}
      {subject === null ? null : <span className="ml-2 font-mono text-note break-all">{subject}</span>}
      {change === null ? null : <span className="ml-2 text-note tabular-nums">{change}</span>}
      {note === null ? null : <span className="block text-note break-words text-ink-soft">{note}</span>}
    </>
  );
}
