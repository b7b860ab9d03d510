const database = 'pochitto';
const store = 'photos';
const key = 'draft';

/** In-memory copy, for browsers that store nothing (some private windows). Lost when the page closes. */
let held: Blob | null = null;

/** The draft's photo, stored in this browser until the set is started. */
export const photoStore = {
  read: async (): Promise<Blob | null> => {
    if (held) return held;
    const found: unknown = await run('readonly', (photos) => photos.get(key));
    return found instanceof Blob ? found : null;
  },
  write: async (photo: Blob): Promise<void> => {
    // Copied into memory: the chosen file may be gone from the disk by the next visit.
    const copy = new Blob([await photo.arrayBuffer()], { type: photo.type });
    held = copy;
    await run('readwrite', (photos) => photos.put(copy, key));
  },
  clear: async (): Promise<void> => {
    held = null;
    await run('readwrite', (photos) => photos.delete(key));
  },
};

async function run(mode: IDBTransactionMode, ask: (photos: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const opened = await resultOf<IDBDatabase>(opening);
  try {
    return await resultOf<unknown>(ask(opened.transaction(store, mode).objectStore(store)));
  } finally {
    opened.close();
  }
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
