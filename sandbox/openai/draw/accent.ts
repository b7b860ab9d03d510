/** Small things that illustrators draw beside a figure, as paths in a square of 100. */
const ACCENTS = [
  '<path fill="#f0546c" d="M50 88 12 50a22 22 0 0 1 38-30 22 22 0 0 1 38 30z"/>',
  '<path fill="#56b8f0" d="M50 8c20 34 28 44 28 58a28 28 0 0 1-56 0c0-14 8-24 28-58z"/>',
  '<path fill="#f8c838" d="m50 6 12 32h33L68 58l10 34-28-20-28 20 10-34L5 38h33z"/>',
  '<path stroke="#342220" stroke-width="12" stroke-linecap="round" fill="none" d="M16 84 38 46M50 80V20M84 84 62 46"/>',
];

/** An accent of `side` pixels as SVG; none for every other figure. */
export function accent(index: number, side: number): string | null {
  const drawn = index % 2 === 0 ? ACCENTS[(index / 2) % ACCENTS.length] : undefined;
  if (drawn === undefined) return null;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${side}" height="${side}">${drawn}</svg>`;
}

/** What a careless model writes into its picture: letters that say nothing, drawn without any font. */
export function letters(width: number): string {
  const strokes = [
    'M5 5v40M5 25h20M25 5v40',
    'M60 5H40v40h20M40 25h14',
    'M75 5v40h20',
    'M105 5l20 40M125 5l-20 40',
  ];
  const paths = strokes.map((path) => `<path d="${path}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 130 50" width="${width}"><g fill="none" stroke="#202020" stroke-width="8">${paths}</g></svg>`;
}
