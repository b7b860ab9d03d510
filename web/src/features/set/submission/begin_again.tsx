import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import { ReviewSheet } from './review_sheet.tsx';
import { HindranceNotice } from './start_notices.tsx';
import type { Submission } from './use_submission.ts';

interface BeginAgainProps {
  readonly set: StampSet;
  readonly submission: Submission;
  readonly mode: 'rehearsal' | 'submit';
  readonly label: string;
  readonly testId: string;
  /** A submission is confirmed in the review sheet, unless the earlier confirmation is still valid. */
  readonly isConfirmed?: boolean;
  readonly kind?: 'act' | 'quiet';
  readonly onTab: (tab: SetTab) => void;
}

/** Starts another attempt where the last one is shown; says why if that is not possible. */
export function BeginAgain(props: BeginAgainProps) {
  const t = useTranslations('submission');
  const { set, submission, mode, label, testId, isConfirmed = false, kind = 'act', onTab } = props;
  const { start, hindrance, isAvailable } = submission;
  const [isSheetOpen, setSheetOpen] = useState(false);
  const begin = () => {
    if (mode === 'rehearsal') void start.rehearse();
    else if (isConfirmed) void start.submit();
    else setSheetOpen(true);
  };
  if (isAvailable === false) return <p className="font-bold">{t('off')}</p>;
  return (
    <>
      {hindrance ? <HindranceNotice hindrance={hindrance} onTab={onTab} /> : null}
      {start.error && !isSheetOpen ? <ErrorNotice error={start.error} sayUncharged /> : null}
      <Button
        kind={kind}
        className="self-start max-sm:w-full"
        isDisabled={hindrance !== null || isAvailable === null || start.busy !== null}
        onPress={begin}
        data-testid={testId}
      >
        {start.busy ? t('rehearsing') : label}
      </Button>
      <ReviewSheet
        isOpen={isSheetOpen}
        onClose={() => setSheetOpen(false)}
        set={set}
        submission={submission}
        onTab={onTab}
      />
    </>
  );
}
