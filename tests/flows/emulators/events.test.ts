import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documents, files } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { ref, uploadBytes } from 'firebase/storage';
import { expect, it } from 'vitest';
import { ROOT } from '../../../tools/stack/stack_info.ts';
import { admin } from '../../support/admin.ts';
import { signUp } from '../../support/person.ts';
import { createSet } from '../../support/sets.ts';
import { stack } from '../../support/stack.ts';

it('a failed event is delivered again to its function', async () => {
  const person = await signUp();
  const { stampId } = await createSet(person, { payWith: 'ticket' });
  const document = admin().firestore.doc(documents.stamp(stampId));
  const whole = (await document.get()).data() ?? {};
  const { queueId, ...broken } = whole;
  await document.set(broken);
  const place = ref(person.inbox, files.upload(person.uid, stampId, `${randomUUID()}.jpg`));
  await uploadBytes(place, new Uint8Array(64), { contentType: 'image/jpeg' });
  await expect
    .poll(() => emulatorsSaid(`stamps/${stampId} breaks its schema`), { timeout: 60_000 })
    .toBe(true);
  await document.set({ ...broken, queueId });
  const rejected = async () => stampSchema.parse((await document.get()).data()).failure?.code ?? null;
  await expect.poll(rejected, { timeout: 60_000 }).toBe('photo_not_an_image');
  await person.close();
});

const emulatorsSaid = async (words: string) => {
  const log = join(ROOT, '.pochitto', 'logs', String(stack().portBase), 'emulators.log');
  return (await readFile(log, 'utf8')).includes(words);
};
