import { mayAct } from '@pochitto/functions/domain/accounts/role';
import type { CallableOutput } from '@pochitto/functions/domain/api';
import {
  type FindingKind,
  findingKinds,
  mends,
} from '@pochitto/functions/domain/operations/integrity_finding';
import { useCallback, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { once } from '../../../lib/firebase/firebase.ts';
import { useRole } from '../../../lib/firebase/use_role.ts';
import { useLoad } from '../../../lib/requests.ts';
import { usePages } from '../../../lib/use_pages.ts';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { SelectInput } from '../../../ui/inputs.tsx';
import { Page } from '../../../ui/page.tsx';
import { MendAction } from './mend_action.tsx';
import { PagedTable } from './paged_table.tsx';
import { linkClass, PersonLink, Time } from './values.tsx';

type Report = CallableOutput<'listFindings'>['report'];
type Finding = CallableOutput<'listFindings'>['findings'][number];

/** Findings of the nightly check, each with a link to its document or file. */
export function Component() {
  const t = useTranslations('console');
  const [kind, setKind] = useState<FindingKind | 'all'>('all');
  const [isOpen, setOpen] = useState(true);
  return (
    <Page title={t('places.findings')}>
      <h1 className="mb-4 text-2xl">{t('places.findings')}</h1>
      <div className="mb-4 flex flex-wrap items-end gap-x-8 gap-y-3">
        <ChoiceRow
          label={t('findings.show')}
          value={isOpen ? 'open' : 'closed'}
          options={(['open', 'closed'] as const).map((value) => ({ value, text: t(`findings.${value}`) }))}
          onChange={(chosen) => setOpen(chosen === 'open')}
        />
        <div className="min-w-60">
          <SelectInput
            label={t('findings.kind')}
            value={kind}
            options={[
              { value: 'all' as const, text: t('findings.all') },
              ...findingKinds.map((value) => ({ value, text: t(`findings.kinds.${value}`) })),
            ]}
            onChange={setKind}
          />
        </div>
      </div>
      <Findings key={`${kind} ${isOpen}`} kind={kind === 'all' ? null : kind} isOpen={isOpen} />
    </Page>
  );
}

function Findings({ kind, isOpen }: { kind: FindingKind | null; isOpen: boolean }) {
  const t = useTranslations('console');
  const standing = useRole();
  const mayOpen = standing !== null && mayAct(standing.role, 'superuser');
  const [report, setReport] = useState<Report>(null);
  const linkOf = usePlaceLink();
  const read = useCallback(
    async (cursor: string | null) => {
      const page = await call('listFindings', { kind, isOpen, cursor });
      setReport(page.report);
      return { items: page.findings, next: page.next };
    },
    [kind, isOpen],
  );
  const list = usePages(read);
  const mending = {
    head: t('findings.mend'),
    cell: ({ id, kind: of }: Finding) => <MendAction id={id} mend={mends[of]} onMended={list.again} />,
  };
  return (
    <>
      {report ? <LatestReport report={report} /> : null}
      <PagedTable
        label={t('places.findings')}
        testId="findings"
        list={list}
        none={t(isOpen ? 'findings.none' : 'findings.noneClosed')}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t('findings.kind'),
            cell: (finding) => <span className="font-bold">{t(`findings.kinds.${finding.kind}`)}</span>,
          },
          {
            head: t('findings.place'),
            isWide: true,
            cell: ({ place, details }) => {
              const link = linkOf(place);
              return (
                <>
                  {link === null ? (
                    <span className="font-mono text-note break-all">{place}</span>
                  ) : (
                    <a
                      href={link}
                      target="_blank"
                      rel="noreferrer"
                      className={`${linkClass} font-mono text-note break-all`}
                    >
                      {place}
                    </a>
                  )}
                  <span lang="en" className="block text-note break-words text-ink-soft">
                    {details.join(' · ')}
                  </span>
                </>
              );
            },
          },
          {
            head: t('people.person'),
            isWide: true,
            cell: ({ uid }) => (uid === null ? '–' : <PersonLink uid={uid} isLink={mayOpen} />),
          },
          { head: t('findings.first'), isNumber: true, cell: ({ firstSeenAt }) => <Time at={firstSeenAt} /> },
          {
            head: t(isOpen ? 'findings.last' : 'findings.closedAt'),
            isNumber: true,
            cell: ({ lastSeenAt, closedAt }) => <Time at={isOpen ? lastSeenAt : closedAt} />,
          },
          ...(mayOpen && isOpen ? [mending] : []),
        ]}
      />
    </>
  );
}

function LatestReport({ report }: { report: NonNullable<Report> }) {
  const t = useTranslations('console.findings');
  const format = useFormatter();
  return (
    <p className="mb-4 text-sm text-ink-soft" data-testid="report">
      {t('report', {
        day: report.day,
        checked: format.number(report.checked),
        closed: format.number(report.closed),
      })}{' '}
      {report.goesOnWith === null ? t('complete') : t('goesOn', { next: report.goesOnWith })}
    </p>
  );
}

const readPlaces = once(({ config: { firebase, emulators } }) => ({
  projectId: firebase.projectId,
  bucket: firebase.storageBucket,
  isLocal: emulators !== null,
}));

/**
 * Returns a function that links a path to a document or file in the Firebase console. The link is null while the
 * project is unknown, and without a console, such as with the emulators.
 */
function usePlaceLink(): (place: string) => string | null {
  const { value } = useLoad(readPlaces, []);
  return (place) => {
    if (!value || value.isLocal) return null;
    const project = `https://console.firebase.google.com/project/${value.projectId}`;
    const parts = place.split('/');
    if (parts.length === 2) {
      const path = parts.map((part) => `~2F${encodeURIComponent(part)}`).join('');
      return `${project}/firestore/databases/-default-/data/${path}`;
    }
    const folder = parts
      .slice(0, -1)
      .map((part) => `~2F${encodeURIComponent(part)}`)
      .join('');
    return `${project}/storage/${value.bucket}/files/${folder}`;
  };
}
