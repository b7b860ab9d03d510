import { type Stamp, stampIsFinished } from '@pochitto/functions/domain/stamps/stamp';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import type { WithId } from '../../lib/firebase/live.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';
import { useTicketCredit } from './set_prices.ts';

interface DeleteSetProps {
  readonly stamp: WithId<Stamp>;
  /** Called while the set is deleted, so that its disappearance is not shown as a missing page. */
  readonly onDeleting: (isDeleting: boolean) => void;
}

export function DeleteSet({ stamp, onDeleting }: DeleteSetProps) {
  const t = useTranslations();
  const credit = useTicketCredit(stamp) ?? 0;
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, error } = useRequest({ staysBusy: true });

  const remove = async () => {
    onDeleting(true);
    const isDeleted = await request(async () => {
      await call('deleteStamp', { stampId: stamp.id });
      await navigate('/sets', { replace: true });
    });
    if (isDeleted) return;
    onDeleting(false);
    setAsking(false);
  };

  return (
    <div className="mt-10 flex flex-col items-start gap-3 border-t border-line pt-4">
      {error ? <ErrorNotice error={error} /> : null}
      <Button kind="plain" onPress={() => setAsking(true)} data-testid="delete-set">
        <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('set.delete')}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('set.deleteTitle')}
        text={t(stampIsFinished(stamp) ? 'set.deleteText' : 'set.deleteNowText')}
        confirm={isBusy ? t('set.deleting') : t('set.deleteConfirm')}
        cancel={t('notice.cancel')}
        onConfirm={remove}
        isBusy={isBusy}
      >
        {credit > 0 && stamp.status !== 'generating' && !stampIsFinished(stamp) ? (
          <p className="font-bold">{t('set.deleteTicket', { left: credit })}</p>
        ) : null}
      </QuestionDialog>
    </div>
  );
}
