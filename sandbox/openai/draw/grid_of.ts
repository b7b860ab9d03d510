/** How a prompt wants its picture divided. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** Reads "3x3 grid", "3×3", "4 by 2 grid" out of plain words; a single picture where there is none. */
export function gridOf(prompt: string): Grid {
  const words = /\b([1-6])\s*(?:x|×|by)\s*([1-6])\b(?!\d)/i.exec(prompt);
  return { columns: Number(words?.[1] ?? 1), rows: Number(words?.[2] ?? 1) };
}

/** The ground that a prompt names as `#rrggbb`; white where it names none. */
export function groundOf(prompt: string): string {
  return /#[0-9a-f]{6}\b/i.exec(prompt)?.[0] ?? '#ffffff';
}
