import { type Finding, newFinding } from '../../domain/stamps/finding.ts';
import type { StickerFault } from '../../domain/stamps/image.ts';

export interface ActedSticker {
  readonly messageId: string;
  /** Problems that its renderer reported: finished pixels do not show what lies under them. */
  readonly faults?: readonly StickerFault[];
  /** The same for stickers that act alike; null for a plain picture. */
  readonly acting?: string | null;
}

/** Most stickers of a set that act alike. */
const mostAlike = 2;

/** Problems of actings: covered faces, and stickers that act alike. */
export function judgeActings(stickers: readonly ActedSticker[]): Finding[] {
  const places = new Map<string, number[]>();
  return stickers.flatMap(({ messageId, faults = [], acting = null }, at): Finding[] => {
    const findings = faults.map(({ ruleId, spot }) =>
      newFinding(ruleId, { messageId, spot, fix: { kind: 'reset_places', messageId } }),
    );
    if (acting === null) return findings;
    const alike = places.get(acting) ?? [];
    places.set(acting, [...alike, at + 1]);
    const [other] = alike;
    if (other === undefined || alike.length < mostAlike) return findings;
    const fix = { kind: 'another_acting', messageId } as const;
    return [...findings, newFinding('same_acting', { messageId, measured: { other }, fix })];
  });
}
