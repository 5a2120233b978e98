/** A row of the mail queue as it is read. */
import { crc32 } from 'node:zlib';
import { storedMail, UNREADABLE } from '../mail-store.ts';
import type { MailWithoutContent, QueuedMail } from '../mail-store.ts';

export interface MailRow {
  readonly row: number;
  readonly id: string;
  readonly office: string;
  readonly kind: string;
  readonly mail: string;
  readonly at: number;
  readonly due: number;
  readonly tries: number;
  readonly problem: string | null;
  /** Null: written before there was one. */
  readonly checksum: number | null;
}

/** Covers the id too, as with documents. */
export const mailChecksum = (id: string, text: string): number => crc32(text, crc32(id));

/** Null: it cannot be read. */
export function readMail({ id, mail: text, checksum, at, tries, problem }: MailRow): QueuedMail | null {
  if (checksum !== null && checksum !== mailChecksum(id, text)) return null;
  try {
    const mail = storedMail.safeParse(JSON.parse(text));
    return mail.success ? { mail: mail.data, at, tries, problem } : null;
  } catch {
    return null;
  }
}

export function withoutContent(row: MailRow): MailWithoutContent {
  const { id, office, kind, at, tries, problem } = row;
  const content = readMail(row);
  return {
    ...{ id, office, kind, about: content?.mail.about ?? null, at, tries },
    problem: content === null ? UNREADABLE : problem,
  };
}
