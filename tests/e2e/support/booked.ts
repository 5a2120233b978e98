/** Appointments that a test needs and is not about: asked as a phone asks, without its pages. */
import { expect } from '@playwright/test';
import { ownAppointment } from '../../../src/lib/domain/requests/answer.ts';
import type { OwnAppointment } from '../../../src/lib/domain/requests/answer.ts';
import { freeRoutes } from '../../../src/lib/wire/http/free-routes.ts';
import { openPhone } from '../../support/attacks/phone.ts';
import type { PostOffice } from '../../support/post-office.ts';
import type { Typed } from './citizen.ts';
import { linkIn, nextMail } from './mail.ts';
import type { RelayProcess } from './relay-process.ts';

const SERVICE = 'residence-certificate';
const ADDRESS = '127.0.0.1';

/** Books for today and confirms by the mail. `place`: which of the free times, counted from 0. */
export async function book(
  { url }: Pick<RelayProcess, 'url'>,
  post: PostOffice,
  office: string,
  { name, mail, birth: [day, month, year] }: Typed,
  place: number,
): Promise<Pick<OwnAppointment, 'number' | 'code'>> {
  const before = post.mails.length;
  const reply = await fetch(`${url}/api/offices/${office}/free?service=${SERVICE}&days=1`);
  const { days, office: found } = freeRoutes.free.reply.parse(await reply.json());
  const { date, times } = days[0]!;
  const start = Temporal.ZonedDateTime.from(`${date}T${times[place]!}[${found.timeZone}]`).epochMilliseconds;
  const phone = await openPhone(url, ADDRESS);
  const booked = await phone.ask({
    ...{ kind: 'book', office, date, start, services: [{ service: SERVICE, quantity: 1 }] },
    contact: { name, mail, birthDate: `${year}-${month}-${day}`, phone: null },
    ...{ language: 'de', reminder: false },
  });
  phone.close();
  if (booked?.ok !== true || booked.visit === null) throw new Error(`not booked: ${JSON.stringify(booked)}`);
  const { visit } = booked;
  const link = new URL(linkIn(await nextMail(post, before)));
  const confirming = await openPhone(url, ADDRESS, link.hash.slice(1));
  expect(await confirming.ask({ kind: 'activate', office, date, visit })).toMatchObject({ ok: true });
  const appointment = (): OwnAppointment | undefined =>
    ownAppointment.safeParse(confirming.appointment(visit)).data;
  await expect.poll(() => appointment()?.state).toBe('booked');
  const { number, code } = appointment()!;
  confirming.close();
  await nextMail(post, before + 1);
  return { number, code };
}
