import type { Acting } from '../../../domain/acting/acting.ts';
import type { PresetConfig } from '../../../domain/presets/preset.ts';
import type { Pose } from '../../../domain/stamps/pose.ts';
import type { CaptionLayout } from '../caption_layout.ts';
import type { CaptionSetting } from '../caption_setting.ts';
import { type Box, type CutOut, isDrawn, movedBox } from '../cut_out.ts';
import { type SubjectView, viewSubject } from '../sticker_faults.ts';
import { type LayoutStage, stickerLayout } from '../sticker_layout.ts';
import { drawSubject, type SubjectPicture } from '../subject_picture.ts';
import type { SubjectRaster } from '../subject_raster.ts';
import type { Context } from '../surface.ts';
import { actorOf, drawActorFace, marksOf } from './actor.ts';
import { drawBubble, tailBox, tailRoom } from './bubbles.ts';
import type { PlacedSubject } from './drawn_face.ts';
import type { Ground } from './ground_pictures.ts';
import { drawGround, groundIn } from './grounds.ts';
import { type HeadFrame, placedHead, poseHeads } from './head_frame.ts';
import { drawLimbs, type Limbs } from './limbs.ts';
import { drawPiece, type MarkPiece, type MarkPlace, placeMarks } from './marks.ts';
import { cycledColors, drawingStyle } from './palette.ts';
import { drawProp, hatSize, propReach } from './props.ts';
import { drawSkinMarks } from './skin_marks.ts';

export interface ActingScene {
  readonly acting: Acting;
  readonly subject: SubjectPicture;
  readonly cutOut: CutOut;
  readonly pose: Pose;
  readonly styleIndex: number;
  readonly words: CaptionLayout;
  readonly setting: CaptionSetting;
}

/** Positions of what was drawn, px of the canvas, for the handles of an editor. */
export interface ActingPlaces {
  readonly head: HeadFrame;
  /** Placement of the subject, and its unscaled size, px. */
  readonly subject: PlacedSubject;
  /** False on things and on heads without a known face: there, a face can be drawn. */
  readonly hasOwnFace: boolean;
  /** Whether an engine drew the subject with its expression, which then cannot be changed. */
  readonly isDrawn: boolean;
  /** Area that marks may not leave. */
  readonly safe: Box;
  /** In the order of the acting's marks. */
  readonly marks: readonly MarkPlace[];
}

/** A laid-out sticker with acting. Drawing order: ground, body, front, marks, bubble. */
export interface ActingStage {
  /** Position of the words. */
  readonly caption: { x: number; y: number };
  readonly places: ActingPlaces;
  readonly view: SubjectView;
  readonly ground: Ground | null;
  readonly pieces: readonly MarkPiece[];
  /** Whether the photo or the crop cuts the subject off below, so no feet are visible. */
  readonly isCut: boolean;
  drawGround(context: Context): void;
  /** Draws the subject with its face and what is behind it, clipped to `clip`. */
  drawBody(context: Context, subject: SubjectPicture, acting: Acting, clip: Box): void;
  /** Draws what the subject wears. */
  drawFront(context: Context): void;
  drawPiece(context: Context, piece: MarkPiece): void;
  drawBubble(context: Context): void;
}

/** Lays out everything of a sticker with acting except the letters. */
export function actingStage(preset: PresetConfig, safe: Box, scene: ActingScene): ActingStage {
  const style = drawingStyle(preset);
  const { acting, subject, cutOut, pose, styleIndex, words, setting } = scene;
  const { raster } = subject;
  const colors = cycledColors(style, styleIndex);
  const chosen = acting.ground?.color ? { strong: acting.ground.color } : {};
  const ground =
    acting.ground && groundIn(safe, acting.ground.name, { ...colors, ...chosen }, leanOf(setting, words));
  const hasLegs = !endsWithPhoto(cutOut);
  const { head, limbs } = actorOf(subject, acting, hasLegs);
  const stage: LayoutStage = {
    reach: [...reachOf(acting.prop, head), ...(limbs?.reach ?? [])],
    area:
      ground?.form === 'disc'
        ? { ...safe, left: ground.x - ground.halfWidth, right: ground.x + ground.halfWidth }
        : safe,
    hasGround: ground !== null,
    isCentered: ground !== null && ground.form !== 'panel',
    floats: hasLegs && raster.heads.length === 0,
    hidesLower: acting.drawnFace === null,
    tailRoom: setting.bubble && words.size > 0 ? tailRoom(setting.bubble) : null,
    showsFeet: pose.framing === 'full' && hasLegs,
  };
  const layout = stickerLayout(raster, words, setting, stanceOf(pose, raster, limbs), safe, stage);
  const placed = placedHead(head, raster, layout.subject);
  const taken = words.boxes.map((box) => movedBox(box, layout.caption));
  const block = movedBox({ left: 0, top: 0, right: words.width, bottom: words.height }, layout.caption);
  const speaks = setting.bubble !== null && words.size > 0;
  if (speaks) taken.push(tailBox(placed, block));
  const others = poseHeads({ heads: raster.heads.slice(1) }).map((each) =>
    placedHead(each, raster, layout.subject),
  );
  const marks = placeMarks(acting.marks, placed, { safe, taken, others });
  const { width, height } = raster;
  return {
    caption: layout.caption,
    places: {
      head: placed,
      subject: { ...layout.subject, width, height },
      hasOwnFace: Boolean(raster.heads[0]?.face),
      isDrawn: isDrawn(cutOut),
      safe,
      marks: marks.map(({ place }) => place),
    },
    view: viewSubject(raster, layout.subject, safe, limbs ? placed : null),
    ground,
    pieces: marks.flatMap(({ pieces }) => pieces),
    isCut: !stage.showsFeet,
    drawGround: (context) => {
      if (ground) drawGround(context, ground, style);
    },
    drawBody: (context, shown, acted, clip) => {
      const actor = actorOf(shown, acted, hasLegs);
      drawProp(context, acted.prop, placed, style, 'behind');
      if (actor.limbs) drawLimbs(context, actor.limbs, placed, style);
      drawSubject(context, shown, layout.subject, clip);
      drawSkinMarks(context, marksOf(actor, acted), placed, style, safe);
      drawActorFace(context, actor, placed, style);
    },
    drawFront: (context) => drawProp(context, acting.prop, placed, style, 'front'),
    drawPiece: (context, piece) => drawPiece(context, piece, style),
    drawBubble: (context) => {
      if (setting.bubble && speaks) drawBubble(context, setting.bubble, block, placed, style);
    },
  };
}

/** Without a head to frame, framings differ in size; drawn arms and legs already make the subject small enough. */
function stanceOf(pose: Pose, { heads }: SubjectRaster, limbs: Limbs | null): Pose {
  if (heads.length > 0) return pose;
  if (limbs && limbs.shapes.length > 0) return { ...pose, zoom: Math.max(pose.zoom, 0.92) };
  return { ...pose, zoom: pose.zoom * { face: 1, bust: 0.94, full: 0.86 }[pose.framing] };
}

/** Direction in which a ground moves away from the words. */
function leanOf({ placement }: CaptionSetting, { size }: CaptionLayout): -1 | 0 | 1 {
  if (size === 0) return 0;
  return placement === 'left' ? 1 : placement === 'right' ? -1 : 0;
}

/** Upper corners of a worn prop, in the pose's px. */
function reachOf(prop: Acting['prop'], head: HeadFrame): number[] {
  const above = propReach(prop);
  if (above === 0) return [];
  const size = hatSize(head);
  const [cos, sin] = [Math.cos(head.roll), Math.sin(head.roll)];
  return [-0.75, 0.75].flatMap((side) => {
    const [across, down] = [side * size, -head.top * head.unit - (above + 0.14) * size];
    return [head.x + across * cos - down * sin, head.y + across * sin + down * cos];
  });
}

/** Whether the photo's lower edge cuts the subject off, so there are no feet to show. */
function endsWithPhoto({ frame, height }: CutOut): boolean {
  return frame !== null && frame.top + height >= frame.photoHeight - 3;
}
