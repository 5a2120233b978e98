/** What office files were found to say, so that a file that has not changed is not parsed at the next start. */
import { createHash } from 'node:crypto';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { KeptFile } from '../store/office-files.ts';
import { programDigest } from './program-digest.ts';

export interface ParsedFiles {
  /** Null: it has changed, or the program or the year has. */
  find(file: Uint8Array): Office | null;
  /** What it says. */
  note(file: Uint8Array, office: Office): void;
  /** The files to keep for the next start; null: all of them are kept already. */
  toKeep(): readonly KeptFile[] | null;
}

/** `today`: holidays are reckoned for the years around it. */
export function openParsedFiles(kept: readonly KeptFile[], today: LocalDate): ParsedFiles {
  const year = today.slice(0, 4);
  const known = new Map(kept.map((file) => [file.digest, file]));
  const used = new Map<string, KeptFile>();
  const digestOf = (file: Uint8Array): string =>
    createHash('sha256').update(`${programDigest()} ${year}\0`).update(file).digest('base64url');

  return {
    find(file) {
      const found = known.get(digestOf(file));
      if (found === undefined) return null;
      used.set(found.digest, found);
      return JSON.parse(found.record) as Office;
    },
    note(file, office) {
      const digest = digestOf(file);
      used.set(digest, { digest, office: office.id, record: JSON.stringify(office) });
    },
    toKeep() {
      const isSame = used.size === known.size && [...used.keys()].every((digest) => known.has(digest));
      return isSame ? null : [...used.values()];
    },
  };
}
