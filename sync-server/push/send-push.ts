/** One message to one push service: https to a public address alone, with a limit of time and of what comes back. */
import { request as requestPlain } from 'node:http';
import type { RequestOptions } from 'node:http';
import { request as requestSafely } from 'node:https';
import { isIP } from 'node:net';
import type { PushPhone } from '../../src/lib/domain/requests/push-phone.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { codeOf } from '../log/log.ts';
import { encryptPush } from './encrypt-push.ts';
import { isPublicAddress, publicLookup } from './public-address.ts';
import type { PushKeys } from './push-keys.ts';

/** `gone`: the phone does not want any more. */
export type PushOutcome = 'sent' | 'gone' | 'refused-address' | `status-${number}` | `failed-${string}`;

export interface SendPush {
  (phone: PushPhone, text: string, now: Instant): Promise<PushOutcome>;
}

const TIMEOUT_MS = 10_000;
/** A call that is older than this is of no use: a push service drops it. */
const LIVES_SECONDS = 300;

/** `mayBeHere`: a push service on this machine, without encryption, as tests have one. */
export const openPushSender =
  (keys: PushKeys, mayBeHere = false): SendPush =>
  (phone, text, now) => {
    const url = new URL(phone.endpoint);
    const isHere = mayBeHere && url.hostname === '127.0.0.1';
    if (!isHere && !mayReach(url)) return Promise.resolve('refused-address');
    const body = encryptPush(text, phone);
    const headers = {
      authorization: keys.authorization(phone.endpoint, now),
      'content-encoding': 'aes128gcm',
      'content-length': body.length,
      'content-type': 'application/octet-stream',
      ttl: LIVES_SECONDS,
      urgency: 'high',
    };
    const options: RequestOptions = { method: 'POST', headers, agent: false };
    return isHere
      ? exchange((listen) => requestPlain(url, options, listen), body)
      : exchange((listen) => requestSafely(url, { ...options, lookup: publicLookup }, listen), body);
  };

/** A host by its number is not looked up, so it is judged here. */
function mayReach({ protocol, hostname, username, password, port }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isNumber = isIP(host) !== 0;
  const isPlain = username === '' && password === '' && (port === '' || port === '443');
  return protocol === 'https:' && isPlain && (!isNumber || isPublicAddress(host));
}

function exchange(
  begin: (
    listen: (response: import('node:http').IncomingMessage) => void,
  ) => import('node:http').ClientRequest,
  body: Buffer,
): Promise<PushOutcome> {
  return new Promise((resolve) => {
    const sent = begin((response) => {
      const { statusCode: status = 0 } = response;
      resolve(status >= 200 && status < 300 ? 'sent' : isGone(status) ? 'gone' : `status-${status}`);
      // What it says besides is of no interest.
      response.destroy();
    });
    const timer = setTimeout(
      () => sent.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })),
      TIMEOUT_MS,
    );
    sent.on('error', (error) => resolve(`failed-${codeOf(error)}`));
    sent.on('close', () => clearTimeout(timer));
    sent.end(body);
  });
}

const isGone = (status: number): boolean => status === 404 || status === 410;
