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
/** Corners of panels, px. */
const corner = 26;
/** Beyond every canvas, px. */
const far = 600;

/**
 * The ground of that name in `safe`; null for those of another version. A disc makes room for words at its side:
 * `lean` −1 moves it to the left, 1 to the right.
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

/** Draws what is behind the subject. */
export function drawGround(context: Context, ground: Ground, style: DrawingStyle): void {
  context.save();
  traceGround(context, ground);
  context.clip();
  paintGround(context, ground, style);
  context.restore();
}

/**
 * Lets the subject rise out of its ground at the top and end with it below, as if it stood in a window. A burst holds
 * nobody back.
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
