/** What kept a backup from being written or put back, and what to do, for the operator who asked for it. */
import { dirname } from 'node:path';
import { codeOf } from '../../log/log.ts';
import { storeSentence } from '../store-sentence.ts';
import { asStoreError } from './schema.ts';
import { StoreError } from '../store.ts';

/** The copy itself, as on a stick that fails: its fault is not the data folder's. */
export class UnreadableCopy extends Error {}

export function notWritten(error: unknown, folder: string, target: string): string {
  const place = dirname(target);
  const full = `The disk of '${place}' is full or failing: make room, or write the backup elsewhere.`;
  switch (codeOf(error)) {
    case 'ENOENT':
      return `There is no folder '${place}' to write the backup to.`;
    case 'ENOTDIR':
      return `'${place}' is not a folder.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The folder '${place}' cannot be written: mount its disk for writing or give this user the right, or write the backup elsewhere.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return full;
  }
  const named = asStoreError(error);
  if (!(named instanceof StoreError)) return `The backup could not be written (${codeOf(error)}).`;
  switch (named.reason) {
    case 'disk-full':
      return full;
    case 'damaged':
      return `The database in '${folder}' is damaged or is not one of Foyer: it cannot be copied.`;
    case 'in-use':
      return `The data in '${folder}' is being changed by another program: try again.`;
    default:
      return `The data in '${folder}' cannot be read by this user as it is.`;
  }
}

export function notPutBack(error: unknown, folder: string, copy: string): string {
  if (error instanceof UnreadableCopy) {
    return `'${copy}' cannot be read (${codeOf(error.cause)}): give this user the right, or take another copy.`;
  }
  const named = asStoreError(error);
  if (!(named instanceof StoreError)) return `The backup could not be put back (${codeOf(error)}).`;
  if (named.reason === 'in-use') return `The relay is using '${folder}'. Stop it first.`;
  return storeSentence(named.reason, folder);
}
