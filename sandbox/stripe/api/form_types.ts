import { z } from 'zod';

const INVALID_INTEGER = 'parameter_invalid_integer';

/** An integer in a form, such as a JPY amount: whole yen, no decimal point. */
export const formInteger = (minimum: number, maximum = 99_999_999) =>
  z
    .string()
    .refine((text) => /^-?\d{1,15}$/.test(text), {
      error: (issue) => `Invalid integer: ${String(issue.input)}`,
      params: { code: INVALID_INTEGER },
      abort: true,
    })
    .refine((text) => Number(text) >= minimum, {
      error: `This value must be greater than or equal to ${minimum}.`,
      params: { code: INVALID_INTEGER },
    })
    .refine((text) => Number(text) <= maximum, {
      error: `This value must be less than or equal to ${maximum}.`,
      params: { code: INVALID_INTEGER },
    })
    .transform(Number);

export const formBoolean = z
  .string()
  .refine((text) => text === 'true' || text === 'false', {
    error: (issue) => `Invalid boolean: ${String(issue.input)}`,
  })
  .transform((text) => text === 'true');

export const formText = (longest = 5000) =>
  z
    .string()
    .min(1)
    .max(longest, { error: `Invalid string: must be at most ${longest} characters` });

/** An empty string unsets the value. */
export const formClearable = (longest = 5000) =>
  z
    .string()
    .max(longest, { error: `Invalid string: must be at most ${longest} characters` })
    .transform((text) => (text === '' ? null : text));

/** May contain `{CHECKOUT_SESSION_ID}`. */
export const formUrl = z
  .string()
  .min(1)
  .max(5000)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'Not a valid URL',
    params: { code: 'url_invalid' },
  });

export const formEmail = z
  .string()
  .min(1)
  .max(512)
  .refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), {
    error: (issue) => `Invalid email address: ${String(issue.input)}`,
    params: { code: 'email_invalid' },
  });

/** Up to 50 keys of 40 characters, values of 500. An empty value unsets its key, an empty form all of them. */
export const formMetadata = z.union([
  z
    .record(
      z.string().max(40, { error: 'Metadata keys can be at most 40 characters long.' }),
      z.string().max(500, { error: 'Metadata values can have up to 500 characters.' }),
    )
    .refine((all) => Object.keys(all).length <= 50, { error: 'Metadata can have at most 50 keys.' }),
  z.literal(''),
]);

/** Merges the metadata of a request into the stored metadata. */
export function mergeMetadata(
  old: Record<string, string>,
  sent: Record<string, string> | '' | undefined,
): Record<string, string> {
  if (sent === '') return {};
  const merged = Object.entries({ ...old, ...sent }).filter(([, value]) => value !== '');
  return Object.fromEntries(merged);
}

export const formExpand = z.array(z.string().min(1)).optional();

export const formAddress = z.strictObject({
  city: formClearable().optional(),
  country: formClearable(2).optional(),
  line1: formClearable().optional(),
  line2: formClearable().optional(),
  postal_code: formClearable().optional(),
  state: formClearable().optional(),
});

export const formShipping = z.strictObject({
  address: formAddress,
  name: formText(),
  phone: formText().optional(),
});
