import { type Subject, subjects } from '@pochitto/functions/domain/stamps/stamp';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import type { StampSet } from '../use_set.ts';
import { MessagesToMend } from './messages_to_mend.tsx';

/** Says what happened, what to do and what was charged, with a retry using the same photo. */
export function FailedSet({ set }: { set: StampSet }) {
  const { stamp } = set;
  const t = useTranslations();
  const [subject, setSubject] = useState<Subject>(stamp.subject);
  const { request, isBusy, error } = useRequest({ staysBusy: true });
  // Only a photo of the set's own is cut out again.
  const hasOwnPhoto = stamp.parentStampId === null && stamp.engine !== 'drawings';
  const code = stamp.failure?.code ?? 'generation_failed';
  const isOfMessages = code === 'message_script';

  const again = (messages?: Readonly<Record<string, string>>) =>
    request(async () => {
      // The set's live status then replaces this notice.
      await call('retryStamp', { stampId: stamp.id, subject, messages });
    });

  return (
    <div className="mb-6 flex flex-col gap-3">
      <ErrorNotice error={{ code, path: [] }} sayUncharged>
        <div className="mt-4 flex flex-col gap-4">
          {hasOwnPhoto && !isOfMessages ? (
            <ChoiceRow
              label={t('set.againHint')}
              value={subject}
              options={subjects.map((value) => ({
                value,
                text: t(`style.subjects.${value}`),
                testId: `subject-${value}`,
              }))}
              onChange={setSubject}
            />
          ) : null}
          {isOfMessages ? <MessagesToMend set={set} isBusy={isBusy} onMended={again} /> : null}
          <div className="flex flex-wrap gap-2 empty:hidden">
            {isOfMessages ? null : (
              <Button kind="act" onPress={() => again()} isDisabled={isBusy} data-testid="make-again">
                <RotateCw size={20} strokeWidth={2} aria-hidden="true" />
                {t('set.again')}
              </Button>
            )}
            {code.startsWith('photo_') ? (
              <Link to="/create" className={buttonClass('quiet', 'min-h-14')}>
                {t('set.newWithOther')}
              </Link>
            ) : null}
          </div>
        </div>
      </ErrorNotice>
      {error ? <ErrorNotice error={error} /> : null}
    </div>
  );
}
