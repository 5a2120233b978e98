/** The mail queue in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { UNREADABLE } from '../mail-store.ts';
import type { MailState, MailStore, QueuedMail } from '../mail-store.ts';
import type { Damage } from '../store.ts';
import { readMail, withoutContent } from './mail-rows.ts';
import type { MailRow } from './mail-rows.ts';
import { namingFailures } from './transaction.ts';

export function openSqliteMails(db: DatabaseSync, report: (damage: Damage) => void): MailStore {
  const columns = 'rowid AS row, id, office, kind, mail, at, due, tries, problem, checksum';
  const due = db.prepare(`SELECT ${columns} FROM mails WHERE state = 'queued' AND due <= ? ORDER BY due, at`);
  const nextAt = db.prepare("SELECT min(due) AS due FROM mails WHERE state = 'queued'");
  const erase = db.prepare('DELETE FROM mails WHERE id = ?');
  const retry = db.prepare('UPDATE mails SET tries = tries + 1, due = ?, problem = ? WHERE id = ?');
  const giveUp = db.prepare(
    "UPDATE mails SET tries = tries + 1, state = 'failed', problem = ?, given_up = ? WHERE id = ?",
  );
  const failed = db.prepare(`SELECT ${columns} FROM mails WHERE state = 'failed' AND office = ? ORDER BY at`);
  const tryAgain = db.prepare(
    `UPDATE mails SET state = 'queued', tries = 0, due = ?, given_up = NULL
     WHERE id = ? AND office = ? AND state = 'failed'`,
  );
  const dismiss = db.prepare("DELETE FROM mails WHERE id = ? AND office = ? AND state = 'failed'");
  const ofOffice = db.prepare(`SELECT ${columns} FROM mails WHERE office = ? ORDER BY at`);
  const keep = db.prepare("UPDATE mails SET state = 'kept' WHERE id = ?");
  const kept = db.prepare(
    `SELECT ${columns} FROM mails WHERE state = 'kept' ORDER BY at DESC, rowid DESC LIMIT ?`,
  );
  const offices = db.prepare("SELECT DISTINCT office FROM mails WHERE state IN ('kept', 'failed')");
  const eraseBefore = db.prepare(
    `DELETE FROM mails WHERE office = ?
     AND ((state = 'kept' AND at < ?) OR (state = 'failed' AND coalesce(given_up, at) < ?))`,
  );
  const counts = db.prepare('SELECT state, count(*) AS number FROM mails GROUP BY state');
  const reported = new Set<number>();

  function noteDamage({ row, office }: MailRow): void {
    if (!reported.has(row)) report({ mailOf: office, row });
    reported.add(row);
  }

  return namingFailures<MailStore>({
    async due(now, most) {
      const whole: QueuedMail[] = [];
      const broken: MailRow[] = [];
      for (const found of due.iterate(now) as Iterable<MailRow>) {
        const mail = readMail(found);
        if (mail === null) broken.push(found);
        else whole.push(mail);
        if (whole.length === most) break;
      }
      for (const row of broken) {
        noteDamage(row);
        try {
          giveUp.run(UNREADABLE, now, row.id);
        } catch {
          // On a full disk it stays in the queue, where it holds up no other.
        }
      }
      return whole;
    },
    async nextAt() {
      return (nextAt.get() as { due: number | null }).due;
    },
    sent: async (id) => void erase.run(id),
    async retry(id, at, problem) {
      retry.run(at, problem, id);
    },
    async giveUp(id, problem, at) {
      giveUp.run(problem, at, id);
    },
    async failed(of) {
      return (failed.all(of) as unknown as MailRow[]).map(withoutContent);
    },
    async tryAgain(of, id, at) {
      return tryAgain.run(at, id, of).changes === 1;
    },
    dismiss: async (of, id) => dismiss.run(id, of).changes === 1,
    async ofOffice(of) {
      return (ofOffice.all(of) as unknown as MailRow[]).flatMap((row) => readMail(row)?.mail ?? []);
    },
    erase: async (id) => void erase.run(id),
    keep: async (id) => void keep.run(id),
    async kept(most) {
      return (kept.all(most) as unknown as MailRow[]).flatMap((row) => {
        const mail = readMail(row);
        if (mail === null) noteDamage(row);
        return mail ?? [];
      });
    },
    async eraseBefore(at) {
      for (const { office } of offices.all() as { office: string }[]) {
        const before = at(office);
        eraseBefore.run(office, before, before);
      }
    },
    async counts() {
      const found = counts.all() as { state: MailState; number: number }[];
      return {
        queued: 0,
        kept: 0,
        failed: 0,
        ...Object.fromEntries(found.map((row) => [row.state, row.number])),
      };
    },
  });
}
