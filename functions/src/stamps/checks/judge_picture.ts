import type { ProductSpec } from '../../domain/product/product_spec.ts';
import { type Finding, newFinding } from '../../domain/stamps/finding.ts';
import type { Spot } from '../../domain/stamps/image.ts';
import { findSpecks } from './find_specks.ts';
import { type AlphaMeasures, measureAlpha } from './measure_alpha.ts';
import type { ColourMeasures } from './measure_colours.ts';
import { measureOutline } from './measure_outline.ts';

/** Thresholds for criteria that reviewers judge by eye. They are our own, so they only warn. */
const most = { haze: 0.005, aspect: 3, fringed: 0.3, cut: 8, cutShare: 0.5 };
const least = { content: 0.25, seen: 0.1, emojiSide: 0.85 };
/** Maximum number of specks reported individually; the finding also gives the total. */
const toldSpots = 5;

export interface Drawn {
  readonly name: string;
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly colours: ColourMeasures;
}

/** Finds problems of an image's content. `name` is a message id, `main` or `tab`. */
export function judgePicture(spec: ProductSpec, drawn: Drawn): Finding[] {
  const { name, pixels, width, height } = drawn;
  const alpha = measureAlpha(pixels, width, height);
  const isSticker = name !== 'main' && name !== 'tab';
  const fix = isSticker ? ({ kind: 'another_pose', messageId: name } as const) : null;
  if (!alpha.box)
    return [newFinding('empty', { messageId: name, measured: {}, fix: fix ?? { kind: 'rerender' } })];
  return [
    ...judgeGround(drawn, alpha),
    ...judgeEdges(spec, drawn, alpha, isSticker, alpha.box),
    ...judgeDirt(drawn, alpha, isSticker),
    ...judgeShape(spec, drawn, alpha.box, isSticker),
  ];
}

const rerender = { kind: 'rerender' } as const;

function judgeGround({ name, width, height }: Drawn, { drawn, corners }: AlphaMeasures): Finding[] {
  if (drawn === width * height) return [newFinding('fully_opaque', { messageId: name, fix: rerender })];
  const [corner] = corners;
  return corner ? [newFinding('corner_opaque', { messageId: name, spot: corner, fix: rerender })] : [];
}

function judgeEdges(
  { picture }: ProductSpec,
  { name, width, height }: Drawn,
  { drawn, cut }: AlphaMeasures,
  isSticker: boolean,
  box: Spot,
): Finding[] {
  if (drawn === width * height) return [];
  const mayCut = isSticker && picture.margin === 0 ? (width + height) * most.cutShare : most.cut;
  if (cut > mayCut)
    return [newFinding('edge_touched', { messageId: name, fix: isSticker ? null : rerender })];
  // Sources disagree about main and tab, so they need no margin.
  if (!isSticker) return [];
  const margin = Math.min(box.x, box.y, width - box.x - box.width, height - box.y - box.height);
  if (margin >= picture.margin) return [];
  return [newFinding('margin', { messageId: name, spot: box, measured: { margin }, fix: rerender })];
}

function judgeDirt(
  { name, pixels, width, height }: Drawn,
  { hazy, hazeBox }: AlphaMeasures,
  isSticker: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const haze = hazy / (width * height);
  if (haze > most.haze)
    findings.push(
      newFinding('haze', {
        messageId: name,
        spot: hazeBox,
        measured: { percent: percent(haze) },
        fix: rerender,
      }),
    );
  // The rings of main and tab are as thin as a fringe by design.
  const { border, fringed, fringeBox } = isSticker
    ? measureOutline(pixels, width, height)
    : { border: 0, fringed: 0, fringeBox: null };
  if (fringed > border * most.fringed)
    findings.push(
      newFinding('halo', {
        messageId: name,
        spot: fringeBox,
        measured: { percent: percent(fringed / border) },
        fix: rerender,
      }),
    );
  const specks = findSpecks(pixels, width, height);
  for (const spot of specks.slice(0, toldSpots))
    findings.push(
      newFinding('specks', { messageId: name, spot, measured: { count: specks.length }, fix: rerender }),
    );
  return findings;
}

function judgeShape(
  spec: ProductSpec,
  { name, width, height, colours }: Drawn,
  box: Spot,
  isSticker: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const fix = isSticker ? ({ kind: 'another_pose', messageId: name } as const) : rerender;
  const filled = (box.width * box.height) / (width * height);
  const side = Math.max(box.width / width, box.height / height);
  if (isSticker && spec.isEmoji && side < least.emojiSide)
    findings.push(
      newFinding('emoji_fill', {
        messageId: name,
        spot: box,
        measured: { percent: percent(side) },
        fix,
      }),
    );
  else if (filled < least.content)
    findings.push(
      newFinding('small_content', {
        messageId: name,
        spot: box,
        measured: { percent: percent(filled) },
        fix,
      }),
    );
  const ratio = Math.max(box.width / box.height, box.height / box.width);
  if (isSticker && ratio > most.aspect)
    findings.push(
      newFinding('elongated', {
        messageId: name,
        spot: box,
        measured: { ratio: Math.round(ratio * 10) / 10 },
        fix,
      }),
    );
  const seen = Math.min(colours.seenOnLight, colours.seenOnDark);
  if (seen < least.seen)
    findings.push(
      newFinding('low_contrast', {
        messageId: name,
        spot: box,
        measured: { percent: percent(seen) },
        fix: null,
      }),
    );
  return findings;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
