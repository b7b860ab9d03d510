/** Returns the command to type in the project's folder. For a local stack, the helper knows the address. */
export function helperCommand(
  code: string,
  { hostname, origin }: Pick<Location, 'hostname' | 'origin'>,
): string {
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  return `npm run connect-line -- --code ${code}${isHere ? '' : ` --server ${origin}`}`;
}
