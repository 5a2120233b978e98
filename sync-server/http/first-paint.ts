/**
 * What a citizen's page shows before its script runs, or where no script runs: the office, a sentence and the phone
 * number. Over a slow line it comes seconds before the app, which takes it away (`src/routes/first-paint.ts`).
 */
import type { FastifyRequest } from 'fastify';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { pickText } from '../../src/lib/domain/office/text.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { directionOf, preferredLanguage } from '../../src/lib/i18n/languages.ts';
import { escapeHtml as e } from '../mail/escape.ts';
import type { Inserts } from './page-shell.ts';

/** What a page says of an office before its script runs. */
export type OfficeOnPage = Pick<
  Office,
  'id' | 'name' | 'languages' | 'address' | 'phone' | 'texts' | 'frames' | 'withoutFile'
>;

/** C13: an office without its file is reached by its own links. Under a new id it would stand there twice. */
export const listed = <O extends Pick<Office, 'withoutFile'>>(offices: readonly O[]): O[] =>
  offices.filter(({ withoutFile }) => !withoutFile);

const STYLE = [
  'position:absolute;inset:0;z-index:1;background:#fff;color:#171a2b',
  'font:1.125rem/1.5 "Fira Sans",sans-serif',
].join(';');
const BAR = 'border-bottom:1px solid #ccd0dd';
const COLUMN = 'box-sizing:border-box;max-width:46rem;margin:0 auto;padding:1.25rem 1rem';

/** Null: the page is for staff or a kiosk, which come back every day and have the app on their disk. */
export function firstPaintFor(request: FastifyRequest, offices: readonly OfficeOnPage[]): Inserts | null {
  const [first = ''] = request.url.slice(1).split(/[/?#]/);
  const office = offices.find(({ id }) => id === first);
  if (office === undefined && first !== '' && first !== 'termin') return null;
  const wishes = (request.headers['accept-language'] ?? '').split(',').map((wish) => wish.trim());
  const language = preferredLanguage(wishes);
  const { citizen, common } = messagesIn(language);
  const named = ({ name, languages }: OfficeOnPage): string => pickText(name, language, languages).text;
  const title = office === undefined ? citizen.offices.title : named(office);
  const welcome = office?.texts.welcome;
  const lead =
    welcome === undefined ? citizen.start.lead : pickText(welcome, language, office!.languages).text;
  const call = ({ phone }: OfficeOnPage): string =>
    `<a href="tel:${phone.replace(/[^\d+]/g, '')}">${e(citizen.start.call(phone))}</a>`;
  const ways =
    office === undefined
      ? `<ul>${listed(offices)
          .map((one) => `<li><a href="/${one.id}">${e(named(one))}</a>. ${call(one)}</li>`)
          .join('')}</ul>`
      : `<p>${call(office)}</p><p>${e(office.address)}</p>`;
  return {
    title,
    body: `<div id="first-paint" role="region" aria-label="${e(title)}" lang="${language}" dir="${directionOf(language)}" style='${STYLE}'>
<div style="${BAR}"><div style="${COLUMN};font-weight:600">${e(title)}</div></div>
<div style="${COLUMN}"><h1 style="font-size:1.75rem;line-height:1.3">${e(title)}</h1>
<p>${e(lead)}</p>
<p role="status" id="first-paint-waits">${e(common.loading)}</p>
<noscript><style>#first-paint-waits{display:none}</style><p><strong>${e(citizen.offices.withoutScript)}</strong></p></noscript>
${ways}</div></div>`,
  };
}
