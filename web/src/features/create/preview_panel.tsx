import { poseOf } from '@pochitto/functions/domain/acting/acting';
import { planSet } from '@pochitto/functions/domain/acting/plan_set';
import { checkText } from '@pochitto/functions/domain/stamps/check_texts';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { useLocale, useTranslations } from 'use-intl';
import { actingOf } from '../../lib/draft/draft.ts';
import { shownMessages } from '../../lib/draft/draft_messages.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useCutOutNote } from '../../shared/acting/actor_choice.tsx';
import { useErrorText } from '../../shared/error_notice.tsx';
import type { ChoosablePreset } from '../../shared/presets/presets.ts';
import { PreviewStickers } from '../../shared/presets/preview_stickers.tsx';
import { useDrawnStickers } from '../../shared/presets/use_drawn_stickers.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BothCutOuts } from './both_cut_outs.tsx';
import { CutOutChoice } from './cut_out_choice.tsx';
import { useCreation } from './step.tsx';
import { type Preview, usePreview } from './use_preview.ts';

/** Number of stickers in the free preview. */
const shownCount = 3;

/** The free preview: the cut-out and the first stickers. The set can be started without it. */
export function PreviewPanel({ preset }: { preset: ChoosablePreset | null }) {
  const t = useTranslations();
  const locale = useLocale();
  const { uid } = usePerson();
  const { draft, photo, choose } = useCreation();
  const { preview, again } = usePreview(photo, draft.subject, { uid, locale });
  const file = preview.state === 'ready' ? preview.file : null;
  const note = useCutOutNote(file);
  const messages = shownMessages(draft).slice(0, shownCount);
  const config = preset?.config ?? null;
  // Planned for the whole set, like on the server: the acting of a sticker depends on all of them.
  const texts = shownMessages(draft).map(({ text }) => tidyMessage(text));
  const acting = actingOf(draft);
  const plan = config ? planSet(texts, { preset: config, ...acting }) : [];
  const drawing = useDrawnStickers(
    config,
    file,
    plan.slice(0, shownCount).flatMap((acting, styleIndex) =>
      config
        ? {
            text: texts[styleIndex] ?? '',
            acting,
            styleIndex,
            caption: null,
            pose: poseOf({ pose: null, acting, styleIndex }, config),
          }
        : [],
    ),
    acting.actor,
  );
  const { isUnsure = false, faults: ofCutOut = [] } = note ?? {};
  const faults = [...ofCutOut, ...drawing.faults];
  const isAsked = isUnsure && draft.subject === 'auto';
  const isFailed = preview.state === 'failed' || drawing.state === 'failed';

  return (
    <section
      className="flex flex-col gap-4 rounded-card border border-line bg-card p-4"
      data-testid="preview"
      data-state={isFailed ? 'failed' : drawing.state}
    >
      <h2 className="text-base">{t('preview.title')}</h2>
      {isAsked && photo ? (
        <BothCutOuts photo={photo} person={{ uid, locale }} onChoose={(subject) => choose({ subject })} />
      ) : null}
      {isAsked ? null : <CutOutChoice file={file} note={note} config={config} />}
      {faults.length > 0 && !isAsked ? (
        <Notice kind="info" title={t('preview.doubts')}>
          <ul className="flex list-disc flex-col gap-1 pl-5" data-testid="preview-doubts">
            {faults.map((fault) => {
              const { problem, action } = checkText(fault, {}, locale);
              // Problems of the drawing can be fixed once the set exists.
              const isOfPhoto = ofCutOut.includes(fault);
              return <li key={fault}>{isOfPhoto ? `${problem} ${action}` : problem}</li>;
            })}
          </ul>
        </Notice>
      ) : null}
      {isFailed ? (
        <PreviewFailed preview={preview} onAgain={again} />
      ) : (
        <div>
          <PreviewStickers stickers={messages} pictures={drawing.pictures} />
          <p className="mt-2 min-h-6 text-note text-ink-soft" aria-live="polite">
            {preview.state === 'making'
              ? t(preview.wait ? `notice.${preview.wait}` : 'preview.making')
              : drawing.state === 'drawing'
                ? t('preview.drawing')
                : t('preview.first', { count: messages.length })}
          </p>
        </div>
      )}
      {draft.engine === 'openai' ? (
        <p className="rounded-xl bg-plum-wash p-3 text-note text-ink">{t('preview.aiNote')}</p>
      ) : null}
    </section>
  );
}

function PreviewFailed({ preview, onAgain }: { preview: Preview; onAgain: () => void }) {
  const t = useTranslations('preview');
  const errorText = useErrorText();
  const code = preview.state === 'failed' ? preview.error.code : null;
  // A problem of the photo itself would stop the set too, so it has its own text.
  const isPhoto = code?.startsWith('photo_') ?? false;
  return (
    <Notice kind={isPhoto ? 'problem' : 'info'} {...(isPhoto && code ? { title: errorText(code)[0] } : {})}>
      <p>{isPhoto && code ? errorText(code)[1] : t(code === 'too_often' ? 'limited' : 'failed')}</p>
      {isPhoto ? null : (
        <Button className="mt-3" onPress={onAgain} data-testid="preview-again">
          {t('again')}
        </Button>
      )}
    </Notice>
  );
}
