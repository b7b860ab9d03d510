import { actingSignature } from '../domain/acting/direct_set.ts';
import type { Finding } from '../domain/stamps/finding.ts';
import { type MetadataLanguage, madeBy } from '../domain/stamps/set_metadata.ts';
import type { SubjectFault } from '../engine/index.ts';
import { checkSet } from './checks/check_set.ts';
import type { SetWithPictures } from './read_set.ts';
import { suggestTexts } from './suggest_texts.ts';

interface Beside {
  readonly zip?: Uint8Array;
  readonly subjectFaults?: readonly SubjectFault[];
}

/** Returns all findings about a stored set, and about its ZIP and cut-out if they are given. */
export function findFaults(set: SetWithPictures, beside: Beside = {}): Finding[] {
  const { stamp, metadata, stickers, pngs } = set;
  const { proposals, creatorName, copyright } = suggestTexts({ set, displayName: '' });
  const text = (field: 'title' | 'description', language: MetadataLanguage) =>
    proposals[0]?.[field][language] ?? '';
  const textsIn = (language: MetadataLanguage) => ({
    title: text('title', language),
    description: text('description', language),
  });
  return checkSet({
    product: stamp.product,
    stickers: stickers.map(({ messageId, text, captionSize, faults, acting }, at) => ({
      messageId,
      text,
      captionSize,
      faults,
      acting: acting && actingSignature(acting),
      png: pngs.stickers[at] ?? new Uint8Array(),
    })),
    main: pngs.main,
    tab: pngs.tab,
    ...beside,
    metadata,
    ...madeBy(stamp.engine),
    suggestion: {
      ...textsIn('en'),
      ja: textsIn('ja'),
      'zh-Hant': textsIn('zh-Hant'),
      creatorName,
      copyright,
    },
  });
}
