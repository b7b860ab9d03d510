import type { CallableOutput } from '@pochitto/functions/domain/api';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { usePerson } from '../../../lib/firebase/session.tsx';
import { useRequest } from '../../../lib/requests.ts';
import { InlineError } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { QuestionDialog } from '../../../ui/question_dialog.tsx';

interface ShutOutProps {
  readonly person: Pick<CallableOutput<'readPerson'>, 'uid' | 'displayName' | 'isActive'>;
  readonly onChange: () => void;
}

/** Deactivates a person after a confirmation, or reactivates them. A person cannot deactivate themselves. */
export function ShutOut({ person, onChange }: ShutOutProps) {
  const t = useTranslations('console.shutOut');
  const notice = useTranslations('notice');
  const me = usePerson();
  const { uid, displayName, isActive } = person;
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, error } = useRequest();
  const change = async () => {
    const isDone = await request(() => call('setActive', { uid, isActive: !isActive }));
    setAsking(false);
    if (isDone) onChange();
  };
  if (uid === me.uid) return null;
  return (
    <div className="flex items-center gap-2">
      {isActive ? (
        <Button kind="danger" onPress={() => setAsking(true)} isDisabled={isBusy} data-testid="shut-out">
          {t('shutOut')}
        </Button>
      ) : (
        <Button onPress={change} isDisabled={isBusy} data-testid="let-in">
          {t('letIn')}
        </Button>
      )}
      <InlineError error={error} />
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('title', { name: displayName || uid })}
        text={t('text')}
        confirm={t('shutOut')}
        cancel={notice('cancel')}
        onConfirm={change}
        isBusy={isBusy}
      />
    </div>
  );
}
