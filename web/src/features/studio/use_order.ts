import { useMemo, useState } from 'react';
import { newOrder, type Order, type OrderChoice, withChoice } from './order.ts';

/** The order of the page, and the way to change it. It outlives the pictures that are made of it. */
export function useOrder() {
  const [order, setOrder] = useState<Order>(newOrder);
  const choose = useMemo(() => (choice: OrderChoice) => setOrder((before) => withChoice(before, choice)), []);
  return { order, choose };
}
