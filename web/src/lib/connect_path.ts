/** Where Creators Market is connected; `next` is where the person comes back to. */
export function connectPath(next?: string): string {
  return next === undefined ? '/account/line' : `/account/line?next=${encodeURIComponent(next)}`;
}
