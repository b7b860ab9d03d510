import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';

type Position = 'before' | 'after' | 'on';
type Move = <Item extends { readonly id: string }>(items: readonly Item[]) => Item[];

/** Moves some items of a list before or after another one. */
export function moved<Item extends { readonly id: string }>(
  items: readonly Item[],
  ids: ReadonlySet<string | number>,
  target: string | number,
  position: Position,
): Item[] {
  const moving = items.filter((item) => ids.has(item.id));
  const others = items.filter((item) => !ids.has(item.id));
  const place = others.findIndex((item) => item.id === target);
  if (place < 0) return [...items];
  others.splice(position === 'after' ? place + 1 : place, 0, ...moving);
  return others;
}

/**
 * Lets people reorder the items of a `GridList` by mouse, touch or keyboard.
 *
 * @param textOf the text of an item that is dragged out of the page.
 * @param onMove gets the move, to apply it to the latest items.
 * @returns `dragAndDropHooks` for the list.
 */
export function useReorder(textOf: (id: string) => string, onMove: (move: Move) => void) {
  return useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': textOf(String(key)) })),
    onReorder: ({ keys, target }) => onMove((items) => moved(items, keys, target.key, target.dropPosition)),
  });
}
