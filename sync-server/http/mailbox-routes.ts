/**
 * The mails of a relay without a mail server, for trying Foyer out. They hold names and links that act for people,
 * so only this machine itself gets to see them, and never through a proxy. Not every proxy says that it is one: where
 * the settings speak of a public address or a proxy, there is no mailbox at all.
 */
import type { FastifyRequest } from 'fastify';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Language } from '../../src/lib/domain/office/text.ts';
import { dateAndClock } from '../../src/lib/i18n/format.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { directionOf, preferredLanguage } from '../../src/lib/i18n/languages.ts';
import { operatorRoutes } from '../../src/lib/wire/http/operator-routes.ts';
import { escapeHtml as e } from '../mail/escape.ts';
import { withPictures } from '../mail/mail-content.ts';
import type { MailStore, QueuedMail } from '../store/mail-store.ts';
import { addressOf, isLoopback } from './origin.ts';
import { SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

const MOST_MAILS = 200;
const SIGNS_OF_A_PROXY = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Whether mails may be shown to every caller from this machine. `publicUrl` null: it is reached where it listens. */
export const hasMailbox = (publicUrl: string | null, trustProxy: boolean): boolean =>
  !trustProxy && (publicUrl === null || isOwnName(new URL(publicUrl).hostname));

/** A name that another host points at this machine is not this machine. */
const isOwnName = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

export function registerMailboxRoutes(
  serve: ServeRoute,
  mails: MailStore,
  offices: () => readonly Pick<Office, 'id' | 'timeZone'>[],
): void {
  const zoneOf = (id: string): string | undefined => offices().find((o) => o.id === id)?.timeZone;
  serve(operatorRoutes.mailboxPage, async ({ request, reply, refuse }) => {
    if (!isThisMachine(request)) return refuse('not-found');
    const wishes = (request.headers['accept-language'] ?? '').split(',').map((wish) => wish.trim());
    const page = mailboxPage(await mails.kept(MOST_MAILS), preferredLanguage(wishes), zoneOf);
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
    return SENT;
  });

  serve(operatorRoutes.mailbox, async ({ request, reply, refuse }) => {
    if (!isThisMachine(request)) return refuse('not-found');
    const kept = await mails.kept(MOST_MAILS);
    void reply.header('cache-control', 'no-store');
    return kept.map(({ mail: { id, to, subject, text, html, link }, at }) => ({
      id,
      to,
      subject,
      at,
      text,
      html,
      link,
    }));
  });
}

function isThisMachine(request: FastifyRequest): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  return (
    isLoopback(addressOf(request.raw, false)) &&
    isOwnName(host) &&
    !SIGNS_OF_A_PROXY.some((header) => request.headers[header] !== undefined)
  );
}

/** `zoneOf`: the time zone of an office; of one that is gone the machine's own is good enough. */
export function mailboxPage(
  mails: readonly QueuedMail[],
  language: Language,
  zoneOf: (office: string) => string | undefined,
): string {
  const { mailbox: words } = messagesIn(language).mail;
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${e(words.title)}</title>
<style>
body { margin: 0 auto; max-width: 860px; padding: 24px 16px; font: 16px/1.5 sans-serif; color: #171a2b; background: #f3f4fa }
article { margin: 24px 0; padding: 16px; background: #fff; border: 1px solid #c8ccdd; border-radius: 6px }
h1 { font-size: 26px } h2 { font-size: 19px; margin: 0 0 8px } p { margin: 0 0 8px }
iframe { width: 100%; height: 560px; border: 1px solid #c8ccdd; background: #fff }
a { color: #2044aa }
</style></head><body>
<h1>${e(words.title)}</h1>
<p>${e(words.about)}</p>
${mails.length === 0 ? `<p>${e(words.empty)}</p>` : mails.map((one) => article(one, language, zoneOf(one.mail.office))).join('\n')}
</body></html>
`;
}

function article({ mail, at }: QueuedMail, language: Language, timeZone: string | undefined): string {
  const { mailbox: words } = messagesIn(language).mail;
  const link =
    mail.link !== null && /^https?:\/\//.test(mail.link)
      ? `<p><a href="${e(mail.link)}">${e(words.link)}</a></p>`
      : '';
  return `<article><h2>${e(mail.subject)}</h2>
<p>${e(words.to)}: ${e(mail.to)} · ${e(words.at)}: ${e(dateAndClock(at, timeZone, language))}</p>
${link}
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="${e(words.content)}" srcdoc="${e(withOwnTab(withPictures(mail)))}"></iframe>
</article>`;
}

const withOwnTab = (html: string): string => html.replace('<head>', '<head><base target="_blank">');
