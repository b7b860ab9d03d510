import type { Refusal } from '@pochitto/functions/domain/api';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/call.ts';
import { RefusalNotice } from '../../lib/refusal_notice.tsx';
import { refusalOf } from '../../lib/refused.ts';
import { Button } from '../../ui/button.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';

interface DeleteSetProps {
  readonly stampId: string;
  /** Told while the set goes, so that its vanishing is not taken for a missing page. */
  readonly onDeleting: (isDeleting: boolean) => void;
}

export function DeleteSet({ stampId, onDeleting }: DeleteSetProps) {
  const t = useTranslations();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const remove = async () => {
    setBusy(true);
    onDeleting(true);
    try {
      await call('deleteStamp', { stampId });
      await navigate('/sets', { replace: true });
    } catch (error) {
      onDeleting(false);
      setRefusal(refusalOf(error));
      setBusy(false);
      setAsking(false);
    }
  };

  return (
    <div className="mt-10 flex flex-col items-start gap-3 border-t border-line pt-4">
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
      <Button kind="plain" onPress={() => setAsking(true)} data-testid="delete-set">
        <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('set.delete')}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('set.deleteTitle')}
        text={t('set.deleteText')}
        confirm={isBusy ? t('set.deleting') : t('set.deleteConfirm')}
        cancel={t('notice.cancel')}
        onConfirm={remove}
        isBusy={isBusy}
      />
    </div>
  );
}
