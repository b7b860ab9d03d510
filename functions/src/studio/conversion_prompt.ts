/** What an image model is told beside the photos: the person's words, and what has to stay as it is. */
export function conversionPrompt(words: string, references: number): string {
  const others =
    references === 0
      ? ''
      : ' The other pictures show the style that is meant: take the hair from them, never a face, a body or a background.';
  return [
    'The first picture is a photo of a customer at a hair salon. Make one photorealistic picture of the same person.',
    `Change only what is asked for here:\n${words}\n`,
    `Everything else stays exactly as it is in the first picture: face, features, age, expression, skin, make-up, body, clothes, pose, framing and light, and the background unless it is asked for.${others}`,
    'Hair must look natural, with real strands, roots and light on it. No text, no frame, no collage, no second person.',
  ].join('\n');
}
