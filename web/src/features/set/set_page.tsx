import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { calledName } from '@pochitto/functions/domain/stamps/stamp';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePerson } from '../../lib/firebase/session.tsx';
import { MissingSet } from '../../shared/missing_set.tsx';
import { isMade } from '../../shared/stamp_state.tsx';
import { Page } from '../../ui/page.tsx';
import type { ChatGround } from '../../ui/pictures.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { DeleteSet } from './delete_set.tsx';
import { DeriveCards } from './derive/derive_cards.tsx';
import { FailedSet } from './making/failed_set.tsx';
import { PhotoWanted } from './making/photo_wanted.tsx';
import { Progress } from './making/progress.tsx';
import { Result } from './result.tsx';
import { SetHeading } from './set_heading.tsx';
import { openTab } from './set_tab.ts';
import { ShareSet } from './share/share_set.tsx';
import { StickerGrid } from './stickers/sticker_grid.tsx';
import { StickerViewer } from './stickers/sticker_viewer.tsx';
import { StickersBar } from './stickers/stickers_bar.tsx';
import { type StampSet, useSet } from './use_set.ts';

export function Component() {
  const { stampId = '' } = useParams();
  const { uid } = usePerson();
  // The key resets all state when the address changes to another set.
  return <LiveSet key={stampId} stampId={stampId} uid={uid} />;
}

function LiveSet({ stampId, uid }: { stampId: string; uid: string }) {
  const set = useSet(stampId, uid);
  const [isLeaving, setLeaving] = useState(false);
  if (set.state === 'failed') throw set.error;
  if (set.state === 'loading' || (isLeaving && set.state === 'missing')) return <Waiting />;
  if (set.state === 'missing') return <MissingSet />;
  return <SetSheet set={set.value} onDeleting={setLeaving} />;
}

function SetSheet({ set, onDeleting }: { set: StampSet; onDeleting: (isDeleting: boolean) => void }) {
  const t = useTranslations('set');
  const [viewed, setViewed] = useState<number | null>(null);
  const [ground, setGround] = useState<ChatGround>('light');
  const { stamp, stickers } = set;
  const [sawMaking, setSawMaking] = useState(false);
  if (stamp.status === 'generating' && !sawMaking) setSawMaking(true);
  const isFinished = isMade(stamp);
  const tab = openTab(useSearchParams()[0]);
  const grid = (
    <StickerGrid
      stickers={stickers}
      isLive={stamp.status === 'generating'}
      lands={sawMaking}
      ground={ground}
      isSmall={productSpecs[stamp.product].isEmoji}
      moves={productSpecs[stamp.product].timing !== null}
      onView={setViewed}
    />
  );

  return (
    <Page
      title={
        calledName(stamp, stickers[0]?.message) || t(`titles.${stamp.product}`, { count: stamp.messageCount })
      }
    >
      <SetHeading set={set} />
      {stamp.status === 'pending_upload' ? <PhotoWanted stamp={stamp} /> : null}
      {stamp.status === 'failed' && !isFinished ? <FailedSet set={set} /> : null}
      {stamp.status === 'generating' ? <Progress set={set}>{grid}</Progress> : null}
      {isFinished ? (
        <Result set={set}>
          <StickersBar set={set} ground={ground} onGround={setGround} />
          {grid}
          <DeriveCards stamp={stamp} />
          <ShareSet stamp={stamp} />
        </Result>
      ) : stamp.status === 'generating' ? null : (
        grid
      )}
      {/* Below a panel that loads, it would move. */}
      {tab === 'stickers' || !isFinished ? <DeleteSet stamp={stamp} onDeleting={onDeleting} /> : null}
      <StickerViewer
        stamp={stamp}
        stickers={stickers}
        place={viewed}
        onPlace={setViewed}
        ground={ground}
        onGround={setGround}
      />
    </Page>
  );
}
