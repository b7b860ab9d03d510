import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { Lock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { stampState } from '../../../shared/stamp_state.tsx';
import { Button } from '../../../ui/button.tsx';

/** Says why a set cannot be changed now; `onSend` leads to its progress. */
export function LockedNotice({ stamp, onSend }: { stamp: Stamp; onSend?: () => void }) {
  const t = useTranslations('submission.locked');
  return (
    <div
      role="status"
      data-testid="locked"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-sky-wash p-4"
    >
      <Lock size={20} strokeWidth={1.75} className="shrink-0 text-sky" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-56">{t(reasonOf(stamp))}</p>
      {onSend ? (
        <Button kind="plain" onPress={onSend}>
          {t('toSend')}
        </Button>
      ) : null}
    </div>
  );
}

function reasonOf(stamp: Stamp): 'rehearsing' | 'submitting' | 'submitted' | 'approved' {
  const state = stampState(stamp, 0);
  if (state === 'rehearsing' || state === 'submitting') return state;
  return state === 'approved' || state === 'on_sale' || state === 'stopped' ? 'approved' : 'submitted';
}
