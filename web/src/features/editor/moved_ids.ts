/** An order with some of it moved before or after another. */
export function movedIds(
  order: readonly string[],
  moving: ReadonlySet<string>,
  target: string,
  position: 'before' | 'after' | 'on',
): string[] {
  const others = order.filter((id) => !moving.has(id));
  const place = others.indexOf(target);
  if (place < 0) return [...order];
  others.splice(position === 'after' ? place + 1 : place, 0, ...order.filter((id) => moving.has(id)));
  return others;
}
