/** How a mail comes into the queue: within the commit of what it tells of, and in the place of what it makes void. */
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { OVERTAKEN } from '../mail-store.ts';
import type { StoredMail } from '../mail-store.ts';
import { mailChecksum } from './mail-rows.ts';

export function openMailInsert(db: DatabaseSync): (mail: StoredMail, at: Instant) => void {
  // The same mail twice is one mail: a commit may be tried again.
  const insert = db.prepare(
    `INSERT OR IGNORE INTO mails (id, office, kind, state, at, due, tries, mail, checksum, visit, waits_for)
     VALUES (?, ?, ?, 'queued', ?, ?, 0, ?, ?, ?, ?)`,
  );
  // Before the newer one is in the queue, which may be about the same appointment.
  const overtake = db.prepare(
    `UPDATE mails SET state = 'failed', problem = ?, given_up = ?
     WHERE state = 'queued' AND office = ? AND visit = ? AND id <> ?`,
  );
  // B7: what still waits for the next news of its booking, and was not tried yet.
  const waiting = db.prepare(
    `SELECT id, due FROM mails
     WHERE state = 'queued' AND office = ? AND waits_for = ? AND tries = 0 AND due > ? AND id <> ?`,
  );
  const erase = db.prepare('DELETE FROM mails WHERE id = ?');

  /** B7: takes the place of what waits for news of the same booking, and goes when that would have gone. */
  function dueOf(mail: StoredMail, at: Instant): Instant {
    if (mail.booking === null) return at + mail.waitMs;
    const replaced = waiting.all(mail.office, mail.booking, at, mail.id) as { id: string; due: number }[];
    for (const { id } of replaced) erase.run(id);
    return mail.waitMs === 0 ? at : Math.min(at + mail.waitMs, ...replaced.map((old) => old.due));
  }

  return (mail, at) => {
    const due = dueOf(mail, at);
    for (const visit of mail.overtakes) overtake.run(OVERTAKEN, at, mail.office, visit, mail.id);
    const text = JSON.stringify(mail);
    const waitsFor = mail.waitMs > 0 ? mail.booking : null;
    const row = [mail.id, mail.office, mail.kind, at, due, text, mailChecksum(mail.id, text)] as const;
    insert.run(...row, mail.about?.visit ?? null, waitsFor);
  };
}
