/** What every answer says to the browser: whose code may run, where to it may talk, what it may use. */
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { PERMISSIONS_POLICY, permissionsPolicy } from '../../src/lib/wire/permissions-policy.ts';

const POLICY = 'content-security-policy';
const OWN_SCRIPTS = "script-src 'self'";
const NO_FRAMES = "frame-ancestors 'none'";

export async function registerHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  const secure = publicUrl.startsWith('https:');
  // Old browsers do not count a WebSocket to the own host as 'self', so the host is named.
  const ownSockets = (request: { headers: { host?: string | undefined } }): string => {
    const host = /^[\w.:[\]-]{1,255}$/.exec(request.headers.host ?? '')?.[0];
    return host === undefined ? "'self'" : `${secure ? 'wss' : 'ws'}://${host}`;
  };
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // A page adds the hashes of its own inline scripts (`allowScripts`).
        scriptSrc: ["'self'"],
        // Svelte sets style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", ownSockets],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    // A page over plain http, as in the example, gets no isolation and a warning for the try.
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onSend', async (request, reply) => {
    void reply.header(PERMISSIONS_POLICY, permissionsPolicy(request.url));
  });
}

/** Lets the inline scripts of the page that this reply carries run, and those of no other page. */
export function allowScripts(reply: FastifyReply, hashes: readonly string[]): void {
  changePolicy(reply, OWN_SCRIPTS, [OWN_SCRIPTS, ...hashes].join(' '));
}

function changePolicy(reply: FastifyReply, from: string, to: string): void {
  void reply.header(POLICY, String(reply.getHeader(POLICY) ?? '').replace(from, to));
}

/** Lets pages of these origins show the page that this reply carries in a frame. */
export function allowFrames(reply: FastifyReply, origins: readonly string[]): void {
  if (origins.length === 0) return;
  changePolicy(reply, NO_FRAMES, `frame-ancestors ${origins.join(' ')}`);
  // It knows no list of origins, and browsers that know `frame-ancestors` would heed it all the same.
  reply.raw.removeHeader('x-frame-options');
}

/** Lets pages of any origin load this file as a script. */
export const allowLoading = (reply: FastifyReply): void =>
  void reply.header('cross-origin-resource-policy', 'cross-origin');
