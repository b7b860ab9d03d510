import { poseOf } from '@pochitto/functions/domain/acting/acting';
import { files } from '@pochitto/functions/domain/paths';
import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { restyledCaption } from '@pochitto/functions/domain/stamps/derivation';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { storedFile } from '../../../lib/firebase/storage.ts';
import { useLoad } from '../../../lib/requests.ts';
import { type OwnTile, ownTiles } from '../../../shared/presets/own_tiles.ts';
import { PresetChoice } from '../../../shared/presets/preset_choice.tsx';
import { usePresets } from '../../../shared/presets/presets.ts';
import { DuplicateForm } from './duplicate_form.tsx';
import { type DuplicableSet, FinishedSet } from './finished_set.tsx';

/** Duplicates a set in another style. */
export function Component() {
  const t = useTranslations('derive');
  return <FinishedSet title={t('styleTitle')}>{(set) => <StyleForm set={set} />}</FinishedSet>;
}

function StyleForm({ set }: { set: DuplicableSet }) {
  const t = useTranslations();
  const { stamp } = set;
  const list = usePresets();
  const [presetId, setPresetId] = useState<string | null>(null);
  const own = useSetTiles(set);
  return (
    <DuplicateForm
      set={set}
      path="style"
      title={t('derive.styleTitle')}
      lead={t(stamp.engine !== 'embedded' ? 'derive.styleLeadArt' : 'derive.styleLead')}
      derivation={presetId === null ? null : { kind: 'style', presetId }}
      request={(payWith) => ({ kind: 'style', stampId: stamp.id, presetId: presetId ?? '', payWith })}
      problem={presetId === null ? t('derive.styleNeeded') : null}
    >
      <PresetChoice list={list} without={stamp.presetId} value={presetId} onChange={setPresetId} own={own} />
    </DuplicateForm>
  );
}

/** Draws the styles with the set's own cut-out, or one of its drawings; null until it is loaded. */
function useSetTiles({ stamp, chosen }: DuplicableSet) {
  // Prefers a close framing, which shows the drawing style, without a ground.
  const best = chosen.find(({ acting }) => acting && acting.framing !== 'full' && acting.ground === null);
  const sticker = best ?? chosen[0];
  const path = sticker?.artPath ?? files.cutOut(stamp.userId, stamp.id, stamp);
  const { value: file } = useLoad(() => storedFile(path), [path], 'The cut-out could not be read.');
  const actor = sticker?.artPath ? null : stamp.actor;
  const content = JSON.stringify(sticker && contentOf(sticker));
  return useMemo(() => {
    if (!file || !content) return null;
    const shown: ReturnType<typeof contentOf> = JSON.parse(content);
    const tileOf = (config: PresetConfig): OwnTile => ({
      config,
      request: { ...shown, pose: poseOf(shown, config) },
    });
    return { tiles: ownTiles(file, actor), tileOf };
  }, [file, actor, content]);
}

const contentOf = ({ message, pose, acting, styleIndex, caption }: DuplicableSet['chosen'][number]) => ({
  text: message,
  pose,
  acting,
  styleIndex,
  caption: restyledCaption(caption),
});
