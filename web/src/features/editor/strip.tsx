import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import type { StampImage } from '@pochitto/functions/domain/stamps/image';
import { CircleAlert, GripVertical, PanelTop, Star, Weight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../lib/firebase/storage.ts';
import { useReorder } from '../../lib/reorder.ts';
import { MovingPicture } from '../../ui/moving_picture.tsx';
import { PixelPicture } from '../../ui/pictures.tsx';
import { keptOrder, wordsProblem } from './editor_content.ts';
import { isMade } from './read_set.ts';
import { useEditor } from './use_editor.ts';

interface StripProps {
  /** Pictures drawn here for stickers that differ from their stored pictures. */
  readonly thumbs: ReadonlyMap<string, ImageData>;
  readonly direction: 'horizontal' | 'vertical';
}

/** All stickers of the set in order: a press selects one, dragging moves it. */
export function Strip({ thumbs, direction }: StripProps) {
  const t = useTranslations('editor');
  const { state, dispatch, chosenId, choose, images } = useEditor();
  const { now } = state;
  const order = keptOrder(now);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = list.current?.querySelector(`[data-key="${CSS.escape(chosenId)}"]`);
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosenId]);

  const items = order.map((id) => ({ id }));
  const { dragAndDropHooks } = useReorder(
    (id) => now.stickers[id]?.message ?? '',
    (move) => dispatch({ type: 'order', order: move(items).map(({ id }) => id) }),
  );

  return (
    <GridList
      ref={list}
      aria-label={t('strip')}
      layout="grid"
      orientation={direction}
      items={items}
      dependencies={[now, images, thumbs, chosenId, t]}
      selectionMode="single"
      disallowEmptySelection
      selectionBehavior="replace"
      selectedKeys={[chosenId]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) choose(String(key));
      }}
      dragAndDropHooks={dragAndDropHooks}
      disallowTypeAhead
      data-testid="strip"
      className={
        direction === 'horizontal'
          ? 'relative flex gap-2 overflow-x-auto overscroll-x-contain p-1.5 outline-none'
          : 'relative grid min-h-0 grid-cols-2 content-start gap-2 overflow-y-auto p-1.5 outline-none'
      }
    >
      {({ id }) => (
        <Cell
          id={id}
          number={order.indexOf(id) + 1}
          image={images.get(id) ?? null}
          drawn={thumbs.get(id) ?? null}
        />
      )}
    </GridList>
  );
}

interface CellProps {
  readonly id: string;
  readonly number: number;
  readonly image: StampImage | null;
  readonly drawn: ImageData | null;
}

function Cell({ id, number, image, drawn }: CellProps) {
  const t = useTranslations('editor');
  const { set, state } = useEditor();
  const { stickers, mainMessageId, tabMessageId } = state.now;
  const { isEmoji, timing, chosenMains } = productSpecs[set.stamp.product];
  const isMain = mainMessageId === id || number <= chosenMains;
  const sticker = stickers[id];
  const message = sticker?.message ?? '';
  const isWrong =
    sticker !== undefined && (wordsProblem(sticker, set.stamp.product) !== null || !isMade(set, id));
  const { warn } = productSpecs[set.stamp.product].pictureBytes;
  const isHeavy = warn !== null && image !== null && image.bytes > warn;
  const marks = [
    isMain ? t('cellMain') : null,
    tabMessageId === id ? t('cellTab') : null,
    isWrong ? t('cellProblem') : null,
    isHeavy ? t('cellHeavy') : null,
  ].filter((each) => each !== null);
  return (
    <GridListItem
      id={id}
      textValue={[t('cell', { number, message }), ...marks].join(' · ')}
      data-testid={`cell-${number}`}
      className={`relative ${isEmoji ? 'aspect-square w-20' : 'aspect-[37/32] w-24'} shrink-0 cursor-pointer rounded-xl border border-line bg-card lg:w-auto data-[dragging]:opacity-40 data-[selected]:border-transparent data-[selected]:ring-3 data-[selected]:ring-act`}
    >
      <span className="checker absolute inset-0 rounded-[11px]" />
      <Picture image={image} drawn={drawn} moves={timing !== null} />
      <span className="font-display absolute top-1 left-1 grid min-w-5 place-items-center rounded-full bg-card/90 px-1 text-[0.8125rem] leading-5 text-ink">
        {number}
      </span>
      <span className="absolute top-7 left-1 flex flex-col gap-0.5">
        {isMain ? <Mark icon={Star} className="bg-yolk text-[#2b2a33]" /> : null}
        {tabMessageId === id ? <Mark icon={PanelTop} className="bg-yolk text-[#2b2a33]" /> : null}
        {isHeavy ? <Mark icon={Weight} className="bg-yolk text-[#2b2a33]" /> : null}
        {isWrong ? <Mark icon={CircleAlert} className="bg-act-text text-card" /> : null}
      </span>
      <Button
        slot="drag"
        aria-label={t('drag', { message: message || String(number) })}
        className="absolute top-0 right-0 grid h-9 w-7 cursor-grab touch-none place-items-center rounded-lg text-[#2b2a33]"
      >
        <span className="grid h-6 w-5 place-items-center rounded-md bg-white/85">
          <GripVertical size={16} strokeWidth={1.75} aria-hidden="true" />
        </span>
      </Button>
    </GridListItem>
  );
}

function Mark({ icon: Icon, className }: { icon: typeof Star; className: string }) {
  return (
    <span className={`grid size-5 place-items-center rounded-full ${className}`}>
      <Icon size={13} strokeWidth={2} aria-hidden="true" />
    </span>
  );
}

interface PictureProps extends Pick<CellProps, 'image' | 'drawn'> {
  readonly moves: boolean;
}

function Picture({ image, drawn, moves }: PictureProps) {
  const stored = useStoredPicture(
    drawn ? null : (image?.url ?? null),
    image ? String(image.updatedAt.getTime()) : '',
  );
  const fill = 'absolute inset-0 h-full w-full object-contain p-1';
  if (drawn) return <PixelPicture pixels={drawn} className={fill} />;
  if (stored.state !== 'ready') return null;
  // Twenty animations beside the selected one would be restless.
  if (moves) return <MovingPicture src={stored.url} plays={false} className={fill} />;
  return <img src={stored.url} alt="" draggable={false} className={fill} />;
}
