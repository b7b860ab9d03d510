import { generationCountSchema, maxPromptLength } from '@pochitto/functions/domain/studio/image_conversion';
import type { StudioEffect } from '@pochitto/functions/domain/studio/studio_effect';
import { studioVariants } from '@pochitto/functions/domain/studio/studio_variants';

export type OrderMode = 'effect' | 'words';

export interface ChosenPhoto {
  readonly blob: Blob;
  /** Name of the person's file. */
  readonly fileName: string;
}

/** The current choices for the next pictures. */
export interface Order {
  /** Identifies the conversion to create, so that a repeated start creates only one. Any other choice renews it. */
  readonly requestId: string;
  readonly photo: ChosenPhoto | null;
  /** Consent of the person in this very photo: another photo asks again. */
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

/** Tells whether an effect would change anything. */
export function changesSomething({ hair, background, light }: StudioEffect): boolean {
  return (hair !== null && hair.strength > 0) || background !== 'keep' || light !== 'as_it_is';
}

export type OrderNeed = 'photo' | 'consent' | 'effect' | 'words' | 'quota' | 'none';

/**
 * Returns what an order still lacks, the first thing to do first; null if it is complete. `left` is the rest of
 * this month's quota.
 */
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

/**
 * Returns the text stored with a conversion: what was requested, in both languages where it was chosen from a list.
 */
export function promptOf(order: Order): string {
  if (order.mode === 'words') return order.words.trim();
  const label = studioVariants(order.effect, 1)[0]?.label;
  return label ? `${label.ja} / ${label.en}` : '';
}
