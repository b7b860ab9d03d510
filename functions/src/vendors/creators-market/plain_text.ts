/** A text as it is compared: NFKC, every run of spaces one space, none at the ends. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}
