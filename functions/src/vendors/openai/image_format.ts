/** The format of a reference from its first bytes. Throws on one that OpenAI would not take. */
export function imageFormat(bytes: Uint8Array): 'png' | 'jpeg' | 'webp' {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp';
  throw new Error('A reference for OpenAI must be PNG, JPEG or WebP.');
}
