import type { Mend } from '@pochitto/functions/domain/operations/integrity_finding';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';
import { InlineError } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { QuestionDialog } from '../../../ui/question_dialog.tsx';

interface MendActionProps {
  /** The finding's ID. */
  readonly id: string;
  /** null if a person has to decide what is right. */
  readonly mend: Mend | null;
  readonly onMended: () => void;
}

/** Repairs a finding after a confirmation. */
export function MendAction({ id, mend, onMended }: MendActionProps) {
  const t = useTranslations('console.findings');
  const notice = useTranslations('notice');
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, error } = useRequest();
  if (mend === null) return '–';
  const confirm = async () => {
    const isDone = await request(() => call('mendFinding', { id }));
    setAsking(false);
    if (isDone) onMended();
  };
  return (
    <div className="flex flex-wrap items-center gap-1 whitespace-nowrap sm:-my-1.5 sm:w-max">
      <Button kind="plain" onPress={() => setAsking(true)} isDisabled={isBusy} data-testid={`mend-${id}`}>
        {t(`mends.${mend}`)}
      </Button>
      <InlineError error={error} />
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('mendTitle')}
        text={t(`mendTexts.${mend}`)}
        confirm={t(`mends.${mend}`)}
        cancel={notice('close')}
        onConfirm={confirm}
        isBusy={isBusy}
      />
    </div>
  );
}
