import { formFields } from '@pochitto/functions/domain/form_fields';
import type { StampImage } from '@pochitto/functions/domain/image';
import type { StampSet } from '../use_set.ts';

/** What a complaint of the site is about. */
export type Meant = { readonly image: StampImage | null } & (
  | { readonly kind: 'field'; readonly id: string }
  | { readonly kind: 'sticker'; readonly place: number; readonly messageId: string }
  | { readonly kind: 'main' | 'tab' | 'whole' }
);

/** Fields that are no text or choice of the form, but follow from the set as a whole. */
const ofTheSet = ['type', 'count', 'campaign', 'trial'];

/** Finds it by the site's word for it: a field's id of the form, or a slot (`main`, `tab`, `01` …). */
export function meantBy({ stickers, main, tab }: StampSet, where: string): Meant {
  if (where === 'main') return { kind: 'main', image: main };
  if (where === 'tab') return { kind: 'tab', image: tab };
  if (/^\d{1,2}$/.test(where)) {
    const sticker = stickers.find(({ place }) => place === Number(where));
    if (sticker) {
      return { kind: 'sticker', place: sticker.place, messageId: sticker.id, image: sticker.image };
    }
  }
  const field = formFields.find(({ id }) => id === where);
  if (field && !ofTheSet.includes(field.id)) return { kind: 'field', id: field.id, image: null };
  return { kind: 'whole', image: null };
}
