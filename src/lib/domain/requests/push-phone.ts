/** A phone's subscription to push messages, as its browser gives it (Q15). */
import * as z from 'zod/mini';

const base64url = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`), 'base64url'));

/**
 * The push services of the browsers' makers: Google, Mozilla, Apple, Microsoft. A phone names the address itself, so no
 * other is ever asked, nor looked up. On this machine stand those of tests, which a relay refuses to ask in operation.
 */
const KNOWN = [
  String.raw`https://fcm\.googleapis\.com`,
  String.raw`https://updates\.push\.services\.mozilla\.com`,
  String.raw`https://(?:[a-z0-9-]+\.)*push\.apple\.com`,
  String.raw`https://(?:[a-z0-9-]+\.)*notify\.windows\.com`,
  String.raw`http://127\.0\.0\.1:\d{1,5}`,
];

/** Where the push service of the browser takes messages for it, and the keys that only the browser has. */
export const pushPhone = z.strictObject({
  endpoint: z
    .string()
    .check(
      z.maxLength(600),
      z.regex(new RegExp(String.raw`^(?:${KNOWN.join('|')})/[^\s#]+$`), 'at a known push service'),
    ),
  p256dh: base64url(65),
  auth: base64url(16),
});
export type PushPhone = z.infer<typeof pushPhone>;
