import { documents } from '@pochitto/functions/domain/paths';
import { type Stamp, stampMayBeEdited, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { Link, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useLiveDocument, type WithId } from '../../lib/firebase/live.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useLoad } from '../../lib/requests.ts';
import { MissingSet } from '../../shared/missing_set.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PageTitle } from '../../ui/page_title.ts';
import { Waiting } from '../../ui/progress.tsx';
import { Editor } from './editor.tsx';
import { readEdits } from './kept_edits.ts';
import { readSet } from './read_set.ts';

/** The editor of a set, if the set can be edited. */
export function Component() {
  const { stampId = '', messageId = null } = useParams();
  const { uid } = usePerson();
  const stamp = useLiveDocument(documents.stamp(stampId), stampSchema);
  if (stamp.state === 'failed') throw stamp.error;
  if (stamp.state === 'loading') return <Waiting />;
  if (stamp.state === 'missing' || stamp.value.deletedAt) return <MissingSet />;
  if (!stampMayBeEdited(stamp.value)) return <NotNow stamp={stamp.value} />;
  return <Opening key={stampId} stamp={stamp.value} uid={uid} messageId={messageId} />;
}

interface OpeningProps {
  readonly stamp: WithId<Stamp>;
  readonly uid: string;
  readonly messageId: string | null;
}

function Opening({ stamp, uid, messageId }: OpeningProps) {
  const t = useTranslations('editor');
  const name = useTranslations('product')('name');
  const { again, ...read } = useLoad(
    () => readSet(stamp.id, uid),
    [stamp.id, uid],
    'A set could not be opened for editing.',
  );

  if (read.state === 'loading') return <Waiting text={t('opening')} />;
  if (read.state === 'ready' && !read.value) return <MissingSet />;
  const set = read.value;
  const preset = set?.stamp.presetConfig;
  if (!set || !preset) {
    return (
      <Page title={t('failedTitle')} width="narrow">
        <Notice kind="problem" title={t('failedTitle')}>
          <p>{t('failedText')}</p>
          <Button className="mt-3" onPress={again}>
            {t('again')}
          </Button>
        </Notice>
      </Page>
    );
  }
  return (
    <>
      <PageTitle>{`${t('title')} - ${name}`}</PageTitle>
      <Editor opened={set} preset={preset} firstId={messageId} liveRevision={stamp.revision} />
    </>
  );
}

/** Says why a set cannot be edited, with a link back to it. */
function NotNow({ stamp: { id: stampId, status } }: { stamp: WithId<Stamp> }) {
  const t = useTranslations('editor');
  return (
    <Page title={t('state.title')} width="narrow">
      <div className="flex flex-col items-start gap-4 py-12" data-testid="editor-not-now">
        <h1 className="text-3xl">{t('state.title')}</h1>
        <p>{t(`state.${status}`)}</p>
        {readEdits(stampId) ? <p className="text-ink-soft">{t('state.kept')}</p> : null}
        <Link to={`/sets/${stampId}`} className={buttonClass('act', 'mt-2')}>
          {t('back')}
        </Link>
      </div>
    </Page>
  );
}
