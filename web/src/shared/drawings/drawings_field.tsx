import { Grid2x2, ImagePlus, Images } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { GridList } from 'react-aria-components/GridList';
import { useTranslations } from 'use-intl';
import { warmUp } from '../../lib/firebase/call.ts';
import { acceptedPhotos } from '../../lib/photo/read_photo.ts';
import { useReorder } from '../../lib/reorder.ts';
import { FileButton } from '../../ui/file_button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MeterBar } from '../../ui/progress.tsx';
import { SwitchRow } from '../../ui/switches.tsx';
import { DrawingTile } from './drawing_tile.tsx';
import { FailedFiles } from './failed_files.tsx';
import { SheetGrid } from './sheet_grid.tsx';
import type { DrawingsDraft, useDrawingFiles } from './use_drawing_files.ts';

interface DrawingsFieldProps extends DrawingsDraft {
  readonly files: ReturnType<typeof useDrawingFiles>;
  /** Number of drawings that become stickers: the first ones. */
  readonly used: number;
  /** Number of the first drawing in the set. */
  readonly firstNumber?: number;
  readonly keepsGround: boolean;
  readonly onKeepGround: (keeps: boolean) => void;
}

/** Drawings to make stickers of: chosen, dropped, captioned, moved and removed. */
export function DrawingsField(props: DrawingsFieldProps) {
  const { drawings, change, files, used, firstNumber = 1, keepsGround } = props;
  const t = useTranslations('drawings');
  const { add, dismiss, failed, reading, repeated, sheet, splitAgain } = files;
  useEffect(() => {
    warmUp('readDrawings');
  }, []);
  // The same map while the order is unchanged, so that a keystroke renders one tile.
  const order = drawings.map(({ id }) => id).join(' ');
  const places = useMemo(() => new Map(order.split(' ').map((id, index) => [id, index])), [order]);
  const placeOf = (id: string) => places.get(id) ?? 0;
  const { dragAndDropHooks } = useReorder((id) => String(firstNumber + placeOf(id)), change);
  return (
    <div className="flex flex-col gap-4">
      <FailedFiles failed={failed} onReplace={add} onDismiss={dismiss} />
      {repeated > 0 && !reading ? <Notice kind="info">{t('repeated', { count: repeated })}</Notice> : null}
      <DropArea onFiles={(chosen) => add(chosen, 'single')}>
        <FileButton
          accept={acceptedPhotos}
          onFiles={(chosen) => add(chosen, 'single')}
          testId="drawings-input"
        >
          <Images size={20} strokeWidth={1.75} aria-hidden="true" />
          {t('choose')}
        </FileButton>
        <FileButton accept={acceptedPhotos} onFiles={(chosen) => add(chosen, 'sheet')} testId="sheet-input">
          <Grid2x2 size={20} strokeWidth={1.75} aria-hidden="true" />
          {t('chooseSheet')}
        </FileButton>
      </DropArea>
      {sheet && !reading ? (
        <SheetGrid key={sheet.ids[0]} count={sheet.ids.length} onSplit={(grid) => splitAgain(sheet, grid)} />
      ) : null}
      {drawings.some(({ groundPath }) => groundPath !== null) ? (
        <div className="rounded-card border border-line bg-card px-4 py-2">
          <SwitchRow isOn={keepsGround} onChange={props.onKeepGround} testId="keep-ground">
            {t('keepGround')}
          </SwitchRow>
          <p className="text-note text-ink-soft">{t('keepGroundHint')}</p>
        </div>
      ) : null}
      {drawings.length > 0 ? (
        <GridList
          aria-label={t('listLabel')}
          layout="grid"
          items={drawings}
          dependencies={[places, used, keepsGround, t]}
          dragAndDropHooks={dragAndDropHooks}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          className="grid grid-cols-2 gap-3 outline-none sm:grid-cols-3"
          data-testid="drawings"
        >
          {(drawing) => (
            <DrawingTile
              drawing={drawing}
              number={firstNumber + placeOf(drawing.id)}
              keepsGround={keepsGround}
              // Too few for a set: none is left out yet.
              isUsed={used === 0 || placeOf(drawing.id) < used}
              onText={(text) =>
                change((before) => before.map((each) => (each.id === drawing.id ? { ...each, text } : each)))
              }
              onRemove={() => change((before) => before.filter(({ id }) => id !== drawing.id))}
            />
          )}
        </GridList>
      ) : null}
    </div>
  );
}

interface DropAreaProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
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

export function ReadingLine({ done, total }: { readonly done: number; readonly total: number }) {
  const text = useTranslations('drawings')('reading', { done, total });
  return (
    <span className="flex flex-col gap-1.5">
      {text}
      <MeterBar part={done / total} label={text} />
    </span>
  );
}
