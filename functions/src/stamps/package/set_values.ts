import { createHash } from 'node:crypto';
import { pictureFileName } from '../../domain/product/product_spec.ts';
import { declarationsOf } from '../../domain/stamps/set_metadata.ts';
import { type FormSource, formFieldsOf } from '../../domain/submission/form_fields.ts';
import type { ReadSet } from '../read_set.ts';

/**
 * Returns the machine-readable values of a package as JSON: every form value, the declarations, the message of each
 * sticker, and how the images were made (LINE may ask for prompts). Contains no timestamp, so the same set gives
 * the same bytes.
 */
export function setValues(set: ReadSet, source: FormSource, pngs: readonly Uint8Array[]): string {
  const { stamp, queue, stickers } = set;
  const values = {
    format: 'pochitto-set',
    version: 1,
    revision: stamp.revision,
    product: stamp.product,
    count: stickers.length,
    form: formFieldsOf(source).map((field) => ({
      id: field.id,
      label: field.label.en,
      isRequired: field.isRequired,
      value: field.value(source, 'en'),
    })),
    metadata: source.metadata,
    declarations: declarationsOf(source.metadata, stamp.engine),
    madeBy: {
      engine: stamp.engine,
      preset: stamp.presetId,
      models: [...new Set(queue.prompts.map(({ model }) => model))],
      prompts: queue.prompts,
    },
    stickers: stickers.map(({ messageId, text }, at) => ({
      file: pictureFileName(stamp.product, at + 1),
      text,
      tags: source.metadata.tags[messageId] ?? [],
      sha256: createHash('sha256')
        .update(pngs[at] ?? '')
        .digest('hex'),
    })),
  };
  return `${JSON.stringify(values, null, 2)}\n`;
}
