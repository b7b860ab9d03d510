// npm run build [-- functions|web|policy]: `policy` writes the web's content security policy to firebase.json.
import { buildFunctions, requireFunctionTypes } from './build/build_functions.ts';
import { buildWeb } from './build/build_web.ts';
import { writePolicy } from './build/content_security_policy.ts';

const checkAndBuildFunctions = async () => {
  await requireFunctionTypes();
  return buildFunctions();
};
const BUILDS = { functions: checkAndBuildFunctions, web: buildWeb, policy: writePolicy };
const UNLESS_TOLD = ['functions', 'web'];

const [only] = process.argv.slice(2);
const wanted = Object.entries(BUILDS).filter(([name]) =>
  only === undefined ? UNLESS_TOLD.includes(name) : only === name,
);
if (wanted.length === 0) {
  console.error(`Unknown part '${only}': functions, web or policy.`);
  process.exit(1);
}
try {
  await Promise.all(
    wanted.map(async ([name, build]) => {
      const startedAt = Date.now();
      const built = await build();
      console.log(
        built ? `${name} built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s` : `${name}: unchanged`,
      );
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
