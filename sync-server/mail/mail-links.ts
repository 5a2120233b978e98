/**
 * The links of mails and the short codes beside them (B3). A link's secret follows from its code and the store's key,
 * so that the relay keeps neither. It knows the actor alone, the digest of the secret.
 */
import { createHmac, randomInt } from 'node:crypto';
import type { ActorId, VisitId } from '../../src/lib/domain/ids.ts';
import { MAIL_CODE_LENGTH, MAIL_CODE_LETTERS } from '../../src/lib/domain/input/mail-code.ts';
import { actorOf } from '../accounts/secrets.ts';

export interface MailLink {
  /** Stands behind the `#` of the link. */
  readonly secret: string;
  /** 40 bits, which is enough while tries are limited. */
  readonly code: string;
  /** Who opens the link acts as this actor. */
  readonly actor: ActorId;
}

/** B7.12: declines the reminder of one appointment, and does nothing else. */
export type ReminderKeyOf = (visit: VisitId) => string;

export interface MailLinks {
  reminderKeyOf: ReminderKeyOf;
  make(): MailLink;
  secretOf(code: string): string;
  /** Who opens the link that stands beside this code. */
  actorOfCode(code: string): ActorId;
}

const randomLetter = (): number => randomInt(MAIL_CODE_LETTERS.length);

/** `letter`: the index of a letter by chance. */
export function openMailLinks(key: string, letter: () => number = randomLetter): MailLinks {
  const secretOf = (code: string): string =>
    createHmac('sha256', key).update(`mail link ${code}`, 'utf8').digest('base64url');
  return {
    reminderKeyOf: (visit) =>
      createHmac('sha256', key).update(`decline reminder ${visit}`, 'utf8').digest('base64url'),
    make() {
      const code = Array.from({ length: MAIL_CODE_LENGTH }, () => MAIL_CODE_LETTERS[letter()]!).join('');
      const secret = secretOf(code);
      return { secret, code, actor: actorOf(secret) };
    },
    secretOf,
    actorOfCode: (code) => actorOf(secretOf(code)),
  };
}
