import { randomUUID } from 'node:crypto';
import { documents } from '@pochitto/functions/domain/paths';
import { doc, onSnapshot } from 'firebase/firestore';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admin } from '../../support/admin.ts';
import { type Person, signUp } from '../../support/person.ts';

const rounds = 240;
const atOnce = 12;

/** Without our change, the emulator loses about 1 of 150 changes; see tools/emulators/firestore_watch. */
it('a document listener receives a change at any time during its start', async () => {
  const seen: string[] = [];
  const turns = Array.from({ length: rounds }, (_, round) => round);
  const work = async () => {
    for (let round = turns.pop(); round !== undefined; round = turns.pop()) {
      seen.push(await lastSeen(people[round % people.length] as Person, round % 60));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  expect(seen).toEqual(Array(rounds).fill('changed'));
});

let people: Person[];
beforeAll(async () => {
  people = await Promise.all([signUp(), signUp()]);
});
afterAll(() => Promise.all(people.map((person) => person.close())));

/** Returns what a listener that started `ms` before a document's change receives within 20 seconds. */
async function lastSeen({ uid, firestore }: Person, ms: number): Promise<string> {
  const path = documents.stamp(`watched-${randomUUID()}`);
  const document = admin().firestore.doc(path);
  await document.set({ userId: uid, title: 'new' });
  let title = 'nothing';
  let stop = () => {};
  const changed = new Promise<void>((resolve, reject) => {
    const shown = (next: string) => {
      title = next;
      if (title === 'changed') resolve();
    };
    stop = onSnapshot(doc(firestore, path), (snapshot) => shown(String(snapshot.get('title'))), reject);
  });
  await passed(ms);
  await document.update({ title: 'changed' });
  await Promise.race([changed, passed(20_000)]);
  stop();
  return title;
}

const passed = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
