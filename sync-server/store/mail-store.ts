/** The mail queue as the store keeps it: no promised mail is lost in a restart (B7). */
import * as z from 'zod/mini';
import type { Instant } from '../../src/lib/domain/time.ts';

const attachment = z.strictObject({
  filename: z.string(),
  contentType: z.string(),
  /** Base64. */
  content: z.string(),
  /** Shown inside the mail under this id; null: a file beside it. */
  cid: z.nullable(z.string()),
  /** Another form of the mail itself, which a calendar reads; there is no file to open. */
  alternative: z.optional(z.boolean()),
});

export const storedMail = z.strictObject({
  id: z.string(),
  office: z.string(),
  /** The kind of mail, for lists and metrics. */
  kind: z.string(),
  /** The appointment, so that the lead finds the person in the people document. */
  about: z._default(
    z.nullable(z.strictObject({ date: z.string(), visit: z.string(), number: z.string() })),
    null,
  ),
  to: z.string(),
  /** The office's name beside the relay's address. `replyTo`: where an answer goes; null: to the relay's address. */
  sender: z.optional(z.strictObject({ name: z.string(), replyTo: z.nullable(z.string()) })),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  link: z.nullable(z.string()),
  attachments: z.array(attachment),
  /** B7.12: the address to which a mail program posts, without a person's page, that no further ones are wanted. */
  unsubscribe: z.optional(z.string()),
  /** After this moment the mail is of no use and is given up. Null: it is always of use. */
  until: z._default(z.nullable(z.int()), null),
  /** Visits whose waiting mails this mail makes void: a cancelled visit gets no confirmation. */
  overtakes: z._default(z.array(z.string()), []),
  /** The booking that the mail is about; a move keeps it. */
  booking: z._default(z.nullable(z.string()), null),
  /** B7: milliseconds that the mail waits, so that later news of the same booking can replace it. */
  waitMs: z._default(z.int().check(z.minimum(0)), 0),
});
export type StoredMail = z.infer<typeof storedMail>;

/** `kept`: mails are not sent here, the mailbox shows them. `failed`: given up, the lead has to know. */
export type MailState = 'queued' | 'kept' | 'failed';

export interface QueuedMail {
  readonly mail: StoredMail;
  readonly at: Instant;
  readonly tries: number;
  /** Code that says why the last try failed. */
  readonly problem: string | null;
}

/** A mail that could not be sent: its kind, its appointment and the problem, without content and address. */
export interface MailWithoutContent {
  readonly id: string;
  readonly office: string;
  readonly kind: string;
  readonly about: StoredMail['about'];
  readonly at: Instant;
  readonly tries: number;
  readonly problem: string | null;
}

/** The problem of a mail that cannot be read any more. */
export const UNREADABLE = 'unreadable';
/** A mail that was no longer useful before a server took it. */
export const TOO_LATE = 'too-late';
/** A mail that still waited when its appointment was cancelled or moved. */
export const OVERTAKEN = 'overtaken';

export interface MailStore {
  /** Mails that are due, oldest first. One that cannot be read is given up and reported; the others come. */
  due(now: Instant, most: number): Promise<QueuedMail[]>;
  /** When the next queued mail is due; null: the queue is empty. */
  nextAt(): Promise<Instant | null>;
  /** The mail server has taken the mail: it is erased here. */
  sent(id: string): Promise<void>;
  retry(id: string, at: Instant, problem: string): Promise<void>;
  giveUp(id: string, problem: string, at: Instant): Promise<void>;
  failed(office: string): Promise<MailWithoutContent[]>;
  /** Puts a mail of the office that was given up back into the queue; false: there is none. */
  tryAgain(office: string, id: string, at: Instant): Promise<boolean>;
  /** Erases a mail of the office that was given up: a person has dealt with it; false: there is none. */
  dismiss(office: string, id: string): Promise<boolean>;
  /** All readable mails that are stored for this office, in any state. */
  ofOffice(office: string): Promise<StoredMail[]>;
  /** Erases a mail in any state. */
  erase(id: string): Promise<void>;
  keep(id: string): Promise<void>;
  /** Newest first. */
  kept(most: number): Promise<QueuedMail[]>;
  /** Erases, office by office, mails that were kept or given up before that moment (P3). */
  eraseBefore(at: (office: string) => Instant): Promise<void>;
  counts(): Promise<Readonly<Record<MailState, number>>>;
}
