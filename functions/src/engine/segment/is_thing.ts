import { tidyMask } from './components.ts';
import { isPrinted } from './is_printed.ts';
import { salientSide } from './salient_mask.ts';
import { standsOut } from './stands_out.ts';

/**
 * Whether what the salient-object model found is a thing before a background, and not print on paper. `colours` is
 * interleaved RGB 0..255; both in the model's square.
 */
export function isThing(salient: Float32Array, colours: Float32Array): boolean {
  const raw = Uint8Array.from(salient, (value) => (value > 0.5 ? 1 : 0));
  const inside = raw.slice();
  tidyMask(inside, salientSide, 0.15, 0.03);
  return (
    standsOut(inside, raw, colours, salientSide, salientSide) &&
    !isPrinted(inside, colours, salientSide, salientSide)
  );
}
