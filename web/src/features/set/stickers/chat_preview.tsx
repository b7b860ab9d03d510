import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import type { StampSet, Sticker } from '../use_set.ts';

type Brightness = 'light' | 'dark';

const rooms: Record<Brightness, { room: string; bubble: string; tray: string; tab: string }> = {
  light: { room: 'bg-chat-light', bubble: 'bg-white text-[#2b2a33]', tray: 'bg-white', tab: 'bg-[#eef1f5]' },
  dark: {
    room: 'bg-chat-dark',
    bubble: 'bg-[#3a3941] text-white',
    tray: 'bg-[#2a2930]',
    tab: 'bg-[#3a3941]',
  },
};

/** The set in a chat: a friend writes, the person answers with stickers from the tray. */
export function ChatPreview({ set: { stickers, tab } }: { set: StampSet }) {
  const t = useTranslations('chat');
  const [brightness, setBrightness] = useState<Brightness>('light');
  const finished = stickers.filter((sticker) => sticker.image !== null);
  const [sent, setSent] = useState<readonly number[]>(() => finished.slice(0, 1).map(({ place }) => place));
  const dress = rooms[brightness];
  const tabPicture = useStoredPicture(tab?.url ?? null, tab ? String(tab.updatedAt.getTime()) : '');

  return (
    <div className="mx-auto flex max-w-md flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <p className="text-note text-ink-soft">{t('lead')}</p>
        <ChoiceRow
          label={t('ground')}
          hideLabel
          value={brightness}
          options={(['light', 'dark'] as const).map((value) => ({ value, text: t(`grounds.${value}`) }))}
          onChange={setBrightness}
        />
      </div>
      <div className="overflow-hidden rounded-card border border-line">
        <Log sent={sent} stickers={finished} dress={dress} />
        <div className={dress.tray}>
          <div className="flex px-2 pt-2">
            <span className={`grid h-14 w-17 place-items-center rounded-t-lg ${dress.tab}`}>
              {tabPicture.state === 'ready' ? (
                <img src={tabPicture.url} alt={t('tray')} className="max-h-11 max-w-15 object-contain" />
              ) : null}
            </span>
          </div>
          <ul
            aria-label={t('tray')}
            className={`grid h-56 grid-cols-4 gap-1 overflow-y-auto p-2 ${dress.tab}`}
          >
            {finished.map((sticker) => (
              <li key={sticker.place}>
                <Button
                  aria-label={t('send', { message: sticker.label })}
                  data-testid={`tray-${sticker.place}`}
                  onPress={() => setSent((before) => [...before, sticker.place])}
                  className="pressable block w-full rounded-lg hover:bg-black/10"
                >
                  <Picture sticker={sticker} className="aspect-[37/32] w-full" />
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

interface LogProps {
  readonly sent: readonly number[];
  readonly stickers: readonly Sticker[];
  readonly dress: (typeof rooms)[Brightness];
}

function Log({ sent, stickers, dress }: LogProps) {
  const t = useTranslations('chat');
  const end = useRef<HTMLDivElement>(null);
  const count = sent.length;
  useEffect(() => {
    const log = end.current;
    if (log && count > 1) log.scrollTop = log.scrollHeight;
  }, [count]);
  return (
    <div
      ref={end}
      role="log"
      aria-label={t('log')}
      className={`flex h-96 flex-col gap-3 overflow-y-auto p-4 transition-colors ${dress.room}`}
    >
      <Bubble text={t('hello')} dress={dress} />
      {sent.map((place, index) => {
        const sticker = stickers.find((each) => each.place === place);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows, and the same sticker may be sent twice.
          <div key={index} className="contents">
            {sticker ? (
              <Picture sticker={sticker} className="h-36 w-42 shrink-0 animate-land self-end" />
            ) : null}
            {index === 0 ? <Bubble text={t('reply')} dress={dress} /> : null}
          </div>
        );
      })}
    </div>
  );
}

function Bubble({ text, dress }: { text: string; dress: LogProps['dress'] }) {
  return (
    <div className="flex shrink-0 items-start gap-2">
      <span className="size-9 shrink-0 rounded-full bg-yolk" aria-hidden="true" />
      <p className={`max-w-[75%] rounded-2xl rounded-tl-sm px-3.5 py-2 ${dress.bubble}`}>{text}</p>
    </div>
  );
}

function Picture({ sticker: { image, label }, className }: { sticker: Sticker; className: string }) {
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  return (
    <span className={`block ${className}`}>
      {picture.state === 'ready' ? (
        <img src={picture.url} alt={label} className="h-full w-full object-contain" />
      ) : null}
    </span>
  );
}
