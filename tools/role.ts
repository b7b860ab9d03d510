// npm run role -- PROJECT PERSON RANK: assigns a rank from outside, mainly to the first superuser of a new project.
// Uses the operator's own credentials; PROJECT `local` is the stack of npm start on this machine.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Rank, ranks } from '@pochitto/functions/domain/accounts/role';
import { PochittoError } from '@pochitto/functions/domain/errors';
import { operatorId } from '@pochitto/functions/domain/operations/audit_entry';
import { applicationDefault, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { changeRank } from '../functions/src/accounts/index.ts';
import { findPerson } from './role/find_person.ts';
import { aimAtEmulators, ROOT, StackInfo } from './stack/stack_info.ts';

const usage = `Usage: npm run role -- PROJECT PERSON RANK [--demote]

  PROJECT  a Firebase project, or "local" for the stack that npm start runs here
  PERSON   an e-mail address, a login ID or a uid of somebody who has signed in once
  RANK     ${ranks.join(', ')}
  --demote takes the rank of admin away from an admin`;
const wordsSchema = z.tuple([z.string().min(1), z.string().min(1), z.enum(ranks)]);

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});
// The IPC channel to run.mjs would keep the process alive.
process.disconnect?.();

async function run(parameters: string[]): Promise<number> {
  const mayDemote = parameters.includes('--demote');
  const words = wordsSchema.safeParse(parameters.filter((each) => each !== '--demote'));
  if (!words.success) throw new Error(usage);
  const [project, person, rank] = words.data;
  const app =
    project === 'local'
      ? await localApp()
      : initializeApp({ projectId: project, credential: applicationDefault() });
  const auth = getAuth(app);
  const uid = await findPerson(auth, person);
  try {
    if (uid === null) throw new PochittoError('person_unknown');
    const context = { firestore: getFirestore(app), auth: async () => auth };
    const mayLose = (from: Rank) => {
      if (from !== 'admin' || rank === 'admin' || mayDemote) return;
      throw new Error(
        `${person} is admin, which has every right of ${rank} too. To take admin away, add --demote.`,
      );
    };
    const { from } = await changeRank(
      context,
      { uid: operatorId, role: 'superuser' },
      { uid, rank, mayLose },
    );
    console.log(
      `${person} (${uid}): ${from} → ${rank}. It begins with their next sign-in, or within the hour.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof PochittoError)) throw error;
    throw new Error(`Nobody who has signed in to ${project} is called ${person}.`);
  }
}

/** The emulators of the running stack, which need no credentials. */
async function localApp() {
  const file = await readFile(join(ROOT, '.pochitto', 'stack.json'), 'utf8').catch(() => {
    throw new Error('No stack runs here: npm start first.');
  });
  const info = StackInfo.parse(JSON.parse(file));
  aimAtEmulators(info);
  return initializeApp({ projectId: info.projectId });
}
