import type { GroundName } from '../../../domain/acting/acting_names.ts';
import type { Box } from '../cut_out.ts';
import type { Context } from '../surface.ts';
import { type Ground, type GroundForm, paintGround } from './ground_pictures.ts';
import type { DrawingStyle } from './palette.ts';
import { starPath, tracePath } from './vector_path.ts';

const forms: Readonly<Record<GroundName, GroundForm>> = {
  sun_rays: 'disc',
  burst: 'burst',
  night: 'disc',
  focus_lines: 'panel',
  dots: 'disc',
  speed: 'panel',
  spotlight: 'disc',
  water: 'disc',
  room: 'panel',
  stage: 'panel',
  disc: 'disc',
  sky: 'disc',
  hearts: 'disc',
  gloom: 'panel',
};
const burst = starPath(18, 0.8, 0, (tip) => [1, 0.93, 1.0, 0.9, 0.98, 0.94][tip % 6] ?? 1);
/** Corner radius of panels, px. */
const corner = 26;
/** Beyond the edge of any canvas, px. */
const far = 600;

/**
 * Lays out the ground `name` in `safe`; null for names of another version. A disc makes room for words at its side:
 * `lean` −1 moves it left, 1 right.
 */
export function groundIn(
  safe: Box,
  name: string,
  colors: { strong: string; pale: string },
  lean: -1 | 0 | 1,
): Ground | null {
  if (!(name in forms)) return null;
  const form = forms[name as GroundName];
  const [halfWidth, halfHeight] = [(safe.right - safe.left) / 2, (safe.bottom - safe.top) / 2];
  const radius = Math.min(halfWidth, halfHeight);
  return {
    name: name as GroundName,
    form,
    x: (safe.left + safe.right) / 2 + (form === 'disc' ? lean * (halfWidth - radius) : 0),
    y: (safe.top + safe.bottom) / 2,
    halfWidth: form === 'disc' ? radius : halfWidth,
    halfHeight: form === 'disc' ? radius : halfHeight,
    ...colors,
  };
}

/** Draws the ground, behind the subject. */
export function drawGround(context: Context, ground: Ground, style: DrawingStyle): void {
  context.save();
  traceGround(context, ground);
  context.clip();
  paintGround(context, ground, style);
  context.restore();
}

/**
 * Clips the subject to its ground below, as if in a window, while it may rise out at the top. A burst does not
 * clip.
 */
export function clipToGround(context: Context, ground: Ground): void {
  if (ground.form === 'burst') return;
  const { x, y, halfWidth, halfHeight, form } = ground;
  context.beginPath();
  context.moveTo(-far, -far);
  context.lineTo(far, -far);
  if (form === 'disc') {
    context.lineTo(far, y);
    context.lineTo(x + halfWidth, y);
    context.arc(x, y, halfWidth, 0, Math.PI);
    context.lineTo(-far, y);
  } else {
    const bottom = y + halfHeight;
    context.lineTo(x + halfWidth, -far);
    context.lineTo(x + halfWidth, bottom - corner);
    context.quadraticCurveTo(x + halfWidth, bottom, x + halfWidth - corner, bottom);
    context.lineTo(x - halfWidth + corner, bottom);
    context.quadraticCurveTo(x - halfWidth, bottom, x - halfWidth, bottom - corner);
    context.lineTo(x - halfWidth, -far);
  }
  context.closePath();
  context.clip();
}

function traceGround(context: Context, { form, x, y, halfWidth, halfHeight }: Ground): void {
  if (form === 'burst') {
    context.save();
    context.translate(x, y);
    context.scale(halfWidth, halfHeight);
    tracePath(context, burst);
    context.restore();
    return;
  }
  context.beginPath();
  if (form === 'disc') context.arc(x, y, halfWidth, 0, Math.PI * 2);
  else context.roundRect(x - halfWidth, y - halfHeight, halfWidth * 2, halfHeight * 2, corner);
}
