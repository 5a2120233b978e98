/** A mail's content and its two forms, text and HTML. All that is given is plain text; the HTML escapes it. */
import type { Language, PickedText } from '../../src/lib/domain/office/text.ts';
import { directionOf } from '../../src/lib/i18n/languages.ts';
import type { StoredMail } from '../store/mail-store.ts';
import { escapeHtml as e } from './escape.ts';

/**
 * A text of the office may be in another language than the mail, and the HTML then says so. Several pieces are a text
 * that the office wrote, with what its fields stand for; its line breaks stay.
 */
export type MailLine = string | PickedText | readonly PickedText[] | MailHref;

/** Words that lead somewhere: `url` is what a press opens, `shown` what the plain text has. */
export interface MailHref {
  readonly before: string;
  readonly text: string;
  readonly url: string;
  readonly shown: string;
}

export interface Section {
  readonly name: string;
  readonly lines: readonly MailLine[];
  readonly links?: readonly { readonly text: PickedText; readonly url: string }[];
}

export interface MailContent {
  readonly title: string;
  readonly greeting: string;
  readonly intro: MailLine;
  readonly before: readonly string[];
  /**
   * `comesFirst`: the mail is sent for this press, so the button stands before what the mail is about. `code`: what to do where the link
   * does not work; null: there is no code.
   */
  readonly button: {
    readonly comesFirst: boolean;
    readonly text: string;
    readonly link: string;
    readonly fallback: string;
    readonly code: string | null;
  };
  readonly facts: readonly Section[];
  readonly sections: readonly Section[];
  readonly picture: { readonly cid: string; readonly alt: string } | null;
  readonly after: readonly MailLine[];
  readonly closing: MailLine;
}

export function textOf(content: MailContent): string {
  const { title, greeting, intro, before, button, facts, sections, after, closing } = content;
  const list = ({ name, lines, links = [] }: Section): string =>
    [
      `${name}:`,
      ...lines.map((l) => `- ${plain(l)}`),
      ...links.map((l) => `- ${l.text.text}: ${l.url}`),
    ].join('\n');
  const press = `${button.text}:\n${button.link}`;
  const known = facts.map(({ name, lines }) => `${name}: ${lines.map(plain).join(', ')}`).join('\n');
  return [
    // What the mail is about, whatever words the office has put into it.
    title,
    greeting,
    plain(intro),
    ...before,
    ...(button.comesFirst ? [press, known] : [known, press]),
    ...sections.map(list),
    ...(button.code === null ? [] : [button.code]),
    ...after.map(plain),
    plain(closing),
  ]
    .join('\n\n')
    .concat('\n');
}

const isHref = (line: MailLine): line is MailHref => typeof line !== 'string' && 'url' in line;
const isPieces = (line: MailLine): line is readonly PickedText[] => Array.isArray(line);

function plain(line: MailLine): string {
  if (typeof line === 'string') return line;
  if (isPieces(line)) return line.map(plain).join('');
  return isHref(line) ? `${line.before}${line.shown}` : line.text;
}

/** Plain tables and inline styles: what mail programs have in common. */
export function htmlOf(content: MailContent, language: Language): string {
  const { title, greeting, intro, before, button, facts, sections, picture, after, closing } = content;
  const p = (line: MailLine): string => `<p style="margin:0 0 16px">${marked(line)}</p>`;
  const marked = (line: MailLine): string => {
    if (typeof line === 'string') return e(line);
    if (isPieces(line)) return line.map((piece) => marked(piece).replaceAll('\n', '<br>')).join('');
    if (isHref(line))
      return `${e(line.before)}<a href="${e(line.url)}" style="white-space:nowrap">${e(line.text)}</a>`;
    if (line.language === language) return e(line.text);
    return `<span lang="${e(line.language)}" dir="${directionOf(line.language)}">${e(line.text)}</span>`;
  };
  const rows = facts.map(
    ({ name, lines }) =>
      `<tr><th scope="row" style="text-align:left;vertical-align:top;padding:4px 16px 4px 0">${e(name)}</th>` +
      `<td style="padding:4px 0">${lines.map(marked).join('<br>')}</td></tr>`,
  );
  const list = ({ name, lines, links = [] }: Section): string =>
    `<h2 style="font-size:18px;margin:24px 0 8px">${e(name)}</h2>` +
    (lines.length + links.length === 1 && links.length === 0
      ? p(lines[0]!)
      : `<ul style="margin:0 0 16px;padding-left:20px">${[
          ...lines.map((l) => `<li>${marked(l)}</li>`),
          ...links.map((l) => `<li><a href="${e(l.url)}">${marked(l.text)}</a></li>`),
        ].join('')}</ul>`);
  const press = `<p style="margin:24px 0"><a href="${e(button.link)}" style="display:inline-block;padding:12px 24px;background:#2044aa;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:bold">${e(button.text)}</a></p>`;
  const known = `<table style="border-collapse:collapse;margin:0 0 16px">${rows.join('')}</table>`;
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${e(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#171a2b;background:#ffffff">
<div style="max-width:600px;margin:0 auto">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${e(title)}</h1>
${p(greeting)}
${p(intro)}
${before.map(p).join('\n')}
${(button.comesFirst ? [press, known] : [known, press]).join('\n')}
${sections.map(list).join('\n')}
${picture === null ? '' : `<p style="margin:16px 0"><img src="cid:${e(picture.cid)}" alt="${e(picture.alt)}" width="240" height="240"></p>`}
<p style="margin:24px 0 16px;font-size:14px">${e(button.fallback)}<br><a href="${e(button.link)}" style="word-break:break-all">${e(button.link)}</a></p>
${button.code === null ? '' : p(button.code)}
${after.map(p).join('\n')}
<p style="margin:24px 0 0">${marked(closing)}</p>
</div></body></html>
`;
}

/** A mail's HTML with its pictures in place, for a browser. */
export const withPictures = ({ html, attachments }: Pick<StoredMail, 'html' | 'attachments'>): string =>
  attachments.reduce(
    (text, { cid, content, contentType }) =>
      cid === null ? text : text.replaceAll(`cid:${cid}`, `data:${contentType};base64,${content}`),
    html,
  );
