import { PochittoError } from '../../domain/errors.ts';
import { tidyMask } from './components.ts';
import { looksPrinted } from './looks_printed.ts';
import { salientSide } from './salient_mask.ts';
import { standsOut } from './stands_out.ts';

/**
 * Throws `photo_no_subject` where what the salient-object model found is no thing before a background. `colours` is
 * interleaved RGB 0..255; both in the model's square.
 */
export function checkThing(salient: Float32Array, colours: Float32Array): void {
  const raw = Uint8Array.from(salient, (value) => (value > 0.5 ? 1 : 0));
  const inside = raw.slice();
  tidyMask(inside, salientSide, 0.15, 0.03);
  if (
    !standsOut(inside, raw, colours, salientSide, salientSide) ||
    looksPrinted(inside, colours, salientSide, salientSide)
  ) {
    throw new PochittoError('photo_no_subject', 'Nothing stands out from the background.');
  }
}
