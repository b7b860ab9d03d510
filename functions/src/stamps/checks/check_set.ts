import { type Product, type ProductSpec, productSpecs } from '../../domain/product/product_spec.ts';
import { checkRuleIds } from '../../domain/stamps/check_rules.ts';
import { type Finding, newFinding } from '../../domain/stamps/finding.ts';
import type { SetMetadata } from '../../domain/stamps/set_metadata.ts';
import type { SubjectFault } from '../../engine/index.ts';
import { judgeAlike } from './judge_alike.ts';
import { judgeAnimation } from './judge_animation.ts';
import { type ActedSticker, judgeActings, judgeCaptions } from './judge_captions.ts';
import { isAnimated, judgeFile } from './judge_file.ts';
import { type Drawn, judgePicture } from './judge_picture.ts';
import { judgeTexts, type TextSuggestion } from './judge_texts.ts';
import { judgeZip } from './judge_zip.ts';
import { measureColours } from './measure_colours.ts';
import { readPng } from './read_png.ts';

export interface CheckedSticker extends ActedSticker {
  readonly png: Uint8Array;
  readonly text: string;
  /** Font size of the caption in px, on a sticker of 370 x 320 or an emoji of 180 x 180, if known. */
  readonly captionSize?: number | null;
}

export interface CheckedSet {
  readonly product: Product;
  /** In the order of the set. */
  readonly stickers: readonly CheckedSticker[];
  /** null if it is missing, and for products without one. */
  readonly main: Uint8Array | null;
  readonly tab: Uint8Array | null;
  readonly zip?: Uint8Array;
  /** Problems of the cut-out that the stickers share. */
  readonly subjectFaults?: readonly SubjectFault[];
  readonly metadata: SetMetadata;
  /** How the images were made, independent of the metadata. */
  readonly aiUsed: boolean;
  readonly photoUsed: boolean;
  /** Suggested texts for fixes. */
  readonly suggestion?: TextSuggestion;
}

const noSuggestion: TextSuggestion = {
  title: '',
  description: '',
  creatorName: '',
  copyright: '',
  ja: { title: '', description: '' },
  'zh-Hant': { title: '', description: '' },
};

/**
 * Checks a set against every automatic rule of Creators Market: images and ZIP as bytes, form values as texts. It
 * does not depend on how they were made. Findings are sorted by the rule table, then by the set's order.
 */
export function checkSet(set: CheckedSet): Finding[] {
  const { product, stickers, main, tab, zip, metadata, aiUsed, photoUsed } = set;
  const made = { aiUsed, photoUsed };
  const declared = {
    aiUsed: metadata.aiUsed ?? aiUsed,
    photoUsed: metadata.photoUsed ?? photoUsed,
  };
  const spec = productSpecs[product];
  const judged = stickers.map(({ messageId, png }) => judgeOne(spec, messageId, png));
  const badgesOf = [...(spec.main ? [['main', main] as const] : []), ['tab', tab] as const];
  const badges = badgesOf.map(([name, png]) =>
    png ? judgeOne(spec, name, png) : { findings: [missing(name)], drawn: null },
  );
  const captions = stickers.map(({ messageId, text, captionSize }, at) => ({
    messageId,
    text,
    size: captionSize ?? null,
    commonest: judged[at]?.drawn?.colours.commonest ?? null,
  }));
  const findings = [
    ...judgeCount(product, stickers.length),
    ...(zip ? judgeZip(zip, { product, main, tab, stickers: stickers.map(({ png }) => png) }) : []),
    ...[...judged, ...badges].flatMap((each) => each.findings),
    ...judgeAlike(drawnOf(judged), drawnOf(badges)),
    ...judgeActings(stickers),
    ...(set.subjectFaults ?? []).map((fault) => newFinding(fault, {})),
    ...judgeCaptions(spec, captions),
    ...judgeTexts({
      product,
      metadata,
      made,
      declared,
      count: stickers.length,
      suggestion: set.suggestion ?? noSuggestion,
    }),
  ];
  return findings.toSorted((one, other) => places[one.ruleId] - places[other.ruleId]);
}

const places = Object.fromEntries(checkRuleIds.map((ruleId, at) => [ruleId, at])) as Record<
  Finding['ruleId'],
  number
>;

interface Judged {
  readonly findings: Finding[];
  /** null if the image could not be read. */
  readonly drawn: Drawn | null;
}

function judgeOne(spec: ProductSpec, name: string, png: Uint8Array): Judged {
  const picture = readPng(png);
  if ('broken' in picture) {
    const { broken, chunk } = picture;
    const measured = chunk === '' ? {} : { chunk };
    return {
      findings: [newFinding(broken, { messageId: name, measured, fix: { kind: 'rerender' } })],
      drawn: null,
    };
  }
  const findings = [
    ...judgeFile(spec, name, png.byteLength, picture),
    ...(spec.timing && isAnimated(spec, name) && picture.pixels
      ? judgeAnimation(name, png, spec.timing)
      : []),
  ];
  const { pixels, width, height } = picture;
  if (!pixels) return { findings, drawn: null };
  const drawn = { name, pixels, width, height, colours: measureColours(pixels, width, height) };
  return { findings: [...findings, ...judgePicture(spec, drawn)], drawn };
}

function drawnOf(judged: readonly Judged[]): Drawn[] {
  return judged.flatMap(({ drawn }) => drawn ?? []);
}

function missing(name: 'main' | 'tab'): Finding {
  return newFinding('picture_missing', { messageId: name, fix: { kind: 'rerender' } });
}

function judgeCount(product: Product, count: number): Finding[] {
  const { counts, isEmoji } = productSpecs[product];
  if (counts.includes(count)) return [];
  if (isEmoji) return [newFinding('emoji_count', { measured: { count } })];
  return [newFinding('sticker_count', { measured: { count, allowed: counts.join(', ') } })];
}
