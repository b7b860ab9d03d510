import { subjects } from '@pochitto/functions/domain/stamp';
import { Brush, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RefusalNotice } from '../../lib/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { BrushDialog } from './brush_dialog.tsx';
import type { Artist } from './open_artist.ts';
import { useEditor } from './use_editor.ts';

/** The cut-out that all stickers share, and the way to its brush. */
export function CutOutPanel({ artist }: { artist: Artist | null }) {
  const t = useTranslations('editor.cutOut');
  const tSubjects = useTranslations('look.subjects');
  const { set, state, dispatch, cutOutAgain } = useEditor();
  const { isBusy, refusal, start } = cutOutAgain;
  const [isOpen, setOpen] = useState(false);
  if (set.stamp.engine !== 'embedded') return <p className="text-ink-soft">{t('ai')}</p>;
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{t('lead')}</p>
      <Button isDisabled={!artist} onPress={() => setOpen(true)} data-testid="open-brush">
        <Brush size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('open')}
      </Button>
      <Button
        kind="plain"
        isDisabled={state.now.touchUp.length === 0}
        onPress={() => dispatch({ type: 'touchUp', touchUp: [] })}
      >
        <RotateCcw size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('clear')}
      </Button>
      <div className="mt-2 flex flex-col gap-2 border-t border-line pt-4" aria-busy={isBusy}>
        <ChoiceRow
          label={t('again')}
          value={set.stamp.subject}
          isDisabled={isBusy || !artist}
          options={subjects.map((subject) => ({
            value: subject,
            text: tSubjects(subject),
            testId: `cut-out-again-${subject}`,
          }))}
          onChange={(subject) => subject !== set.stamp.subject && start(subject)}
        />
        <p className="text-note text-ink-soft" aria-live="polite">
          {t(isBusy ? 'cuttingAgain' : 'againHint')}
        </p>
        {refusal ? <RefusalNotice refusal={refusal} /> : null}
      </div>
      {artist ? <BrushDialog artist={artist} isOpen={isOpen} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
