import type { Import } from './imports_of.ts';

/** Folders of functions/src from bottom to top; those in one line must not import each other. */
const FLOORS = [
  ['domain'],
  ['platform', 'engine'],
  ['vendors', 'jobs'],
  ['notices'],
  ['tokens'],
  ['stamps'],
  ['accounts'],
  ['generation'],
  ['submission'],
  ['studio'],
  ['shares'],
  ['operations'],
];
/** Folders of web/src from bottom to top. */
const WEB_FLOORS = ['ui', 'lib', 'i18n', 'shared', 'features', 'app'];
/** Files of these folders are imported directly; all others through their index.ts. */
const OPEN_ROOMS = ['domain', 'platform', 'vendors'];
/** Also runs in the web. */
const COMPOSE = 'functions/src/engine/compose/';
/** Folders with their own rule about everything they import. */
const STRICTER = ['domain', 'engine'];
const NOT_IN_ENGINE =
  /^(firebase|@firebase\/|@google-cloud\/|openai|stripe|(node:)?(http|https|http2|net|tls|dgram)$)/;

type Rule = (each: Import) => string | undefined;

/** Each rule returns what is wrong with an import, or nothing. */
export const layerRules: Rule[] = [
  ({ from, to, ours }) => {
    if (roomOf(from) !== 'domain' || isTest(from)) return;
    if (ours ? roomOf(to) !== 'domain' : to !== 'zod') return 'the domain imports nothing but zod and itself';
  },
  ({ from, to, ours }) => {
    if (!from.startsWith(COMPOSE) || isTest(from)) return;
    const beside = ours ? !to.startsWith(COMPOSE) && roomOf(to) !== 'domain' : to !== 'zod';
    if (beside) return 'the composition runs in browsers too: it knows the domain, zod and itself';
  },
  ({ from, to, ours }) => {
    if (roomOf(from) !== 'engine' || isTest(from)) return;
    if (ours ? !['domain', 'engine'].includes(roomOf(to) ?? '') : NOT_IN_ENGINE.test(to)) {
      return 'the engine knows the domain and its libraries: no Firebase, no network';
    }
  },
  ({ from, to, ours }) => {
    const [above, below] = [floorOf(from), floorOf(to)];
    if (!ours || above === undefined || below === undefined || roomOf(from) === roomOf(to)) return;
    if (STRICTER.includes(roomOf(from) ?? '')) return;
    if (below >= above) return `imports go down only, and ${roomOf(to)} is not below ${roomOf(from)}`;
  },
  ({ from, to, ours }) => {
    const room = roomOf(to);
    if (!ours || !from.startsWith('functions/src/') || room === undefined || room === roomOf(from)) return;
    if (!OPEN_ROOMS.includes(room) && to !== `functions/src/${room}/index.ts`) {
      return `a room is entered through its index.ts, here functions/src/${room}/index.ts`;
    }
  },
  ({ from, to, ours }) => {
    if (!ours || !from.startsWith('functions/') || isTest(from)) return;
    if (!to.startsWith('functions/')) return 'functions are deployed alone: they import nothing beside them';
  },
  ({ from, to, ours }) => {
    if (!from.startsWith('web/')) return;
    if (
      /^@pochitto\/(?!functions\/fonts\/)/.test(to) ||
      (ours && !to.startsWith('web/') && !/^functions\/src\/(domain|engine\/compose)\//.test(to))
    ) {
      return 'the web imports @pochitto/functions/domain/*, compose/* and fonts/*, and nothing else beside it';
    }
  },
  ({ from, to, ours }) => {
    const [feature, other] = [featureOf(from), featureOf(to)];
    if (!ours || other === undefined || feature === other) return;
    if (feature !== undefined) return 'features do not import each other: they meet in web/src/app';
  },
  ({ from, to, ours }) => {
    const [above, below] = [webFloorOf(from), webFloorOf(to)];
    if (!ours || above === undefined || below === undefined || isTest(from)) return;
    if (below > above) return `imports in web/src go down only, from app to ${WEB_FLOORS[0]}`;
  },
  ({ from, to, ours }) => {
    if (!from.startsWith('sandbox/')) return;
    if (/^@pochitto\/(?!functions\/fonts\/)/.test(to) || (ours && /^(functions|web)\//.test(to))) {
      return 'a sandbox never imports what it stands in for or what it checks';
    }
  },
  ({ from, to }) => {
    if (!from.startsWith('tests/contracts/') || isTest(from)) return;
    if (/^(functions\/src\/engine\/|@pochitto\/functions\/engine)/.test(to)) {
      return 'a checker never imports the engine that it checks';
    }
  },
];

function roomOf(path: string): string | undefined {
  return /^functions\/src\/([^/]+)\//.exec(path)?.[1];
}

/** The manifest, functions/src/index.ts, is above all folders. */
function floorOf(path: string): number | undefined {
  if (path === 'functions/src/index.ts') return FLOORS.length;
  const room = roomOf(path);
  if (room === undefined) return undefined;
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  return floor === -1 ? undefined : floor;
}

function webFloorOf(path: string): number | undefined {
  const folder = /^web\/src\/([^/]+)\//.exec(path)?.[1];
  const floor = WEB_FLOORS.indexOf(folder ?? '');
  return floor === -1 ? undefined : floor;
}

function featureOf(path: string): string | undefined {
  return /^web\/src\/features\/([^/]+)\//.exec(path)?.[1];
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Folders of functions/src that FLOORS does not list. */
export function unknownRooms(imports: readonly Import[]): string[] {
  const rooms = new Set(imports.map(({ from }) => roomOf(from)).filter((room) => room !== undefined));
  return [...rooms].filter((room) => !FLOORS.flat().includes(room));
}
