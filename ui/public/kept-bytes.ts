/** Files that are not sent yet, in the browser's own database: a reload or a dead battery does not lose them. */

const DATABASE = "fangyuan-public";
const STORE = "photos";
/** When the browser forbids its database (private windows), the bytes live as long as the page. */
const inMemory = new Map<string, Blob>();

export async function keepBytes(key: string, bytes: Blob): Promise<void> {
  inMemory.set(key, bytes);
  await inStore("readwrite", (store) => store.put(bytes, key)).catch(() => undefined);
}

export async function readBytes(key: string): Promise<Blob | null> {
  const held = inMemory.get(key);
  if (held) return held;
  const found = await inStore<unknown>("readonly", (store) => store.get(key)).catch(() => undefined);
  return found instanceof Blob ? found : null;
}

export async function dropBytes(key: string): Promise<void> {
  inMemory.delete(key);
  await inStore("readwrite", (store) => store.delete(key)).catch(() => undefined);
}

async function inStore<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await answerOf(use(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's database refused"));
  });
}
