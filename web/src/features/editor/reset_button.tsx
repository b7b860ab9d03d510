import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { useEditor } from './use_editor.ts';

/** Puts one part of the sticker back to what the preset says. */
export function ResetButton({ part, isDisabled }: { part: 'caption' | 'pose'; isDisabled: boolean }) {
  const t = useTranslations('editor');
  const { dispatch, chosenId: id } = useEditor();
  return (
    <Button
      kind="plain"
      className="self-start"
      isDisabled={isDisabled}
      data-testid={`reset-${part}`}
      onPress={() =>
        dispatch(
          part === 'caption' ? { type: 'caption', id, caption: null } : { type: 'pose', id, pose: null },
        )
      }
    >
      <RotateCcw size={18} strokeWidth={1.75} aria-hidden="true" />
      {t('reset')}
    </Button>
  );
}
