// What a gate keeps on its device: the signed list, scans that wait, those just made.
const NAME = "palabre-gate";

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("kept");
      asked.result.createObjectStore("waiting", { keyPath: "number" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(store, mode, act) {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const doing = base.transaction(store, mode, { durability: "strict" });
      const asked = act(doing.objectStore(store));
      doing.oncomplete = () => resolve(asked?.result);
      doing.onerror = doing.onabort = () => reject(doing.error);
    });
  } finally {
    base.close();
  }
}

export const read = (key) => within("kept", "readonly", (store) => store.get(key));
export const write = (key, value) => within("kept", "readwrite", (store) => store.put(value, key));
export const add = (scan) => within("waiting", "readwrite", (store) => store.put(scan));
export const waiting = () => within("waiting", "readonly", (store) => store.getAll());
export const drop = (numbers) =>
  within("waiting", "readwrite", (store) => numbers.forEach((number) => store.delete(number)));
