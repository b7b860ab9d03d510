import { z } from 'zod';
import { tidyMessage } from './stamps/message_text.ts';
import { graphemes } from './stamps/text_units.ts';

/** Longest text that is looked at. */
const mostCharacters = 2000;

/** Longest name that is stored, UTF-16: 40 graphemes of several characters each, such as families of emoji. */
export const mostNameCharacters = 400;

/** Invisible characters, and those that change the writing direction around them. Letters written from right to left are welcome. */
const unseen = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200B\u200E\u200F\u061C\u2028-\u202E\u2060-\u2069\uFEFF]/u;

/** A name that a person gives: tidied, of one line and at most `most` graphemes. Empty is allowed. */
export const nameText = (most: number) =>
  z
    .string()
    .max(mostCharacters, 'name_too_long')
    .transform(tidyMessage)
    .superRefine((text, context) => {
      if (unseen.test(text)) context.addIssue({ code: 'custom', message: 'name_characters' });
      else if (graphemes(text) > most || text.length > mostNameCharacters) {
        context.addIssue({ code: 'custom', message: 'name_too_long' });
      }
    });
