import type { SeedPresetInput } from './seed_preset.ts';

/** Styles that draw the photo anew. */
export const drawnPresets: readonly SeedPresetInput[] = [
  {
    slug: 'anime',
    name: { ja: 'アニメ塗り', en: 'Anime' },
    description: {
      ja: 'くっきり線画とあざやかな塗り。アニメの主役みたいに。',
      en: 'Crisp lines and bright, flat color. You, the main character.',
    },
    category: 'art',
    order: 2,
    config: {
      borderColor: '#FFFFFF',
      borderWidth: 8,
      shadow: { color: '#2B1B2E', opacity: 0.45, blur: 1.5, offsetX: 0, offsetY: 3 },
      font: 'mochiy-pop-one',
      captionColors: ['#F0367F', '#1E8BE6', '#F57A12', '#7A46D8', '#12A26B'],
      captionStroke: { color: '#FFFFFF', width: 6.5 },
      captionPlacement: 'bottom',
      looks: [
        { pose: 'face', tilt: -5 },
        { pose: 'bust', flip: true, tilt: 4 },
        { pose: 'full' },
        { pose: 'face', flip: true, tilt: 8 },
      ],
      colourEffect: 'none',
      illustration: 'anime',
      drawing: { palette: 'natural', line: 4.5 },
      prompt: 'Japanese anime cel shading, crisp ink lines, flat bright colors, one shadow tone.',
    },
  },
];
