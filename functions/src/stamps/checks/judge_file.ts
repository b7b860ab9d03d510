import type { CheckRuleId } from '../../domain/stamps/check_rules.ts';
import type { Finding } from '../../domain/stamps/finding.ts';
import { stickerSpec } from '../../domain/stamps/sticker_spec.ts';
import { found } from './found.ts';
import type { Picture } from './picture.ts';

/** Slack for densities that were rounded on their way through metres. */
const leastDensity = stickerSpec.png.dotsPerInch - 0.1;
const withAlpha = [4, 6];

/** What is wrong with a picture's file: format, weight and size. `name` is a message's id, `main` or `tab`. */
export function judgeFile(name: string, bytes: number, picture: Picture): Finding[] {
  const { width, height, bitDepth, colourType, dotsPerInch, chunks } = picture;
  const isPalette = colourType === 3;
  const hasAlpha = withAlpha.includes(colourType) || (isPalette && chunks.includes('tRNS'));
  const faults: [CheckRuleId, boolean][] = [
    ['alpha_missing', !hasAlpha],
    ['png_colour', hasAlpha && (colourType !== 6 || bitDepth !== 8)],
    ['png_animated', chunks.includes('acTL')],
    ['png_interlaced', picture.isInterlaced],
    ['png_density', dotsPerInch !== null && dotsPerInch < leastDensity],
    ['png_bytes', bytes > stickerSpec.maxImageBytes],
    ...sizeFaults(name, width, height),
  ];
  const measured = { width, height, bytes };
  return faults.flatMap(([ruleId, isBroken]) =>
    isBroken ? found(ruleId, { messageId: name, measured, fix: { kind: 'rerender' } }) : [],
  );
}

function sizeFaults(name: string, width: number, height: number): [CheckRuleId, boolean][] {
  const { sticker, main, tab } = stickerSpec;
  if (name === 'main') return [['main_size', width !== main.width || height !== main.height]];
  if (name === 'tab') return [['tab_size', width !== tab.width || height !== tab.height]];
  return [
    ['size_odd', width % 2 !== 0 || height % 2 !== 0],
    ['size_too_large', width > sticker.maxWidth || height > sticker.maxHeight],
    ['size_too_small', width < sticker.minWidth || height < sticker.minHeight],
  ];
}
