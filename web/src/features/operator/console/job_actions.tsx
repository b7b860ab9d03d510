import type { CallableOutput } from '@pochitto/functions/domain/api';
import type { JobKind } from '@pochitto/functions/domain/operations/job_view';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';
import { InlineError } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { QuestionDialog } from '../../../ui/question_dialog.tsx';

interface JobActionsProps {
  readonly kind: JobKind;
  readonly job: CallableOutput<'listJobs'>['jobs'][number];
  readonly onChange: () => void;
}

/** Retries an open job, or ends it with a refund after a confirmation. */
export function JobActions({ kind, job, onChange }: JobActionsProps) {
  const t = useTranslations('console.jobs');
  const notice = useTranslations('notice');
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, error } = useRequest();
  const { id } = job;
  const change = async (name: 'retryJob' | 'cancelJob') => {
    const isDone = await request(() => call(name, { kind, id }));
    setAsking(false);
    if (isDone) onChange();
  };
  return (
    <div className="flex flex-wrap items-center gap-1 whitespace-nowrap sm:-my-1.5 sm:w-max">
      {job.state === 'queued' ? (
        <Button
          kind="plain"
          onPress={() => change('retryJob')}
          isDisabled={isBusy}
          data-testid={`retry-${id}`}
        >
          {t('retry')}
        </Button>
      ) : null}
      <Button kind="plain" onPress={() => setAsking(true)} isDisabled={isBusy} data-testid={`cancel-${id}`}>
        {t('cancel')}
      </Button>
      <InlineError error={error} />
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('cancelTitle')}
        text={t('cancelText')}
        confirm={t('cancel')}
        cancel={notice('close')}
        onConfirm={() => change('cancelJob')}
        isBusy={isBusy}
      />
    </div>
  );
}
