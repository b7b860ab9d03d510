import type { Box } from '@pochitto/functions/compose/cut_out';
import type { Actor } from '@pochitto/functions/domain/stamps/pose';
import { Users } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslations } from 'use-intl';
import { type CutOutNote, readNote } from '../../lib/compose/read_cut_out.ts';
import { useLoad } from '../../lib/requests.ts';
import { PixelPicture } from '../../ui/pictures.tsx';

/** Side of a person's picture in CSS px, and how much it shows around the head. */
const side = 52;
const around = 1.3;
const everyone = 'everyone';

interface ActorChoiceProps {
  /** The cut-out with everyone, and its people. */
  readonly file: Blob;
  readonly people: CutOutNote['people'];
  readonly value: Actor | null;
  readonly onChange: (actor: Actor | null) => void;
  readonly isDisabled?: boolean;
}

/** Choice of who acts in a photo with several people: everyone, or one person by their face. */
export function ActorChoice({ file, people, value, onChange, isDisabled = false }: ActorChoiceProps) {
  const t = useTranslations('acting');
  const chosen = value && nearest(people, value);
  return (
    <RadioGroup
      value={chosen === null ? everyone : `${chosen}`}
      isDisabled={isDisabled}
      onChange={(key) => onChange(key === everyone ? null : (people[Number(key)]?.actor ?? null))}
      orientation="horizontal"
      className="flex flex-col gap-2"
      data-testid="actors"
    >
      <Label className="text-note font-bold text-ink-soft">{t('actor')}</Label>
      <div className="flex flex-wrap gap-2">
        <Radio
          value={everyone}
          aria-label={t('everyone')}
          data-testid="actor-everyone"
          className={roundClass}
        >
          <Users size={26} strokeWidth={1.75} aria-hidden="true" />
        </Radio>
        {people.map(({ actor, head }, index) => (
          <Radio
            key={`${actor.x} ${actor.y}`}
            value={`${index}`}
            aria-label={t('actorNumber', { number: index + 1 })}
            data-testid={`actor-${index + 1}`}
            className={roundClass}
          >
            <HeadPicture file={file} head={head} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

const roundClass =
  'pressable grid size-14 cursor-pointer place-items-center overflow-hidden rounded-full border-2 border-line-strong bg-chat-light text-[#1d2b44] hover:border-ink data-[disabled]:cursor-default data-[disabled]:opacity-50 data-[selected]:border-act data-[selected]:ring-2 data-[selected]:ring-act';

/** Returns the index in `people` of the person at a point. */
function nearest(people: CutOutNote['people'], { x, y }: Actor): number | null {
  const distances = people.map(({ actor }) => Math.hypot(actor.x - x, actor.y - y));
  const least = Math.min(...distances);
  return people.length > 0 ? distances.indexOf(least) : null;
}

function HeadPicture({ file, head }: { file: Blob; head: Box }) {
  const { left, top, right, bottom } = head;
  const { value: picture } = useLoad(
    () => headPicture(file, head),
    [file, left, top, right, bottom],
    'A head could not be shown.',
  );
  return picture ? <PixelPicture pixels={picture} label="" className="size-full" /> : null;
}

async function headPicture(file: Blob, { left, top, right, bottom }: Box): Promise<ImageData> {
  const size = Math.max(right - left, bottom - top) * around;
  const [x, y] = [(left + right - size) / 2, (top + bottom - size) / 2];
  const head = await createImageBitmap(
    file,
    Math.round(x),
    Math.round(y),
    Math.round(size),
    Math.round(size),
  );
  const context = new OffscreenCanvas(side * 2, side * 2).getContext('2d');
  if (!context) throw new Error('This browser gives no canvas.');
  context.drawImage(head, 0, 0, side * 2, side * 2);
  head.close();
  return context.getImageData(0, 0, side * 2, side * 2);
}

/** Reads the metadata of a stored cut-out; null until it is read. */
export function useCutOutNote(file: Blob | null): CutOutNote | null {
  return useLoad(file && (() => readNote(file)), [file], 'The cut-out could not be read.').value;
}
