import { generationCountSchema, maxPromptLength } from '@pochitto/functions/domain/studio/image_conversion';
import type { StudioEffect } from '@pochitto/functions/domain/studio/studio_effect';
import { studioVariants } from '@pochitto/functions/domain/studio/studio_variants';

export type OrderMode = 'effect' | 'words';

export interface ChosenPhoto {
  readonly blob: Blob;
  /** As the person's file is called. */
  readonly fileName: string;
}

/** The choices so far for the next pictures. */
export interface Order {
  /** Names the conversion to be made, so that a repeated start makes one. Every other choice renews it. */
  readonly requestId: string;
  readonly photo: ChosenPhoto | null;
  /** That the person in this very photo agrees: another photo asks again. */
  readonly hasConsent: boolean;
  readonly mode: OrderMode;
  readonly effect: StudioEffect;
  readonly references: readonly File[];
  readonly words: string;
  readonly count: number;
}

export type OrderChoice = Partial<Omit<Order, 'requestId'>>;

export function newOrder(): Order {
  return {
    requestId: crypto.randomUUID(),
    photo: null,
    hasConsent: false,
    mode: 'effect',
    effect: { hair: null, background: 'keep', light: 'as_it_is' },
    references: [],
    words: '',
    count: 3,
  };
}

export function withChoice(order: Order, choice: OrderChoice): Order {
  const hasConsent = choice.photo === undefined ? order.hasConsent : false;
  return { ...order, hasConsent, ...choice, requestId: crypto.randomUUID() };
}

/** Whether an effect would change anything at all. */
export function changesSomething({ hair, background, light }: StudioEffect): boolean {
  return (hair !== null && hair.strength > 0) || background !== 'keep' || light !== 'as_it_is';
}

export type OrderNeed = 'photo' | 'consent' | 'effect' | 'words' | 'quota' | 'none';

/** What keeps an order from being started, the first thing to do first; null when nothing does. `left` is of the month. */
export function needOf(order: Order, left: number | null): OrderNeed | null {
  if (left !== null && left <= 0) return 'none';
  if (!order.photo) return 'photo';
  if (!order.hasConsent) return 'consent';
  if (order.mode === 'effect' && !changesSomething(order.effect)) return 'effect';
  const words = order.words.trim();
  if (order.mode === 'words' && (words === '' || words.length > maxPromptLength)) return 'words';
  if (left !== null && generationCountSchema.parse(order.count) > left) return 'quota';
  return null;
}

/** The words that are kept with a conversion: what was asked, in both languages where it was chosen and not written. */
export function promptOf(order: Order): string {
  if (order.mode === 'words') return order.words.trim();
  const label = studioVariants(order.effect, 1)[0]?.label;
  return label ? `${label.ja} / ${label.en}` : '';
}
