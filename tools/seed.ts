// npm run seed -- PROJECT: writes the bundled styles to a Firebase project, with the operator's own credentials.
import { seedPresets } from '@pochitto/functions/domain/presets/seed_presets';
import { applicationDefault, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { writePresets } from './seed/seed_stack.ts';

const [projectId] = process.argv.slice(2);
if (projectId) {
  await writePresets(getFirestore(initializeApp({ projectId, credential: applicationDefault() })));
  console.log(`Wrote ${seedPresets.length} looks to ${projectId}.`);
} else {
  console.error('Say which project: npm run seed -- PROJECT');
  process.exitCode = 1;
}
