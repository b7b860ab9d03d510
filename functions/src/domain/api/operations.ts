import { z } from 'zod';
import { presetContentSchema, presetSlugSchema } from '../presets/preset.ts';
import type { Contract } from './contract.ts';

/** What operators change. */
export const operationsApi = {
  /** For administrators: writes a look people choose from. Sets that were made with it keep what they have. */
  savePreset: {
    access: 'admin',
    input: z.strictObject({ slug: presetSlugSchema, preset: presetContentSchema }),
    output: z.object({ created: z.boolean() }),
  },
} as const satisfies Contract;
