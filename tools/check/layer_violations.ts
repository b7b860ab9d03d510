import { type Import, importsOf } from './imports_of.ts';
import { layerRules, unknownRooms } from './layer_rules.ts';

/** Returns the layer violations of the project in `root`, one line each with file, line and reason. */
export function layerViolations(root: string): string[] {
  const imports = importsOf(root);
  return [
    ...imports.flatMap((each) =>
      layerRules.flatMap((rule) => {
        const reason = rule(each);
        return reason === undefined ? [] : [`${each.from}:${each.line} imports ${each.to}: ${reason}`];
      }),
    ),
    ...unknownRooms(imports).map(
      (room) => `functions/src/${room}: give this room its floor in layer_rules.ts`,
    ),
    ...importCycles(imports).map((cycle) => `a cycle: ${cycle.join(' → ')}`),
  ];
}

/**
 * Returns each import cycle once, including type imports, as the paths in order with the first repeated at the end.
 */
function importCycles(imports: readonly Import[]): string[][] {
  const graph = new Map<string, string[]>();
  for (const { from, to, ours } of imports) {
    if (ours) graph.set(from, [...(graph.get(from) ?? []), to]);
  }

  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start !== -1) {
      cycles.push([...path.slice(start), file]);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
