import {
  backgroundIds,
  hairTones,
  lightIds,
  type StudioEffect,
  type StudioName,
  studioBackgrounds,
  studioLights,
} from './studio_effect.ts';

/** One image of an order, with its description. */
export interface StudioVariant {
  readonly effect: StudioEffect;
  readonly label: StudioName;
}

/** Steps between adjacent strengths, large enough to be distinguishable. */
const strengthStep = 0.25;

/**
 * Returns the 1 to 5 variants of an order, all different: first what was ordered, then similar ones. Hair varies in
 * strength and then in tone; else a plain or gradient background in color; else the light.
 */
export function studioVariants(effect: StudioEffect, count: number): StudioVariant[] {
  const all = effect.hair ? hairVariants(effect, effect.hair) : sceneVariants(effect);
  return all.slice(0, count).map((each) => ({ effect: each, label: labelOf(each) }));
}

function hairVariants(effect: StudioEffect, hair: NonNullable<StudioEffect['hair']>): StudioEffect[] {
  const { tone, strength } = hair;
  const strengths = [strength, ...neighbours(strength)];
  // A similar variant with strength 0 would show unchanged hair.
  const seen = Math.max(strength, strengthStep);
  return [
    ...strengths.map((each) => ({ tone, strength: each })),
    ...hairTones[tone].near.map((near) => ({ tone: near, strength: seen })),
  ].map((each) => ({ ...effect, hair: each }));
}

/** Returns one strength below and one above; both on one side at the limits. */
function neighbours(strength: number): [number, number] {
  const round = (value: number) => Math.round(value * 100) / 100;
  const below = strength - strengthStep;
  const above = strength + strengthStep;
  if (above > 1) return [round(below), round(below - strengthStep)];
  if (below <= 0) return [round(above), round(above + strengthStep)];
  return [round(below), round(above)];
}

function sceneVariants(effect: StudioEffect): StudioEffect[] {
  const { kind } = studioBackgrounds[effect.background];
  if (kind === 'plain' || kind === 'gradient') {
    const alike = backgroundIds.filter((id) => studioBackgrounds[id].kind === kind);
    return startingWith(alike, effect.background).map((background) => ({ ...effect, background }));
  }
  // With the original background, unchanged light would have no effect.
  const own = lightIds.filter((id) => id !== 'as_it_is' || kind === 'blurred');
  return startingWith(own, effect.light).map((light) => ({ ...effect, light }));
}

function startingWith<Value>(values: readonly Value[], first: Value): Value[] {
  const from = Math.max(0, values.indexOf(first));
  return [...values.slice(from), ...values.slice(0, from)];
}

function labelOf({ hair, background, light }: StudioEffect): StudioName {
  const percent = Math.round((hair?.strength ?? 0) * 100);
  const tone = hair && hairTones[hair.tone].name;
  const parts: StudioName[] = [];
  if (tone) parts.push({ ja: `${tone.ja} 強さ${percent}%`, en: `${tone.en}, strength ${percent}%` });
  if (background !== 'keep') parts.push(studioBackgrounds[background].name);
  if (light !== 'as_it_is' || parts.length === 0) parts.push(studioLights[light]);
  return { ja: parts.map(({ ja }) => ja).join('・'), en: parts.map(({ en }) => en).join(' · ') };
}
