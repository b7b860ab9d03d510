import { importCycles } from './import_cycles.ts';
import { importsOf } from './imports_of.ts';
import { layerRules, unknownRooms } from './layer_rules.ts';

/** What is wrong with the imports of the project in `root`, one line each with file, line and reason. */
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
