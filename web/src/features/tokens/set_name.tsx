import { generateQueueMessageSchema } from '@pochitto/functions/domain/generate_queue_message';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamp';
import { orderBy, where } from 'firebase/firestore';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useLiveDocument, useLiveQuery } from '../../lib/firebase/live.ts';

/** The way to the set that an entry is about, called by its title, else by its first words; nothing for a deleted one. */
export function SetName({ stampId }: { stampId: string }) {
  const t = useTranslations('tokens');
  const stamp = useLiveDocument(documents.stamp(stampId), stampSchema);
  const set = stamp.state === 'ready' && stamp.value.deletedAt === null ? stamp.value : null;
  const firsts = useLiveQuery(
    set && set.title === '' ? `${set.queueId} first` : null,
    collections.generateQueueMessages,
    [
      where('userId', '==', set?.userId ?? ''),
      where('queueId', '==', set?.queueId ?? ''),
      orderBy('orderPriority'),
    ],
    generateQueueMessageSchema,
    1,
  );
  if (!set) return null;
  const name = set.title || (firsts.state === 'ready' ? firsts.value[0]?.message : undefined);
  if (name === undefined) return null;
  return (
    <Link to={`/sets/${stampId}`} className="block text-note text-ink-soft underline">
      {t('set', { name })}
    </Link>
  );
}
