/** The mail queue in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { OVERTAKEN, storedMail, UNREADABLE } from '../mail-store.ts';
import type { MailState, MailStore, MailWithoutContent, QueuedMail, StoredMail } from '../mail-store.ts';
import { namingFailures } from './transaction.ts';
import type { Damage } from '../store.ts';

interface MailRow {
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

export function openSqliteMails(
  db: DatabaseSync,
  report: (damage: Damage) => void,
): {
  readonly store: MailStore;
  /** Within the commit of what the mail tells of. */
  readonly add: (mail: StoredMail, at: Instant) => void;
} {
  // The same mail twice is one mail: a commit may be tried again.
  const insert = db.prepare(
    `INSERT OR IGNORE INTO mails (id, office, kind, state, at, due, tries, mail, checksum)
     VALUES (?, ?, ?, 'queued', ?, ?, 0, ?, ?)`,
  );
  // Before the newer one is in the queue, which may be about the same appointment. One that cannot be read is found out
  // when it is read.
  const overtake = db.prepare(
    `UPDATE mails SET state = 'failed', problem = ?, given_up = ? WHERE state = 'queued' AND office = ?
     AND CASE WHEN json_valid(mail) THEN json_extract(mail, '$.about.visit') END = ? AND id <> ?`,
  );
  // B7: what still waits for the next news of its booking, and was not tried yet.
  const waiting = db.prepare(
    `SELECT id, due FROM mails WHERE state = 'queued' AND office = ? AND tries = 0 AND due > ? AND id <> ?
     AND CASE WHEN json_valid(mail)
       THEN json_extract(mail, '$.waitMs') > 0 AND json_extract(mail, '$.booking') = ? END`,
  );
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

  const store: MailStore = {
    async due(now, most) {
      const whole: QueuedMail[] = [];
      const broken: MailRow[] = [];
      for (const found of due.iterate(now) as Iterable<MailRow>) {
        const mail = read(found);
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
    async sent(id) {
      erase.run(id);
    },
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
    async ofOffice(of) {
      return (ofOffice.all(of) as unknown as MailRow[]).flatMap((row) => read(row)?.mail ?? []);
    },
    async erase(id) {
      erase.run(id);
    },
    async keep(id) {
      keep.run(id);
    },
    async kept(most) {
      return (kept.all(most) as unknown as MailRow[]).flatMap((row) => {
        const mail = read(row);
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
  };
  /** B7: takes the place of what waits for news of the same booking, and goes when that would have gone. */
  function dueOf(mail: StoredMail, at: Instant): Instant {
    if (mail.booking === null) return at + mail.waitMs;
    const replaced = waiting.all(mail.office, at, mail.id, mail.booking) as { id: string; due: number }[];
    for (const { id } of replaced) erase.run(id);
    return mail.waitMs === 0 ? at : Math.min(at + mail.waitMs, ...replaced.map((old) => old.due));
  }

  return {
    store: namingFailures(store),
    add(mail, at) {
      const due = dueOf(mail, at);
      for (const visit of mail.overtakes) overtake.run(OVERTAKEN, at, mail.office, visit, mail.id);
      const text = JSON.stringify(mail);
      insert.run(mail.id, mail.office, mail.kind, at, due, text, checksumOf(mail.id, text));
    },
  };
}

/** Covers the id too, as with documents. */
const checksumOf = (id: string, text: string): number => crc32(text, crc32(id));

/** Null: it cannot be read. */
function read({ id, mail: text, checksum, at, tries, problem }: MailRow): QueuedMail | null {
  if (checksum !== null && checksum !== checksumOf(id, text)) return null;
  try {
    const mail = storedMail.safeParse(JSON.parse(text));
    return mail.success ? { mail: mail.data, at, tries, problem } : null;
  } catch {
    return null;
  }
}

function withoutContent(row: MailRow): MailWithoutContent {
  const { id, office, kind, at, tries, problem } = row;
  const content = read(row);
  return {
    ...{ id, office, kind, about: content?.mail.about ?? null, at, tries },
    problem: content === null ? UNREADABLE : problem,
  };
}
