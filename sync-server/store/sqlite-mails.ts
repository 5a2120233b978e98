/** The mail queue in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../src/lib/domain/time.ts';
import { storedMail } from './mail-store.ts';
import type { FailedMail, MailState, MailStore, QueuedMail, StoredMail } from './mail-store.ts';

interface MailRow {
  readonly mail: string;
  readonly at: number;
  readonly tries: number;
  readonly problem: string | null;
}

export function openSqliteMails(db: DatabaseSync): {
  readonly store: MailStore;
  /** Within the commit of what the mail tells of. */
  readonly add: (mail: StoredMail, at: Instant) => void;
} {
  // The same mail twice is one mail: a commit may be tried again.
  const insert = db.prepare(
    "INSERT OR IGNORE INTO mails (id, office, kind, state, at, due, tries, mail) VALUES (?, ?, ?, 'queued', ?, ?, 0, ?)",
  );
  const due = db.prepare(
    "SELECT mail, at, tries, problem FROM mails WHERE state = 'queued' AND due <= ? ORDER BY due, at LIMIT ?",
  );
  const nextAt = db.prepare("SELECT min(due) AS due FROM mails WHERE state = 'queued'");
  const erase = db.prepare('DELETE FROM mails WHERE id = ?');
  const retry = db.prepare('UPDATE mails SET tries = tries + 1, due = ?, problem = ? WHERE id = ?');
  const giveUp = db.prepare("UPDATE mails SET tries = tries + 1, state = 'failed', problem = ? WHERE id = ?");
  const failed = db.prepare(
    "SELECT mail, at, tries, problem FROM mails WHERE state = 'failed' AND office = ? ORDER BY at",
  );
  const tryAgain = db.prepare(
    "UPDATE mails SET state = 'queued', tries = 0, due = ? WHERE id = ? AND office = ? AND state = 'failed'",
  );
  const keep = db.prepare("UPDATE mails SET state = 'kept' WHERE id = ?");
  const kept = db.prepare(
    "SELECT mail, at, tries, problem FROM mails WHERE state = 'kept' ORDER BY at DESC, rowid DESC LIMIT ?",
  );
  const eraseBefore = db.prepare("DELETE FROM mails WHERE at < ? AND state IN ('kept', 'failed')");
  const counts = db.prepare('SELECT state, count(*) AS number FROM mails GROUP BY state');

  const store: MailStore = {
    async due(now, most) {
      return (due.all(now, most) as unknown as MailRow[]).map(read);
    },
    async nextAt() {
      return (nextAt.get() as { due: number | null }).due;
    },
    async sent(id) {
      erase.run(id);
    },
    async retry(id, at, problem) {
      retry.run(at, problem, id);
    },
    async giveUp(id, problem) {
      giveUp.run(problem, id);
    },
    async failed(of) {
      return (failed.all(of) as unknown as MailRow[]).map(read).map(withoutContent);
    },
    async tryAgain(of, id, at) {
      return tryAgain.run(at, id, of).changes === 1;
    },
    async keep(id) {
      keep.run(id);
    },
    async kept(most) {
      return (kept.all(most) as unknown as MailRow[]).map(read);
    },
    async eraseBefore(at) {
      eraseBefore.run(at);
    },
    async counts() {
      const found = counts.all() as unknown as { state: MailState; number: number }[];
      return {
        queued: 0,
        kept: 0,
        failed: 0,
        ...Object.fromEntries(found.map((row) => [row.state, row.number])),
      };
    },
  };
  return {
    store,
    add: (mail, at) => insert.run(mail.id, mail.office, mail.kind, at, at, JSON.stringify(mail)),
  };
}

const read = ({ mail, at, tries, problem }: MailRow): QueuedMail => ({
  mail: storedMail.parse(JSON.parse(mail)),
  at,
  tries,
  problem,
});

function withoutContent({ mail: { id, office, kind, about }, at, tries, problem }: QueuedMail): FailedMail {
  return { id, office, kind, about, at, tries, problem };
}
