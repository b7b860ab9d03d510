import { feelingEmoji } from '../../domain/acting/feeling_emoji.ts';
import { feelingOf } from '../../domain/acting/feeling_of.ts';

/** Information about a set that messengers get beside its pictures. */
export interface PackAbout {
  /** Permanent id of the set. */
  readonly id: string;
  /** Number of changes to the set. */
  readonly revision: number;
  readonly name: string;
  /** Words of each sticker, '' if it has none. */
  readonly texts: readonly string[];
}

interface Pack extends PackAbout {
  /** Number of this pack, from 1, if the set has several; else null. */
  readonly part: number | null;
  readonly names: readonly string[];
  readonly moves: boolean;
}

const longestName = 128;
/** Limit of WhatsApp for the accessibility text of a still sticker; animated ones may have longer texts. */
const longestText = 125;

/**
 * Builds the `contents.json` of one pack, as read by WhatsApp's sample app and compatible tools. Source:
 * https://github.com/WhatsApp/stickers/tree/main/Android
 */
export function whatsAppContents({ id, revision, name, texts, part, names, moves }: Pack): Uint8Array {
  const ending = part === null ? '' : ` ${part}`;
  const pack = {
    identifier: part === null ? id : `${id}-${part}`,
    name: [...(name || 'Pochitto')].slice(0, longestName - ending.length).join('') + ending,
    publisher: 'Pochitto',
    tray_image_file: 'tray.png',
    image_data_version: `${revision + 1}`,
    avoid_cache: false,
    publisher_email: '',
    publisher_website: '',
    privacy_policy_website: '',
    license_agreement_website: '',
    animated_sticker_pack: moves,
    stickers: names.map((file, at) => {
      const text = texts[at] ?? '';
      return {
        image_file: file,
        emojis: feelingEmoji[feelingOf(text)],
        ...(text === '' ? {} : { accessibility_text: [...text].slice(0, longestText).join('') }),
      };
    }),
  };
  const contents = { android_play_store_link: '', ios_app_store_link: '', sticker_packs: [pack] };
  return new TextEncoder().encode(`${JSON.stringify(contents, null, 2)}\n`);
}
