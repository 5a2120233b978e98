/** What crawlers and those who found a weakness ask for: robots.txt, and security.txt (RFC 9116). */
import type { Instant } from '../../src/lib/domain/time.ts';
import { operatorRoutes } from '../../src/lib/wire/http/operator-routes.ts';
import type { ServeRoute } from './serve-route.ts';

/** RFC 9116 wants it to end within a year. */
const VALID_MS = 180 * 24 * 60 * 60_000;

/** A search engine may show the office's first page; nothing that belongs to one person or to staff. */
const ROBOTS = ['/api/', '/sync/', '/staff/', '/kiosk/', '/monitor/', '/termin', '/mailbox']
  .map((path) => `Disallow: ${path}\n`)
  .join('');

export interface WellKnownParts {
  readonly publicUrl: string;
  /** Where weaknesses are reported; null: there is no security.txt. */
  readonly securityContact: string | null;
  readonly clock: () => Instant;
}

export function registerWellKnown(
  serve: ServeRoute,
  { publicUrl, securityContact, clock }: WellKnownParts,
): void {
  serve(operatorRoutes.robots, async ({ reply }) => {
    void reply.type('text/plain');
    return `User-agent: *\n${ROBOTS}`;
  });

  if (securityContact === null) return;
  serve(operatorRoutes.securityContact, async ({ reply }) => {
    void reply.type('text/plain; charset=utf-8');
    return [
      `Contact: ${securityContact}`,
      `Expires: ${new Date(clock() + VALID_MS).toISOString()}`,
      'Preferred-Languages: de, en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
      '',
    ].join('\n');
  });
}
