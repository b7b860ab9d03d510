import { documents } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { CornerUpLeft } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useLiveDocument } from '../../../lib/firebase/live.ts';

/** The way to the set that a derived one was made from, while that exists. */
export function ParentLink({ parentStampId }: { parentStampId: string }) {
  const t = useTranslations('derive');
  const parent = useLiveDocument(documents.stamp(parentStampId), stampSchema);
  if (parent.state !== 'ready' || parent.value.deletedAt) return null;
  return (
    <Link
      to={`/sets/${parentStampId}`}
      data-testid="parent-set"
      className="inline-flex min-h-11 items-center gap-1.5 text-sm font-bold underline underline-offset-4"
    >
      <CornerUpLeft size={16} strokeWidth={2} aria-hidden="true" />
      {t('parent')}
    </Link>
  );
}
