/// <reference lib="dom" />
import type { WebPage } from './web_page.ts';

/** More Tab stops than any page has. */
const maxPresses = 150;

/**
 * Moves the focus to an element as a person without a mouse does: by Tab from field to field, and by arrow keys within
 * a group of choices, which chooses as well.
 *
 * @throws Error if no key leads to it.
 */
export async function focusByKeyboard({ page, until }: WebPage, testId: string): Promise<void> {
  const selector = `[data-testid="${testId}"]`;
  await until(selector);
  for (let presses = 0; presses < maxPresses; presses += 1) {
    const place = await page.evaluate((wanted: string) => {
      const [target, focused] = [document.querySelector(wanted), document.activeElement];
      if (!target || !focused) return 'elsewhere';
      if (target === focused || target.contains(focused)) return 'there';
      const group = target.closest('[role="radiogroup"], [role="tablist"]');
      return group?.contains(focused) ? 'in_its_group' : 'elsewhere';
    }, selector);
    if (place === 'there') return;
    await page.keyboard.press(place === 'in_its_group' ? 'ArrowRight' : 'Tab');
  }
  throw new Error(`No key leads to ${testId}.`);
}
