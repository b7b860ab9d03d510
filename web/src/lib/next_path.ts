/** Returns `asked` if it is a path of this site, else `otherwise`: it comes from the URL, which anyone can forge. */
export function nextPath(asked: string | null, otherwise: string): string {
  return asked && /^\/(?![/\\])/.test(asked) ? asked : otherwise;
}

/** Returns the path of the page that connects Creators Market; `next` is where the person returns to. */
export function connectPath(next?: string): string {
  return next === undefined ? '/account/line' : `/account/line?next=${encodeURIComponent(next)}`;
}
