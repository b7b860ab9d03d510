/** Only a path of this site, else `otherwise`: what is asked comes from an address, which anyone can write. */
export function nextPath(asked: string | null, otherwise: string): string {
  return asked && /^\/(?![/\\])/.test(asked) ? asked : otherwise;
}

/** Where Creators Market is connected; `next` is where the person comes back to. */
export function connectPath(next?: string): string {
  return next === undefined ? '/account/line' : `/account/line?next=${encodeURIComponent(next)}`;
}
