/** Asks the browser not to clear away what this device keeps when its disk runs full. */

let asked = false;

/** Once a page; not awaited, since the answer may be a question to the person. */
export function askToKeep(): void {
  if (asked || typeof navigator === 'undefined' || navigator.storage?.persist === undefined) return;
  asked = true;
  navigator.storage
    .persisted()
    .then((already) => already || navigator.storage.persist())
    .catch(() => {});
}
