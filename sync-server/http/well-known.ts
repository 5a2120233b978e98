/** What crawlers and those who found a weakness ask for: robots.txt, and security.txt (RFC 9116). */
import type { FastifyInstance } from 'fastify';
import type { Instant } from '../../src/lib/domain/time.ts';

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
  app: FastifyInstance,
  { publicUrl, securityContact, clock }: WellKnownParts,
): void {
  app.get('/robots.txt', async (_request, reply) =>
    reply.type('text/plain').send(`User-agent: *\n${ROBOTS}`),
  );

  if (securityContact === null) return;
  app.get('/.well-known/security.txt', async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        [
          `Contact: ${securityContact}`,
          `Expires: ${new Date(clock() + VALID_MS).toISOString()}`,
          'Preferred-Languages: de, en',
          `Canonical: ${publicUrl}/.well-known/security.txt`,
          '',
        ].join('\n'),
      ),
  );
}
