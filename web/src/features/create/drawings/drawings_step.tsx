import { stickerSpec } from '@pochitto/functions/domain/stamps/sticker_spec';
import { Grid2x2, ImagePlus, Images } from 'lucide-react';
import { useEffect } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { Link, useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { areDrawingsReady, drawingProblem, usedDrawings } from '../../../lib/draft/draft_drawings.ts';
import { warmUp } from '../../../lib/firebase/call.ts';
import { usePerson } from '../../../lib/firebase/session.tsx';
import { acceptedPhotos } from '../../../lib/photo/read_photo.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { FileButton } from '../../../ui/file_button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { MeterBar } from '../../../ui/progress.tsx';
import { Step, useCreation } from '../step.tsx';
import { DrawingTile } from './drawing_tile.tsx';
import { FailedFiles } from './failed_files.tsx';
import { useDrawings } from './use_drawings.ts';

export function Component() {
  const t = useTranslations();
  const navigate = useNavigate();
  const locale = useLocale();
  const { uid } = usePerson();
  const { draft, choose } = useCreation();
  const { drawings } = draft;
  const { add, dismiss, failed, reading, repeated } = useDrawings({ uid, locale });
  const used = usedDrawings(drawings).length;

  useEffect(() => {
    warmUp('readDrawings');
  }, []);

  return (
    <Step
      name="drawings"
      title={t('drawings.title')}
      lead={t('drawings.lead')}
      footNote={reading ? <ReadingLine {...reading} /> : <CountLine />}
      footAction={
        <Button
          kind="act"
          className="flex-1"
          isDisabled={reading !== null || !areDrawingsReady(drawings)}
          data-testid="next-step"
          onPress={() => {
            choose({ art: 'drawings' });
            navigate('/create/style');
          }}
        >
          {t('create.nextStyle')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FailedFiles failed={failed} onReplace={add} onDismiss={dismiss} />
        {repeated > 0 && !reading ? (
          <Notice kind="info">{t('drawings.repeated', { count: repeated })}</Notice>
        ) : null}
        <DropArea onFiles={(files) => add(files, 'single')}>
          <FileButton
            accept={acceptedPhotos}
            onFiles={(files) => add(files, 'single')}
            testId="drawings-input"
          >
            <Images size={20} strokeWidth={1.75} aria-hidden="true" />
            {t('drawings.choose')}
          </FileButton>
          <FileButton accept={acceptedPhotos} onFiles={(files) => add(files, 'sheet')} testId="sheet-input">
            <Grid2x2 size={20} strokeWidth={1.75} aria-hidden="true" />
            {t('drawings.chooseSheet')}
          </FileButton>
        </DropArea>
        {drawings.length > 0 ? (
          <ol className="grid grid-cols-2 gap-3 sm:grid-cols-3" data-testid="drawings">
            {drawings.map((drawing, index) => (
              <DrawingTile
                key={drawing.id}
                drawing={drawing}
                number={index + 1}
                // Too few for a set: none is left out yet.
                isUsed={used === 0 || index < used}
                onText={(text) =>
                  choose((now) => ({
                    drawings: now.drawings.map((each) => (each.id === drawing.id ? { ...each, text } : each)),
                  }))
                }
                onRemove={() =>
                  choose((now) => ({ drawings: now.drawings.filter(({ id }) => id !== drawing.id) }))
                }
              />
            ))}
          </ol>
        ) : null}
        <Link to="/create" className={buttonClass('plain', 'self-center')}>
          {t('drawings.usePhoto')}
        </Link>
      </div>
    </Step>
  );
}

interface DropAreaProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: React.ReactNode;
}

/** Area where drawings are dropped or chosen. */
function DropArea({ onFiles, children }: DropAreaProps) {
  const t = useTranslations('drawings');
  return (
    <DropZone
      aria-label={t('drop')}
      getDropOperation={() => 'copy'}
      onDrop={async ({ items }) => {
        const dropped = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
        onFiles(await Promise.all(dropped));
      }}
      className="flex flex-col items-center gap-4 rounded-card border-2 border-dashed border-line-strong bg-card p-5 text-center data-[drop-target]:border-solid data-[drop-target]:border-act data-[drop-target]:bg-act-wash"
    >
      <span className="grid size-14 place-items-center rounded-full bg-act-wash text-act-text">
        <ImagePlus size={26} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <div className="flex flex-wrap justify-center gap-2">{children}</div>
      <p className="text-note text-ink-soft">{t('limits')}</p>
    </DropZone>
  );
}

/** How many stickers the drawings make, and what would make more. */
function CountLine() {
  const t = useTranslations('drawings');
  const { drawings } = useCreation().draft;
  const count = drawings.length;
  const used = usedDrawings(drawings);
  const next = stickerSpec.counts.find((each) => each > count);
  const wrong = used.filter((drawing) => drawingProblem(drawing) !== null).length;
  if (used.length === 0) return t('tooFew', { count, more: stickerSpec.counts[0] - count });
  if (wrong > 0) return t('problems', { count: wrong });
  if (count === used.length) return t('ready', { count });
  const rest = count - used.length;
  return next
    ? t('rest', { used: used.length, next, more: next - count })
    : t('restOfMost', { used: used.length, rest });
}

function ReadingLine({ done, total }: { readonly done: number; readonly total: number }) {
  const text = useTranslations('drawings')('reading', { done, total });
  return (
    <span className="flex flex-col gap-1.5">
      {text}
      <MeterBar part={done / total} label={text} />
    </span>
  );
}
