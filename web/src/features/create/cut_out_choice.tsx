import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import type { Actor } from '@pochitto/functions/domain/stamps/pose';
import { subjects } from '@pochitto/functions/domain/stamps/stamp';
import { useTranslations } from 'use-intl';
import { openComposer } from '../../lib/compose/open_composer.ts';
import type { CutOutNote } from '../../lib/compose/read_cut_out.ts';
import { actingOf } from '../../lib/draft/draft.ts';
import { useLoad } from '../../lib/requests.ts';
import { ActorChoice } from '../../shared/acting/actor_choice.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { PixelPicture, useObjectUrl } from '../../ui/pictures.tsx';
import { DrawnFaceChoice } from './drawn_face_choice.tsx';
import { useCreation } from './step.tsx';

interface CutOutChoiceProps {
  /** The cut-out and its metadata; null until it is ready. */
  readonly file: Blob | null;
  readonly note: CutOutNote | null;
  readonly config: PresetConfig | null;
}

/** The cut-out of the draft's photo, with the choice of its subject. */
export function CutOutChoice({ file, note, config }: CutOutChoiceProps) {
  const t = useTranslations();
  const { draft, choose } = useCreation();
  const { actor } = actingOf(draft);
  const isOwn = draft.engine === 'embedded';
  const mayHaveFace = isOwn && note?.kind === 'thing' && draft.subject !== 'person';
  const people = (isOwn && note?.people) || [];
  return (
    <>
      <div className="flex gap-4">
        <CutOut file={file} config={config} actor={actor} />
        <div className="flex min-w-0 flex-1 flex-col gap-2">
          <ChoiceRow
            label={t('style.subjectLabel')}
            value={draft.subject}
            options={subjects.map((subject) => ({
              value: subject,
              text: t(`style.subjects.${subject}`),
              testId: `subject-${subject}`,
            }))}
            // A drawn face belongs to the previous kind of subject.
            onChange={(subject) => choose({ subject, drawnFace: null })}
          />
          <p className="text-note text-ink-soft">{t('preview.subjectHint')}</p>
        </div>
      </div>
      {file && people.length > 0 ? (
        <ActorChoice
          file={file}
          people={people}
          value={actor}
          onChange={(chosen) => choose({ actor: chosen })}
        />
      ) : null}
      {file && config && mayHaveFace ? (
        <DrawnFaceChoice
          place={draft.drawnFace}
          onChange={(drawnFace) => choose({ drawnFace })}
          config={config}
          cutOut={file}
        />
      ) : null}
    </>
  );
}

interface CutOutProps {
  readonly file: Blob | null;
  readonly config: PresetConfig | null;
  readonly actor: Actor | null;
}

function CutOut({ file, config, actor }: CutOutProps) {
  const t = useTranslations('preview');
  const url = useObjectUrl(file);
  const person = usePersonPicture(config, file, actor);
  return (
    <div className="grid h-36 w-28 shrink-0 grid-rows-[minmax(0,1fr)] place-items-center rounded-xl bg-chat-light p-2">
      {person ? (
        <PixelPicture
          pixels={person}
          label={t('cutOutAlt')}
          testId="preview-person"
          className="h-full w-full animate-appear"
        />
      ) : url ? (
        <img
          src={url}
          alt={t('cutOutAlt')}
          data-testid="preview-cut-out"
          className="max-h-full max-w-full animate-appear object-contain"
        />
      ) : null}
    </div>
  );
}

/** Returns the cut-out with only one of its people; null while everyone is shown and until it is drawn. */
function usePersonPicture(
  config: PresetConfig | null,
  cutOut: Blob | null,
  actor: Actor | null,
): ImageData | null {
  // The cut-out does not depend on the style: any preset will do.
  const load = config && cutOut && actor ? () => pictureOf({ config, cutOut, actor }) : null;
  return useLoad(load, [config !== null, cutOut, JSON.stringify(actor)], 'A person could not be shown alone.')
    .value;
}

interface Wanted {
  readonly config: PresetConfig;
  readonly cutOut: Blob;
  readonly actor: Actor;
}

async function pictureOf({ config, cutOut, actor }: Wanted): Promise<ImageData> {
  const composer = await openComposer(config);
  try {
    await composer.addCutOut('set', new Uint8Array(await cutOut.arrayBuffer()), actor);
    return await composer.cutOutPicture('set');
  } finally {
    composer.close();
  }
}
