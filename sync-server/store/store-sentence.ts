/** What is wrong with the data folder, and what to do, for the operator who starts the relay. */
import type { StoreErrorReason } from './store.ts';

/** The relay does not start with it. */
export function storeSentence(reason: StoreErrorReason, folder: string): string {
  switch (reason) {
    case 'not-a-folder':
      return `DATA_DIR is '${folder}', which is not a folder.`;
    case 'not-writable':
      return `The data folder '${folder}' cannot be written: mount its disk for writing or give this user the right, or set DATA_DIR to another folder.`;
    case 'in-use':
      return `The data folder '${folder}' is in use by another relay: stop it, or set DATA_DIR to another folder.`;
    case 'newer-version':
      return `The data in '${folder}' was written by a newer version of Foyer: start that version, or restore a backup.`;
    case 'damaged':
      return `The database in '${folder}' is damaged or is not one of Foyer: restore a backup, or set DATA_DIR to another folder.`;
    case 'disk-full':
      return `The disk of the data folder '${folder}' is full or failing: make room and start again.`;
  }
}

/** The relay is open all the same. */
export function troubleSentence(reason: StoreErrorReason, folder: string): string {
  switch (reason) {
    case 'not-writable':
      return `The data folder '${folder}' cannot be written: mount its disk for writing or give this user the right. ${MEANWHILE}`;
    case 'disk-full':
      return `The disk of the data folder '${folder}' is full or failing: make room. ${MEANWHILE}`;
    default:
      return `${storeSentence(reason, folder)} Until then what is there is shown, nothing is confirmed.`;
  }
}

const MEANWHILE =
  'Until then what is there is shown, nothing is confirmed; after that it works without a new start.';
