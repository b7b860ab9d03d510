import { type ProductSpec, stickerSpec } from '../../domain/product/product_spec.ts';
import type { CheckRuleId } from '../../domain/stamps/check_rules.ts';
import { type Finding, newFinding } from '../../domain/stamps/finding.ts';
import type { Picture } from './picture.ts';

/** Tolerance for densities that were rounded when converted to dots per meter. */
const leastDensity = stickerSpec.png.dotsPerInch - 0.1;
const withAlpha = [4, 6];

/** Finds problems of an image file: format, file size and dimensions. `name` is a message id, `main` or `tab`. */
export function judgeFile(spec: ProductSpec, name: string, bytes: number, picture: Picture): Finding[] {
  const { width, height, bitDepth, colourType, dotsPerInch, chunks } = picture;
  const { warn, max } = spec.pictureBytes;
  const isPalette = colourType === 3;
  const hasAlpha = withAlpha.includes(colourType) || (isPalette && chunks.includes('tRNS'));
  const faults: [CheckRuleId, boolean][] = [
    ['alpha_missing', !hasAlpha],
    ['png_colour', hasAlpha && (colourType !== 6 || bitDepth !== 8)],
    ['png_animated', chunks.includes('acTL') && !isAnimated(spec, name)],
    ['png_interlaced', picture.isInterlaced],
    ['png_density', dotsPerInch !== null && dotsPerInch < leastDensity],
    ['png_heavy', warn !== null && bytes > warn && bytes <= max],
    ['png_bytes', bytes > max],
    ...sizeFaults(spec, name, width, height),
  ];
  const { maxWidth, maxHeight, minHeight, minLongSide } = spec.picture;
  const measured = { width, height, bytes, maxWidth, maxHeight, minHeight, minLongSide };
  return faults.flatMap(([ruleId, isBroken]) =>
    isBroken ? newFinding(ruleId, { messageId: name, measured, fix: { kind: 'rerender' } }) : [],
  );
}

/** Whether an image of the package must be animated. */
export function isAnimated({ timing, main }: ProductSpec, name: string): boolean {
  if (name === 'main') return main?.isAnimated ?? false;
  return timing !== null && name !== 'tab';
}

function sizeFaults(
  { picture, main, tab }: ProductSpec,
  name: string,
  width: number,
  height: number,
): [CheckRuleId, boolean][] {
  const { minWidth, minHeight, maxWidth, maxHeight, minLongSide, hasEvenSides } = picture;
  if (name === 'main' && main) return [['main_size', width !== main.width || height !== main.height]];
  if (name === 'tab') return [['tab_size', width !== tab.width || height !== tab.height]];
  if (minWidth === maxWidth && minHeight === maxHeight)
    return [['size_not_exact', width !== maxWidth || height !== maxHeight]];
  return [
    ['size_odd', hasEvenSides && (width % 2 !== 0 || height % 2 !== 0)],
    ['size_too_large', width > maxWidth || height > maxHeight],
    ['size_too_small', width < minWidth || height < minHeight],
    ['size_long_side', width >= minWidth && height >= minHeight && Math.max(width, height) < minLongSide],
  ];
}
