import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SNAKE_CASE = /^[a-z0-9]+(_[a-z0-9]+)*(\.[a-z0-9]+)*$/;

/** Words that docs/glossary.md replaces, with their replacement. Multiple words as they appear in an identifier. */
const BANNED: readonly (readonly [words: string, instead: string])[] = [
  ['likeness', 'proofSheet'],
  ['redo sticker', 'regenerateSticker'],
  ['purse', 'wallet, ledger or balance'],
  ['moment', 'timestamp'],
  ['born', 'timestamps'],
  ['taking', 'reversal'],
  ['takings', 'reversals'],
  ['taken yen', 'reversedYen'],
  ['submission hold', 'submissionCharge'],
  ['submission turn', 'submissionLock'],
  ['in turn', 'withMutex'],
  ['hand on', 'enqueue'],
  ['settle', 'complete, reconcile or record'],
  ['trouble', 'errorKind'],
  ['troubled', 'withSiteErrors'],
  ['strangers', 'unknownFields'],
  ['put aside', 'dismissOverlays'],
  ['heard', 'networkLog'],
  ['key out', 'chromaKey'],
  ['purify', 'decontaminate'],
  ['cut at touches', 'splitTouching'],
  ['backstage', 'backendFixture'],
  ['workshop', 'generationFixture'],
  ['salon', 'studioFixture'],
  ['somebody', 'testUser'],
  ['nobody', 'signedOut, or what is missing'],
  ['bank book', 'transactionHistory'],
  ['whatever happens', 'a name of the subject'],
  ['in the way', 'overlays'],
  ['side doors', 'overlays'],
  ['death', 'crash'],
  ['deaths', 'crashes'],
  ['died', 'crashed'],
  ['dies', 'crashes'],
  ['mortal', 'crashing'],
  ['handed in', 'submitted'],
  ['hand in', 'submit'],
  ['easel', 'composer'],
  ['verb', 'handler, operation or method'],
  ['refuse', 'reject'],
  ['refused', 'rejected, or error'],
  ['refusal', 'error, ErrorDetails or CallError'],
  ['begun', 'startedAt, or what was started'],
  ['anew', 'again, or what is repeated'],
  ['newcomer', 'newUser'],
  ['stranger', 'signedOutClient or otherUser'],
  ['look again', 'recheck'],
  ['see item', 'readItem'],
];

/** Returns code files that are not named in snake_case (files whose names begin with a dot belong to tools). */
export function misnamedFiles(root: string): string[] {
  return codeFiles(root)
    .filter((path) => !basename(path).startsWith('.') && !SNAKE_CASE.test(basename(path)))
    .map((path) => `${path}: name it in snake_case`);
}

/** Returns declared names and file names that contain a word of `BANNED`, one line each. */
export function bannedWords(root: string): string[] {
  return codeFiles(root).flatMap((path) => {
    const names = /\.tsx?$/.test(path) ? declaredNames(readFileSync(join(root, path), 'utf8')) : [];
    return [basename(path), ...names].flatMap((name) => {
      const words = wordsOf(name);
      const found = BANNED.find(([banned]) => words.includes(` ${banned} `));
      return found ? [`${path}: ${name}: write ${found[1]}`] : [];
    });
  });
}

function codeFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return (
    listed
      .split('\n')
      .filter((path) => /\.(ts|tsx|mjs|cjs|js|css)$/.test(path))
      // A deleted file stays in the index until it is staged.
      .filter((path) => existsSync(join(root, path)))
  );
}

/** Converts `redoSticker.test` to ` redo sticker test `. */
function wordsOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[^A-Za-z0-9]+/g, ' ');
  return ` ${words.trim().toLowerCase()} `;
}

/** Returns the names that follow a declaring keyword; destructured names are not included. */
function declaredNames(text: string): Set<string> {
  const declared = text.matchAll(/\b(?:const|let|function|interface|type|class) ([A-Za-z_$][\w$]*)/g);
  return new Set([...declared].map(([, name]) => name ?? ''));
}
