import { personClass } from './person_classes.ts';

/** Shares of the picture, 0..1, that each class of the person model takes. */
export interface ClassShares {
  person: number;
  hair: number;
  skin: number;
  face: number;
  clothes: number;
}

export function classShares(classes: Uint8Array): ClassShares {
  const counts = new Array<number>(6).fill(0);
  for (const value of classes) counts[value] = (counts[value] as number) + 1;
  const share = (of: number) => (counts[of] as number) / classes.length;
  return {
    person: 1 - share(personClass.background),
    hair: share(personClass.hair),
    skin: share(personClass.bodySkin),
    face: share(personClass.faceSkin),
    clothes: share(personClass.clothes),
  };
}

/**
 * Whether a person stands in the picture. The model calls an animal's whole body "face": a human face comes with
 * hair, clothes or bare skin in a fitting amount; someone seen from behind has hair and clothes.
 */
export function looksLikePerson({ person, hair, skin, face, clothes }: ClassShares): boolean {
  if (person < 0.015) return false;
  const around = hair + skin + clothes;
  if (face >= 0.0012) return around >= face * 0.3 && hair + clothes >= face * 0.12;
  return hair >= 0.004 && clothes >= 0.02 && hair + clothes + skin >= person * 0.8;
}
