/** The queue of mails as the store keeps it: nothing that was promised gets lost in a restart (B7). */
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
  /** What it is about, for lists and metrics. */
  kind: z.string(),
  /** Which appointment, so that the lead finds who it was for where people are kept. */
  about: z._default(
    z.nullable(z.strictObject({ date: z.string(), visit: z.string(), number: z.string() })),
    null,
  ),
  to: z.string(),
  /** The office's name before the relay's address, and where an answer goes; null: to that address. */
  sender: z.optional(z.strictObject({ name: z.string(), replyTo: z.nullable(z.string()) })),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  link: z.nullable(z.string()),
  attachments: z.array(attachment),
  /** Later it is of no use: it is given up. Null: it always is. */
  until: z._default(z.nullable(z.int()), null),
  /** Visits of which it makes all waiting mails void: a cancelled one gets no confirmation. */
  overtakes: z._default(z.array(z.string()), []),
  /** The booking that it is about, whatever that was moved to. */
  booking: z._default(z.nullable(z.string()), null),
  /** B7: milliseconds that it waits, so that the next news of its booking takes its place. */
  waitMs: z._default(z.int().check(z.minimum(0)), 0),
});
export type StoredMail = z.infer<typeof storedMail>;

/** `kept`: mails are not sent here, the mailbox shows them. `failed`: given up, the lead has to know. */
export type MailState = 'queued' | 'kept' | 'failed';

export interface QueuedMail {
  readonly mail: StoredMail;
  readonly at: Instant;
  readonly tries: number;
  /** Why the last try failed, a code. */
  readonly problem: string | null;
}

/** A mail that could not be sent: what it was about and why, without its content and whom it was for. */
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
  /** It has arrived at the mail server, and is erased here. */
  sent(id: string): Promise<void>;
  retry(id: string, at: Instant, problem: string): Promise<void>;
  giveUp(id: string, problem: string, at: Instant): Promise<void>;
  failed(office: string): Promise<MailWithoutContent[]>;
  /** Puts a mail of the office that was given up back into the queue; false: there is none. */
  tryAgain(office: string, id: string, at: Instant): Promise<boolean>;
  /** Erases a mail of the office that was given up: a person has dealt with it; false: there is none. */
  dismiss(office: string, id: string): Promise<boolean>;
  /** All that is stored for this office, in whatever state, and can be read. */
  ofOffice(office: string): Promise<StoredMail[]>;
  /** Whatever becomes of it. */
  erase(id: string): Promise<void>;
  keep(id: string): Promise<void>;
  /** Newest first. */
  kept(most: number): Promise<QueuedMail[]>;
  /** Erases, office by office, what was written to be kept, and what was given up, before that moment (P3). */
  eraseBefore(at: (office: string) => Instant): Promise<void>;
  counts(): Promise<Readonly<Record<MailState, number>>>;
}
