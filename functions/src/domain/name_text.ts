import { z } from 'zod';
import { tidyMessage } from './stamps/message_text.ts';
import { graphemes } from './stamps/text_units.ts';

/** Longest input that is processed. */
const mostCharacters = 2000;

/** Longest stored name in UTF-16 units: 40 graphemes of several characters each, such as family emoji. */
export const mostNameCharacters = 400;

/** Invisible characters, and those that override the writing direction. Right-to-left letters are allowed. */
const unseen = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200B\u200E\u200F\u061C\u2028-\u202E\u2060-\u2069\uFEFF]/u;

/** Schema of a person's chosen name: normalized, one line, at most `most` graphemes. May be empty. */
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
