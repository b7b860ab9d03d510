import { useState } from 'react';
import { useBlocker } from 'react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';

interface LeaveQuestionProps {
  readonly stampId: string;
  readonly count: number;
  readonly onSave: () => Promise<boolean>;
  /** Discards the changes. */
  readonly onDrop: () => void;
}

/** Asks before the person leaves with unsaved changes. */
export function LeaveQuestion({ stampId, count, onSave, onDrop }: LeaveQuestionProps) {
  const t = useTranslations('editor.leave');
  const [isSaving, setSaving] = useState(false);
  const blocker = useBlocker(
    ({ nextLocation }) => count > 0 && !nextLocation.pathname.startsWith(`/sets/${stampId}/edit`),
  );
  return (
    <QuestionDialog
      isOpen={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('title')}
      text={t('text', { count })}
      cancel={t('stay')}
      confirm={t('leave')}
      confirmTestId="leave-unsaved"
      isBusy={isSaving}
      onConfirm={() => {
        onDrop();
        blocker.proceed?.();
      }}
    >
      <Button
        kind="act"
        className="mt-2 w-full"
        isDisabled={isSaving}
        data-testid="save-and-leave"
        onPress={async () => {
          setSaving(true);
          const isSaved = await onSave();
          setSaving(false);
          if (isSaved) blocker.proceed?.();
          else blocker.reset?.();
        }}
      >
        {t('save')}
      </Button>
    </QuestionDialog>
  );
}
