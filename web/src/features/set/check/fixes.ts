import { actingSignature } from '@pochitto/functions/domain/acting/direct_set';
import { otherActing } from '@pochitto/functions/domain/acting/plan_set';
import type { CallableInput } from '@pochitto/functions/domain/api';
import { plainCaption } from '@pochitto/functions/domain/presets/preset';
import type { Finding, Fix } from '@pochitto/functions/domain/stamps/finding';
import { framings, type Pose } from '@pochitto/functions/domain/stamps/pose';
import type { MetadataLanguage, SetMetadata } from '@pochitto/functions/domain/stamps/set_metadata';
import type { StampSet, Sticker } from '../use_set.ts';

type StickerEdit = NonNullable<CallableInput<'saveEdits'>['stickers']>[number];

/** The fixes of some findings, combined into one request for each kind. */
export interface Fixes {
  readonly edits: CallableInput<'saveEdits'> | null;
  readonly metadata: SetMetadata | null;
  /** The ZIP has to be rebuilt. */
  readonly isPackage: boolean;
}

const largestCaption = 1.6;

/** Converts the fixes of `findings` into inputs of the callables. */
export function fixesFor(set: StampSet, findings: readonly Finding[]): Fixes {
  const edits = new Map<string, StickerEdit>();
  const used = new Set(set.stickers.flatMap(({ acting }) => (acting ? actingSignature(acting) : [])));
  const redraw = new Set<string>();
  let metadata: SetMetadata | null = null;
  let isPackage = false;
  for (const { fix, messageId } of findings) {
    if (!fix) continue;
    if (fix.kind === 'rerender') {
      if (messageId === null) isPackage = true;
      else redraw.add(messageId);
    }
    const sticker = set.stickers.find(({ id }) => id === messageId);
    const edit = sticker && stickerEdit(fix, sticker, set, used);
    if (sticker && edit) edits.set(sticker.id, { ...edits.get(sticker.id), messageId: sticker.id, ...edit });
    metadata = mended(metadata ?? set.stamp.metadata, fix) ?? metadata;
  }
  const { id: stampId, revision } = set.stamp;
  return {
    edits:
      edits.size > 0 || redraw.size > 0
        ? { stampId, revision, stickers: [...edits.values()], redraw: [...redraw] }
        : null,
    metadata,
    isPackage,
  };
}

/** `used`: signatures of the set's actings, including planned ones. */
function stickerEdit(
  fix: Fix,
  sticker: Sticker,
  set: StampSet,
  used: Set<string>,
): Omit<StickerEdit, 'messageId'> | null {
  if (fix.kind === 'another_pose') return { pose: anotherPose(sticker, set) };
  if (fix.kind === 'another_acting') return anotherActing(sticker, set, used);
  if (fix.kind === 'reset_places') return resetPlaces(sticker) ?? { pose: anotherPose(sticker, set) };
  if (fix.kind !== 'caption_size') return null;
  const caption = sticker.caption ?? plainCaption;
  return { caption: { ...caption, scale: Math.min(largestCaption, caption.scale * fix.scale) } };
}

/** Maximum number of plans that are tried to get an acting that is new to the set. */
const mostTries = 12;

function anotherActing(
  { message, acting }: Sticker,
  { stamp }: StampSet,
  used: Set<string>,
): Omit<StickerEdit, 'messageId'> | null {
  const { presetConfig: preset, subject } = stamp;
  if (!acting || !preset) return null;
  const others = Array.from({ length: mostTries }, (_, attempt) =>
    otherActing(message, acting, { preset, subject }, attempt + 1),
  );
  const other = others.find((each) => !used.has(actingSignature(each))) ?? others[0];
  if (!other) return null;
  used.add(actingSignature(other));
  return { acting: other };
}

/** Resets what the person moved or enlarged to its automatic place; null if nothing was changed. */
function resetPlaces({ pose, acting, caption }: Sticker): Omit<StickerEdit, 'messageId'> | null {
  const edit: Omit<StickerEdit, 'messageId'> = {};
  if (pose && (pose.offsetX !== 0 || pose.offsetY !== 0 || pose.zoom !== 1))
    edit.pose = { ...pose, offsetX: 0, offsetY: 0, zoom: 1 };
  if (caption && (caption.offsetX !== 0 || caption.offsetY !== 0 || caption.scale > 1))
    edit.caption = { ...caption, offsetX: 0, offsetY: 0, scale: Math.min(1, caption.scale) };
  if (acting?.marks.some(({ x, y }) => x !== null || y !== null))
    edit.acting = { ...acting, marks: acting.marks.map((mark) => ({ ...mark, x: null, y: null, scale: 1 })) };
  return Object.keys(edit).length > 0 ? edit : null;
}

function ownPose({ pose, styleIndex }: Sticker, { stamp }: StampSet): Pose | null {
  const offered = stamp.presetConfig?.poses ?? [];
  return pose ?? offered[styleIndex % Math.max(1, offered.length)] ?? null;
}

/** Returns the pose that the fewest stickers have, among the preset's poses and their mirror images. */
function anotherPose(changed: Sticker, set: StampSet): Pose {
  const offered = set.stamp.presetConfig?.poses ?? [];
  const own = ownPose(changed, set);
  const choices = [...offered, ...offered.map((each) => ({ ...each, flip: !each.flip, tilt: -each.tilt }))];
  const used = new Map<string, number>();
  for (const sticker of set.stickers) {
    const its = ownPose(sticker, set);
    if (sticker.id !== changed.id && its) used.set(alike(its), (used.get(alike(its)) ?? 0) + 1);
  }
  const fresh = choices
    .filter((each) => own === null || alike(each) !== alike(own))
    .toSorted((one, other) => (used.get(alike(one)) ?? 0) - (used.get(alike(other)) ?? 0))[0];
  const next = framings[(framings.indexOf(own?.framing ?? 'full') + 1) % framings.length] ?? 'bust';
  const fallback: Pose = {
    framing: next,
    flip: !(own?.flip ?? false),
    tilt: 0,
    effect: 'none',
    zoom: 1,
    offsetX: 0,
    offsetY: 0,
  };
  return { ...(fresh ?? fallback), effect: own?.effect ?? 'none' };
}

function alike({ framing, flip, tilt }: Pose): string {
  return `${framing} ${flip} ${Math.round(tilt / 5)}`;
}

function mended(metadata: SetMetadata, fix: Fix): SetMetadata | null {
  switch (fix.kind) {
    case 'title':
    case 'remove_characters':
      return withText(metadata, fix.field, fix.language, fix.text);
    case 'english':
      return withText(metadata, fix.field, 'en', fix.suggestion);
    case 'declare':
      return { ...metadata, [fix.field]: fix.value };
    case 'trim_tags':
      return { ...metadata, tags: { ...metadata.tags, [fix.messageId]: fix.tags } };
    default:
      return null;
  }
}

function withText(
  metadata: SetMetadata,
  field: Extract<Fix, { kind: 'title' }>['field'],
  language: MetadataLanguage | null,
  text: string,
): SetMetadata {
  if (field !== 'title' && field !== 'description') return { ...metadata, [field]: text };
  return { ...metadata, [field]: { ...metadata[field], [language ?? 'en']: text } };
}
