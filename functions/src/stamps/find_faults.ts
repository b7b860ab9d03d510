import { actingSignature } from '../domain/acting/direct_set.ts';
import type { Finding } from '../domain/stamps/finding.ts';
import { madeBy } from '../domain/stamps/set_metadata.ts';
import type { SubjectFault } from '../engine/index.ts';
import { checkSet } from './checks/check_set.ts';
import type { SetWithPictures } from './read_set.ts';
import { suggestTexts } from './suggest_texts.ts';

const noText = { en: '', ja: '' };

interface Beside {
  readonly zip?: Uint8Array;
  readonly subjectFaults?: readonly SubjectFault[];
}

/** Returns all findings about a stored set, and about its ZIP and cut-out if they are given. */
export function findFaults(set: SetWithPictures, beside: Beside = {}): Finding[] {
  const { stamp, metadata, stickers, pngs } = set;
  const { proposals, creatorName, copyright } = suggestTexts({ set, displayName: '' });
  const { title, description } = proposals[0] ?? { title: noText, description: noText };
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
      title: title.en,
      description: description.en,
      japanese: { title: title.ja, description: description.ja },
      creatorName,
      copyright,
    },
  });
}
