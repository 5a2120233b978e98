/** What office files say, kept beside the documents. All of it can be made anew from the files. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';

export interface KeptFile {
  /** Digest of the file and of the program that has read it. */
  readonly digest: string;
  readonly office: OfficeId;
  /** The office as JSON. */
  readonly record: string;
}

export interface OfficeFileStore {
  /** Puts these in the place of all that are kept. */
  replaceAll(files: readonly KeptFile[]): Promise<void>;
}
