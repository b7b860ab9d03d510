import { plainFace } from '@pochitto/functions/domain/acting/drawn_face';
import { subjects } from '@pochitto/functions/domain/stamps/stamp';
import { Brush, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLoad } from '../../lib/requests.ts';
import { ActorChoice, useCutOutNote } from '../../shared/acting/actor_choice.tsx';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { SwitchRow } from '../../ui/switches.tsx';
import { AnotherPhoto } from './another_photo.tsx';
import { BrushDialog } from './brush_dialog.tsx';
import type { Artist } from './open_artist.ts';
import { useActing } from './use_acting.ts';
import { useEditor } from './use_editor.ts';

/** Drawn face with arms and legs on the object of all stickers. */
function DrawnFaces() {
  const t = useTranslations('acting');
  const { places, drawsFaces, drawFaces } = useActing();
  if (!drawsFaces && places?.hasOwnFace !== false) return null;
  return (
    <SwitchRow isOn={drawsFaces} onChange={(isOn) => drawFaces(isOn ? plainFace : null)} testId="draw-faces">
      {t('drawnFace')}
    </SwitchRow>
  );
}

/** The cut-out that all stickers share, and the button that opens its brush. */
export function CutOutPanel({ artist }: { artist: Artist | null }) {
  const t = useTranslations('editor.cutOut');
  const tSubjects = useTranslations('style.subjects');
  const { set, state, dispatch, cutOutAgain } = useEditor();
  const { isBusy, error, start } = cutOutAgain;
  const [isOpen, setOpen] = useState(false);
  const file = useCutOutFile(artist);
  const note = useCutOutNote(file);
  const { engine } = set.stamp;
  if (engine !== 'embedded') return <p className="text-ink-soft">{t(`own.${engine}`)}</p>;
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
      <DrawnFaces />
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
          onChange={(subject) => subject !== set.stamp.subject && start({ subject })}
        />
        {file && note && note.people.length > 0 ? (
          <ActorChoice
            file={file}
            people={note.people}
            value={set.stamp.actor}
            isDisabled={isBusy}
            onChange={(actor) => start({ actor })}
          />
        ) : null}
        <p className="text-note text-ink-soft" aria-live="polite">
          {t(isBusy ? 'cuttingAgain' : 'againHint')}
        </p>
        {error ? <ErrorNotice error={error} /> : null}
      </div>
      <AnotherPhoto isDisabled={!artist} />
      {artist ? <BrushDialog artist={artist} isOpen={isOpen} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** Loads the stored cut-out that all stickers share; null until it is loaded, or if there is none any more. */
function useCutOutFile(artist: Artist | null): Blob | null {
  return useLoad(artist && (() => artist.cutOutFile()), [artist], 'The cut-out could not be read.').value;
}
