// npm run check: types, lint and format, layers, unused code, file names; all in parallel.
import { checkTypes, runTool, type ToolResult } from './build/run_tool.ts';
import { layerViolations } from './check/layer_violations.ts';
import { bannedWords, misnamedFiles } from './check/names.ts';
import { ROOT } from './stack/stack_info.ts';

const TYPED_FOLDERS = ['functions', 'web', 'sandbox', 'sandbox/creators-market/script', 'tools', 'tests'];

const fromLines = async (lines: string[]): Promise<ToolResult> => ({
  passed: lines.length === 0,
  output: lines.join('\n'),
});

const checks: Record<string, () => Promise<ToolResult>> = {
  types: () => checkTypes(...TYPED_FOLDERS),
  'lint and format': () => runTool('biome', ['ci', '--colors=off', '--max-diagnostics=50', '.']),
  layers: () => fromLines(layerViolations(ROOT)),
  'unused code': () => runTool('knip', ['--no-progress']),
  'code that only tests use': () =>
    runTool('knip', ['--no-progress', '--production', '--include', 'files,exports']),
  words: () => fromLines(bannedWords(ROOT)),
  'file names': () => fromLines(misnamedFiles(ROOT)),
};

const results = await Promise.all(
  Object.entries(checks).map(async ([name, check]) => {
    const startedAt = Date.now();
    const { passed, output } = await check();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`${passed ? '✔' : '✘'} ${name} (${seconds} s)${passed ? '' : `\n${output}\n`}`);
    return passed;
  }),
);
const failed = results.filter((passed) => !passed).length;
console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${results.length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
