import { collections } from '@pochitto/functions/domain/paths';
import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import {
  keptVersions,
  type StickerVersion,
  stickerVersionSchema,
} from '@pochitto/functions/domain/stamps/sticker_version';
import { where } from 'firebase/firestore';
import { History } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../../i18n/format_date.ts';
import { call } from '../../../lib/firebase/call.ts';
import { useLiveQuery, type WithId } from '../../../lib/firebase/live.ts';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { MovingPicture } from '../../../ui/moving_picture.tsx';
import { type ChatGround, chatGrounds } from '../../../ui/pictures.tsx';
import type { Sticker } from '../use_set.ts';

interface StickerVersionsProps {
  readonly stamp: WithId<Stamp>;
  readonly sticker: Sticker;
  readonly ground: ChatGround;
}

/** Earlier versions of a sticker, newest first; one press restores one. */
export function StickerVersions({ stamp, sticker, ground }: StickerVersionsProps) {
  const t = useTranslations('viewer');
  const { id, image } = sticker;
  const hasVersions = image !== null && image.version > 0;
  const versions = useLiveQuery(
    hasVersions ? id : null,
    collections.stickerVersions,
    [where('userId', '==', stamp.userId), where('messageId', '==', id)],
    stickerVersionSchema,
    2 * keptVersions,
  );
  const { request, isBusy, error } = useRequest();
  const [restored, setRestored] = useState<number | null>(null);
  if (!hasVersions || versions.state !== 'ready') return null;
  const earlier = versions.value.toSorted((one, other) => other.number - one.number);
  const restore = async (number: number) => {
    setRestored(null);
    const { id: stampId, revision } = stamp;
    const isDone = await request(() => call('restoreVersion', { stampId, revision, messageId: id, number }));
    if (isDone) setRestored(number);
  };
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-4" data-testid="sticker-versions">
      <h3 className="flex items-center gap-2 text-base">
        <History size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('versions')}
      </h3>
      <ul className="-mx-1 flex gap-2 overflow-x-auto p-1">
        {earlier.map((version) => (
          <li key={version.number} className="shrink-0">
            <Version
              version={version}
              moves={productSpecs[stamp.product].timing !== null}
              ground={ground}
              isDisabled={isBusy}
              onPress={() => restore(version.number)}
            />
          </li>
        ))}
      </ul>
      {error ? <ErrorNotice error={error} sayUncharged /> : null}
      <p className="text-note text-ink-soft" role="status">
        {isBusy ? t('restoring') : restored === null ? t('versionsText') : t('restored')}
      </p>
    </section>
  );
}

interface VersionProps {
  readonly version: StickerVersion;
  readonly moves: boolean;
  readonly ground: ChatGround;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function Version({ version, moves, ground, isDisabled, onPress }: VersionProps) {
  const t = useTranslations('viewer');
  const dateTime = useDateTime();
  const picture = useStoredPicture(version.url, String(version.number));
  return (
    <Button
      onPress={onPress}
      isDisabled={isDisabled}
      aria-label={t('restore', { at: dateTime(version.drawnAt), text: version.message })}
      data-testid={`restore-version-${version.number}`}
      className={`pressable grid size-20 place-items-center overflow-hidden rounded-xl border border-line p-1 disabled:opacity-50 ${chatGrounds[ground]}`}
    >
      {picture.state !== 'ready' ? null : moves ? (
        // Earlier versions are not animated beside the viewed sticker.
        <MovingPicture src={picture.url} plays={false} className="relative size-full" />
      ) : (
        <img src={picture.url} alt="" className="size-full object-contain" draggable={false} />
      )}
    </Button>
  );
}
