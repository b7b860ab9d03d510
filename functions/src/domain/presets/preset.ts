import { z } from 'zod';
import type { MessageLanguage } from '../stamps/message_text.ts';
import { colourEffects, poseSchema } from '../stamps/pose.ts';
import { timestamp } from '../timestamp.ts';

export const colourSchema = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'A colour is written #RRGGBB.');

/** Fonts that ship with the engine, all under the SIL Open Font License. */
export const captionFonts = [
  'mochiy-pop-one',
  'm-plus-rounded-1c',
  'dela-gothic-one',
  'zen-maru-gothic',
  'yusei-magic',
  'potta-one',
  'reggae-one',
  'rocknroll-one',
] as const;

/** Colors of marks, props, grounds and bubbles, and of the ink and paper of illustrations. */
export const drawingPalettes = [
  'natural',
  'pastel',
  'pop',
  'retro',
  'mono',
  'neon',
  'comic',
  'riso',
  'sumi',
  'indigo',
  'wash',
  'game',
  'paper',
] as const;

export const captionPlacements = ['bottom', 'top', 'left', 'right'] as const;

/** How a style redraws its subjects; `none` shows the photo. */
export const illustrations = [
  'none',
  'anime',
  'halftone',
  'ink',
  'watercolor',
  'pixel',
  'paper_cut',
] as const;

export type Illustration = (typeof illustrations)[number];

/** The settings of a preset, copied to the set at its creation, so that later edits of the preset change nothing. */
export const presetConfigSchema = z.object({
  /** Color and width (px at 370 × 320) of the ring around subject and caption. */
  borderColor: colourSchema,
  borderWidth: z.number().int().min(0).max(16),
  shadow: z
    .object({
      color: colourSchema,
      opacity: z.number().min(0).max(1),
      /** Gaussian sigma and offset in px. */
      blur: z.number().min(0).max(8),
      offsetX: z.number().int().min(-6).max(6),
      offsetY: z.number().int().min(-6).max(6),
    })
    .nullable(),
  font: z.enum(captionFonts),
  /** Fill colors, in rotation from sticker to sticker. */
  captionColors: z.array(colourSchema).min(1).max(8),
  captionStroke: z.object({ color: colourSchema, width: z.number().min(0).max(12) }),
  captionPlacement: z.enum(captionPlacements),
  /** Poses used in rotation for messages without their own. */
  poses: z.array(poseSchema).min(1).max(12),
  /** Applied to all subjects, drawn or not. */
  colourEffect: z.enum(colourEffects),
  illustration: z.enum(illustrations).default('none'),
  /** How marks, props, grounds and bubbles are drawn: their colors, and their line width in px. */
  drawing: z
    .object({
      palette: z.enum(drawingPalettes).default('natural'),
      line: z.number().min(1).max(8).default(4),
    })
    .default({ palette: 'natural', line: 4 }),
  /** Style prompt for AI engines; the embedded engine does not read it. */
  prompt: z.string().max(2000),
});

export type PresetConfig = z.infer<typeof presetConfigSchema>;

/** A stored preset's settings: an unknown font, from a newer version, is read as one that every version has. */
export const storedPresetConfigSchema = presetConfigSchema.extend({
  font: presetConfigSchema.shape.font.catch('mochiy-pop-one'),
});

/** Only one font has most Traditional Chinese characters; with another, a caption would mix two. */
export function withFontFor(language: MessageLanguage | null, config: PresetConfig): PresetConfig {
  return language === 'zh-Hant' ? { ...config, font: 'mochiy-pop-one' } : config;
}

/** Tells whether a style recolors its subjects: then a sticker's own color effect has no effect. */
export function recolorsSubjects(preset: Pick<PresetConfig, 'colourEffect' | 'illustration'>): boolean {
  return preset.colourEffect !== 'none' || preset.illustration !== 'none';
}

export type CaptionFont = PresetConfig['font'];
export type CaptionPlacement = PresetConfig['captionPlacement'];

const chosenFont = z.enum(captionFonts).nullable().default(null);

/** A person's changes to one caption; null = the preset's. */
export const captionStyleSchema = z.object({
  /** A sticker without words. */
  hidden: z.boolean().default(false),
  /** An unknown font, from a newer version, is read as the preset's. */
  font: chosenFont.catch(null),
  color: colourSchema.nullable().default(null),
  placement: z.enum(captionPlacements).nullable().default(null),
  /** Vertical columns or horizontal lines, at any placement. */
  vertical: z.boolean().nullable().default(null),
  /** Factor of the automatic size; limited by the canvas's safe area. */
  scale: z.number().min(0.5).max(1.6).default(1),
  /** Offset as a fraction of the canvas, inside its safe area. */
  offsetX: z.number().min(-0.8).max(0.8).default(0),
  offsetY: z.number().min(-0.8).max(0.8).default(0),
});

export type CaptionStyle = z.infer<typeof captionStyleSchema>;

/** A caption that a client may write: only fonts that this version has. */
export const newCaptionStyleSchema = captionStyleSchema.extend({ font: chosenFont });

/** The preset's caption, unchanged. */
export const plainCaption: CaptionStyle = captionStyleSchema.parse({});

const localised = z.object({ ja: z.string().min(1), en: z.string().min(1) });

export const presetSchema = z.object({
  name: localised,
  description: localised,
  category: z.string().min(1),
  config: storedPresetConfigSchema,
  order: z.number().int(),
  isActive: z.boolean(),
  /** Whether an operator edited it: then the bundled tile no longer matches, and seeding leaves it unchanged. */
  isEdited: z.boolean().default(false),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type Preset = z.infer<typeof presetSchema>;

/** A preset's ID: part of URLs, so it never changes. */
export const presetSlugSchema = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

const words = (most: number) => z.string().trim().min(1).max(most);

/** The fields of a preset that an operator edits. */
export const presetContentSchema = presetSchema
  .omit({ isEdited: true, createdAt: true, updatedAt: true })
  .extend({
    name: z.object({ ja: words(40), en: words(40) }),
    description: z.object({ ja: words(120), en: words(120) }),
    category: words(40),
    config: presetConfigSchema,
    order: z.number().int().min(0).max(9999),
  });

export type PresetContent = z.infer<typeof presetContentSchema>;

export const seedPresetSchema = presetSchema
  .pick({ name: true, description: true, category: true, order: true })
  .extend({ slug: z.string().regex(/^[a-z][a-z0-9-]*$/), config: presetConfigSchema });

export type SeedPreset = z.output<typeof seedPresetSchema>;
export type SeedPresetInput = z.input<typeof seedPresetSchema>;
