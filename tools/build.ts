// npm run build [-- functions|web]
import { buildFunctions } from './build/build_functions.ts';
import { buildWeb } from './build/build_web.ts';

const BUILDS = { functions: buildFunctions, web: buildWeb };

const [only] = process.argv.slice(2);
const wanted = Object.entries(BUILDS).filter(([name]) => only === undefined || only === name);
if (wanted.length === 0) {
  console.error(`Unknown part '${only}': functions or web.`);
  process.exit(1);
}
try {
  await Promise.all(
    wanted.map(async ([name, build]) => {
      const begun = Date.now();
      const built = await build();
      console.log(
        built ? `${name} built in ${((Date.now() - begun) / 1000).toFixed(1)} s` : `${name}: unchanged`,
      );
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
