/**
 * Takes mails from the store's queue to the mail server, one after the other. What fails is tried again with growing
 * pauses, over restarts; what is given up stays on a list that the lead sees (B7).
 */
import { createTransport } from 'nodemailer';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { isThisMachine } from '../http/origin.ts';
import type { Schedule } from '../jobs/schedule.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import { TOO_LATE } from '../store/mail-store.ts';
import type { MailStore, QueuedMail, StoredMail } from '../store/mail-store.ts';
import { ENQUIRY_MAIL } from './enquiry-mail.ts';
import { TEST_MAIL } from './example-mail.ts';
import { addressIn } from './sender.ts';

export interface MailTransport {
  /** Rejects when the mail has not been taken, also as soon as `signal` says to stop. */
  send(mail: StoredMail, signal: AbortSignal): Promise<void>;
  close(): void;
}

export interface MailQueue {
  /** There may be something in the queue. */
  wake(): void;
  /** Lets the mail that is on its way arrive, for a moment; one that is cut off stays in the queue. */
  close(): Promise<void>;
}

export interface MailQueueParts {
  readonly mails: MailStore;
  /** Null: mails are not sent, the mailbox keeps them. */
  readonly transport: MailTransport | null;
  readonly clock: () => Instant;
  /** For how many days an office keeps what is personal, as a mail that was given up (P3). */
  readonly keepsFor: (office: string) => number;
  readonly schedule: Schedule;
  readonly log: Log;
}

const BATCH_MAILS = 20;
/** Minutes until the next try, by how many have failed; after the last the mail is given up: about three days. */
const RETRY_MINUTES = [1, 2, 5, 15, 30, 60, 120, 240, 480, 720, 1440, 1440];
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A server that says a little now and then would hold everybody's mails up for ever. Milliseconds. */
const SEND_TIMEOUT_MS = 120_000;
const CLOSE_TIMEOUT_MS = 2_000;

export function openMailQueue(parts: MailQueueParts): MailQueue {
  const { mails, transport, clock, keepsFor, schedule, log } = parts;
  /**
   * Taken by the mail server, and not yet out of the queue: on a full disk no recipient gets the same mail every
   * minute.
   */
  const taken = new Set<string>();
  const closing = new AbortController();
  let closed = false;
  let again = false;
  let round: Promise<void> | null = null;
  let cancelNext = (): void => {};

  function wake(): void {
    again = true;
    if (round !== null || closed) return;
    round = run().finally(() => {
      round = null;
      if (again) wake();
    });
  }

  async function run(): Promise<void> {
    cancelNext();
    try {
      while (again && !closed) {
        again = false;
        for (const id of taken) await noteTaken(id);
        const due = await mails.due(clock(), BATCH_MAILS);
        for (const queued of due) {
          if (closed) return;
          await deliver(queued);
        }
        if (due.length === BATCH_MAILS) again = true;
      }
      // What was kept or given up is personal data, and goes.
      await mails.eraseBefore((office) => clock() - keepsFor(office) * DAY_MS);
      const next = (await mails.nextAt()) ?? Infinity;
      // A mail that is due and did not come cannot be read, nor given up on a full disk: no reason to run in circles.
      // An empty queue is looked at once a day, too, for what has to be erased.
      planNext(next > clock() ? Math.min(next, clock() + DAY_MS) : clock() + MINUTE_MS);
    } catch (error) {
      log.error({ code: codeOf(error) }, 'the mail queue cannot be read or written');
      planNext(clock() + MINUTE_MS);
    }
  }

  function planNext(at: Instant): void {
    cancelNext();
    if (!closed) cancelNext = schedule.at(at, wake);
  }

  async function deliver({ mail, tries }: QueuedMail): Promise<void> {
    if (transport === null) return mails.keep(mail.id);
    if (mail.until !== null && clock() > mail.until) {
      log.warn({ id: mail.id, kind: mail.kind, tries }, 'a mail expired before it was sent');
      return giveUp(mail, TOO_LATE);
    }
    try {
      await transport.send(mail, AbortSignal.any([closing.signal, AbortSignal.timeout(SEND_TIMEOUT_MS)]));
    } catch (error) {
      if (closing.signal.aborted) return;
      const problem = problemOf(error);
      const minutes = RETRY_MINUTES[tries];
      const final = minutes === undefined || isFinal(error);
      log.warn(
        { id: mail.id, kind: mail.kind, tries: tries + 1, problem, final },
        'a mail could not be sent',
      );
      if (final) await giveUp(mail, problem);
      else await mails.retry(mail.id, clock() + minutes * MINUTE_MS, problem);
      return;
    }
    taken.add(mail.id);
    log.info({ id: mail.id, kind: mail.kind }, 'a mail was sent');
    await noteTaken(mail.id);
  }

  /** No citizen misses a test, and an enquiry stands on the lead's list itself. */
  const giveUp = ({ id, kind }: StoredMail, problem: string): Promise<void> =>
    kind === TEST_MAIL || kind === ENQUIRY_MAIL ? mails.erase(id) : mails.giveUp(id, problem, clock());

  async function noteTaken(id: string): Promise<void> {
    await mails.sent(id);
    taken.delete(id);
  }

  return {
    wake,
    async close() {
      closed = true;
      again = false;
      cancelNext();
      if (round !== null) {
        const patience = setTimeout(() => closing.abort(), CLOSE_TIMEOUT_MS);
        await round;
        clearTimeout(patience);
      }
      transport?.close();
    },
  };
}

export interface SmtpSettings {
  readonly url: string;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** A server on another machine may go without encryption. */
  readonly insecure: boolean;
}

export function openSmtpTransport({ url, login, insecure }: SmtpSettings, from: string): MailTransport {
  const { protocol, hostname } = new URL(url);
  const mayBeInClear = insecure || isThisMachine(hostname);
  const smtp = createTransport({
    url,
    ...(login && { auth: { user: login.user, pass: login.password } }),
    // Without it, a server (or an attacker before it) that offers no STARTTLS gets the password in clear.
    requireTLS: !mayBeInClear,
    // Where clear text is allowed no certificate is wanted: a mail server on this machine has often made its own.
    tls: { rejectUnauthorized: protocol === 'smtps:' || !mayBeInClear },
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Attachments come out of the store only: a mail never reads files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail, signal) {
      await smtp.sendMail({
        from: mail.sender === undefined ? from : { name: mail.sender.name, address: addressIn(from) },
        ...(typeof mail.sender?.replyTo === 'string' && {
          replyTo: { name: mail.sender.name, address: mail.sender.replyTo },
        }),
        signal,
        // An object: a name or an address with a comma never becomes a second recipient.
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // The same id at each try, so that a mail that arrived twice is seen as one.
        messageId: `<${mail.id}@${domainOf(from)}>`,
        ...threadOf(mail, domainOf(from)),
        headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeOf(mail) },
        alternatives: mail.attachments
          .filter(({ alternative }) => alternative === true)
          .map(({ contentType, content }) => ({ contentType, content: Buffer.from(content, 'base64') })),
        attachments: mail.attachments
          .filter(({ alternative }) => alternative !== true)
          .map(({ filename, contentType, content, cid }) => ({
            filename,
            contentType,
            content: Buffer.from(content, 'base64'),
            ...(cid === null ? {} : { cid, contentDisposition: 'inline' as const }),
          })),
      });
    },
    close: () => smtp.close({ force: true }),
  };
}

/** All mails of a booking answer one that was never sent: mail programs show them as one conversation. */
function threadOf({ booking }: StoredMail, domain: string): { inReplyTo?: string; references?: string } {
  if (booking === null) return {};
  const root = `<${booking}@${domain}>`;
  return { inReplyTo: root, references: root };
}

/** RFC 8058 wants https. Elsewhere the link in the text leads to the page on which a reminder is declined. */
function unsubscribeOf({ unsubscribe }: StoredMail): Record<string, string> {
  if (unsubscribe?.startsWith('https:') !== true) return {};
  return {
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

const domainOf = (address: string): string => /@([^\s>]+)/.exec(address)?.[1] ?? 'localhost';

/** What the mail server's refusal was about: nodemailer names the step of SMTP. */
interface SmtpFailure {
  readonly responseCode?: unknown;
  readonly command?: unknown;
  /** What Node says of a connection that broke off. */
  readonly originalCode?: unknown;
}

/** Codes of OpenSSL and Node for a certificate that is expired, made by the server itself, or another host's. */
const BAD_CERTIFICATE = /CERT|^UNABLE_TO_|^INVALID_CA|^HOSTNAME_/;

/** A code that may stand in logs and lists: never the server's words, which quote the address. */
function problemOf(error: unknown): string {
  const { responseCode, command, originalCode } = error as SmtpFailure;
  const code = codeOf(error);
  if (typeof originalCode === 'string' && BAD_CERTIFICATE.test(originalCode)) return 'bad-certificate';
  // The server has said something to STARTTLS, too, but its number would name no reason.
  if (code === 'ETLS') return 'no-encryption';
  if (typeof responseCode !== 'number') return code.toLowerCase();
  return `${command === 'MAIL FROM' ? 'sender' : 'smtp'}-${responseCode}`;
}

/** The mail server says that this mail will never be taken: unknown recipient. Trouble with us is not final. */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = error as SmtpFailure;
  if (codeOf(error) === 'ETLS' || command === 'MAIL FROM') return false;
  return typeof responseCode === 'number' && [550, 551, 553, 556].includes(responseCode);
}
