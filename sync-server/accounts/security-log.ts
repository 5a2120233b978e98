/**
 * The security lines of the log: who got in, who did not, what a lead changed. They carry member ids and digests, never
 * a name, a login or an address (P2). A digest is keyed and good for one day. Lines of a day can be matched, but no
 * person can be found or followed from day to day.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Log } from '../log/log.ts';
import { normalLogin } from './members.ts';

export interface SecurityLog {
  /** `refusal`: why it was one; null: they are in. `member`: whose login it is, if it is one. */
  signIn(
    tried: { readonly office: OfficeId; readonly login: string; readonly address: string },
    member: StaffId | null,
    refusal: string | null,
  ): void;
  /** Logs a sign-in at the provider. `problem` null: it succeeded. `member`: the person, as far as known. */
  providerSignIn(
    tried: {
      readonly office: OfficeId | null;
      readonly member: StaffId | null;
      readonly address: string;
    },
    problem: { readonly failure: string; readonly detail: string } | null,
  ): void;
  /** `what` as in the staff log; `by`: the member who did it. */
  changed(office: OfficeId, what: string, by: StaffId | null): void;
}

const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** Characters: enough to tell the addresses and logins of a day apart. */
const DIGEST_CHARACTERS = 12;

export function openSecurityLog(log: Log, clock: () => Instant): SecurityLog {
  // In memory alone: a restart, too, begins new digests.
  let key = { day: -1, bytes: Buffer.alloc(0) };

  function digest(value: string): string {
    const day = Math.floor(clock() / DAY_MS);
    if (key.day !== day) key = { day, bytes: randomBytes(32) };
    return createHmac('sha256', key.bytes)
      .update(value, 'utf8')
      .digest('base64url')
      .slice(0, DIGEST_CHARACTERS);
  }

  return {
    signIn({ office, login, address }, member, refusal) {
      const who = {
        ...{ office, member, loginDigest: digest(`login ${office} ${normalLogin(login)}`) },
        addressDigest: digest(`address ${address}`),
      };
      if (refusal === null) log.info(who, 'signed in');
      // The first half of each sign-in with a second factor.
      else if (refusal === 'code-needed') log.info(who, 'password right, code asked for');
      else log.warn({ ...who, refusal }, 'sign-in refused');
    },
    providerSignIn({ office, member, address }, problem) {
      const who = { office, member, by: 'provider', addressDigest: digest(`address ${address}`) };
      if (problem === null) log.info(who, 'signed in');
      else log.warn({ ...who, refusal: problem.failure, detail: problem.detail }, 'sign-in refused');
    },
    changed: (office, what, by) => log.info({ office, what, by }, 'staff or devices changed'),
  };
}
