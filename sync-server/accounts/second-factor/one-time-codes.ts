/** Codes of a second factor: six digits of an app (TOTP, RFC 6238), and the recovery codes beside them. */
import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { newOneTimePassword, oneTimeAsTyped } from '../one-time-password.ts';
import { digestOf } from '../secrets.ts';

/** What every app can do. */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const STEP_MS = PARAMETERS.period * 1000;
/** 160 bits, as RFC 4226 advises. */
const SECRET_BYTES = 20;
/** Steps by which the clock of a phone may be wrong, each way. */
const DRIFT_STEPS = 1;

export const RECOVERY_CODES = 8;

/** Base32, as it is typed into an app. */
export const newFactorSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What the QR code says. */
export const factorUri = (secret: string, issuer: string, label: string): string =>
  new TOTP({ ...PARAMETERS, issuer, label, secret: Secret.fromBase32(secret) }).toString();

/** Digits, with or without a blank between them; null: it is no code of an app. */
export function appCodeAsTyped(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** The step whose code it is; null: it is not one of now. */
export function stepOfCode(secret: string, code: string, now: Instant): number | null {
  const totp = new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret) });
  const drift = totp.validate({ token: code, timestamp: now, window: DRIFT_STEPS });
  return drift === null ? null : Math.floor(now / STEP_MS) + drift;
}

/** `k7mt-p2xr-9hcd-w4zb`, 76 bits: what is kept of one is its digest. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => newOneTimePassword(0).password);

export const recoveryDigest = (typed: string): string => digestOf(oneTimeAsTyped(typed));
