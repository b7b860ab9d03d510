import type { GenerateQueueMessage } from '../domain/generation/generate_queue_message.ts';
import type { PresetConfig } from '../domain/presets/preset.ts';

/**
 * Makes sure that fonts have all characters of the captions that are shown.
 *
 * @throws PochittoError `message_script`
 */
export async function requireFonts(
  contents: readonly Pick<GenerateQueueMessage, 'message' | 'caption'>[],
  preset: PresetConfig,
): Promise<void> {
  const { prepareFonts } = await import('../engine/index.ts');
  for (const { message, caption } of contents) {
    if (!caption?.hidden) await prepareFonts([message], caption?.font ?? preset.font);
  }
}
