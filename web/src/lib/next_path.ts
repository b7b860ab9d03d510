/** Only a path of this site, else `otherwise`: what is asked comes from an address, which anyone can write. */
export function nextPath(asked: string | null, otherwise: string): string {
  return asked && /^\/(?![/\\])/.test(asked) ? asked : otherwise;
}
