/** What the person types in the project's folder; of a stack on their own machine the helper knows where it is. */
export function helperCommand(
  code: string,
  { hostname, origin }: Pick<Location, 'hostname' | 'origin'>,
): string {
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  return `npm run connect-line -- --code ${code}${isHere ? '' : ` --server ${origin}`}`;
}
