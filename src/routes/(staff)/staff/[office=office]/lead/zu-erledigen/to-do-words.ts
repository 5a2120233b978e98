/** What waits for a person, as the rows of the lead's list say it. */
import type { Contact } from '#lib/domain/day/people.ts';
import { serviceOf } from '#lib/domain/office/office.ts';
import type { Choice, Office } from '#lib/domain/office/office.ts';
import { dateOf, MINUTE_MS } from '#lib/domain/time.ts';
import type { Instant, LocalDate } from '#lib/domain/time.ts';
import { lastDayOf } from '#lib/domain/upkeep/unanswered.ts';
import { birthDateText, clockTime, longDate, shortDate } from '#lib/i18n/format.ts';
import { weekdayList } from '#lib/i18n/weekday-list.ts';
import type { DeviceHealth } from '#lib/state/lead/device-health.ts';
import type { ToDo, ToDoOf } from '#lib/state/lead/to-do.ts';
import type { useLanguage } from '#lib/ui/language.svelte.ts';
import { joinPhrases, sentence } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';
import type { ToDoRow } from '#lib/ui/lead/ToDoTable.svelte';

/** Visits of one night that are named; the number of all stands before them. */
const MOST_NAMED = 8;
const MOST_FREE_SHOWN = 3;

export interface ToDoWords {
  when(at: Instant): string;
  /** Paper is read on another day, too. */
  dayAndTime(at: Instant): string;
  callBack(item: ToDoOf<'call-back'>): ToDoRow;
  enquiry(item: ToDoOf<'enquiry'>): ToDoRow;
  arrival(item: ToDoOf<'arrival'>): ToDoRow;
  lostPlace(item: ToDoOf<'lost-place'>): ToDoRow;
  night(item: ToDoOf<'settlement'>): ToDoRow;
  report(item: ToDoOf<'device-report'>): ToDoRow;
  /** It goes by itself once the device is well. */
  device(health: DeviceHealth): ToDoRow;
}

type ItemWords = ReturnType<typeof useLanguage>['m']['counter']['items'];

/** The one way to call a person back. */
function reachOf({ phone, mail }: Contact, items: ItemWords): string {
  if (phone !== null) return items.phone(phone);
  return mail === null ? items.noContact : items.mail(mail);
}

/** All ways that a person has named. */
const reachesOf = ({ phone, mail }: Contact, items: ItemWords): string =>
  [...(phone === null ? [] : [items.phone(phone)]), ...(mail === null ? [] : [items.mail(mail)])].join(', ');

const servicesPhrase = (
  services: readonly Choice[],
  office: Office,
  lang: ReturnType<typeof useLanguage>,
): Phrase =>
  joinPhrases(
    services.map(({ service: id }): Phrase => {
      const found = serviceOf(office, id);
      return found === undefined ? id : lang.pick(found.name);
    }),
    ', ',
  );

export function toDoWords(
  office: Office,
  today: LocalDate | null,
  lang: ReturnType<typeof useLanguage>,
): ToDoWords {
  const m = lang.m.lead.toDo;
  const { items } = lang.m.counter;
  const timeText = (at: Instant): string =>
    lang.m.common.clock(clockTime(at, office.timeZone, lang.language));
  const dayAndTime = (at: Instant): string =>
    `${shortDate(dateOf(at, office.timeZone), lang.language)}, ${timeText(at)}`;
  /** The day is left out where it is today. */
  const when = (at: Instant): string =>
    dateOf(at, office.timeZone) === today ? timeText(at) : dayAndTime(at);
  const row = (item: ToDo, what: string, cells: readonly Phrase[]): ToDoRow => ({
    ...{ id: item.id, date: item.date, what, cells },
    number: null,
    status: statusOf(item),
  });
  function statusOf({ done, stage }: ToDo): string | null {
    if (done !== null) return m.doneBy(done.by ?? m.unknownPerson, when(done.at));
    return stage === null ? null : m.doneHere(lang.m.common.stages[stage]);
  }
  const takenAt = ({ record, takenBy }: ToDo): string =>
    takenBy === null ? when(record.at) : m.takenBy(when(record.at), takenBy);
  const servicesText = (services: readonly Choice[]): Phrase => servicesPhrase(services, office, lang);

  return {
    ...{ when, dayAndTime },
    callBack(item) {
      const { contact, services, start, alternatives } = item.record;
      const about = servicesText(services);
      const free = alternatives.slice(0, MOST_FREE_SHOWN).map((slot) => when(slot.start));
      const others = free.length === 0 ? '' : ` ${items.free(free.join('; '))}`;
      return row(item, contact.name, [
        reachOf(contact, items),
        sentence((inner) => m.callBacks.lost(inner, when(start)) + others, about),
        takenAt(item),
      ]);
    },
    enquiry(item) {
      const { at, contact, services, weekdays } = item.record;
      const about = servicesText(services);
      const days = weekdayList(weekdays, lang.language);
      return row(item, contact.name, [
        reachesOf(contact, items),
        sentence((inner) => m.enquiries.about(inner, days), about),
        `${when(at)}. ${m.enquiries.keptUntil(shortDate(lastDayOf(office, item.date), lang.language))}`,
      ]);
    },
    arrival(item) {
      const { birthDate, number, reason, starts } = item.record;
      const born = birthDate === null ? null : items.born(birthDateText(birthDate, lang.language));
      const between = starts.length === 0 ? '' : ` ${items.between(starts.map(when).join('; '))}`;
      const who = number ?? born ?? items.unknown;
      const alsoBorn = number === undefined || born === null ? '' : `${born}. `;
      return row(item, who, [alsoBorn + items.reasons[reason] + between, takenAt(item)]);
    },
    lostPlace(item) {
      const { contact, number, start } = item.record;
      const who = contact === null ? m.lostPlaces.nameless : `${contact.name}, ${reachOf(contact, items)}`;
      return row(item, number, [when(start), who, takenAt(item)]);
    },
    device({ actor, name, surface, heardAt, since, isUnknown, endsAt, troubles }) {
      const what = troubles.map((one) =>
        one === 'ends-soon' && endsAt !== null
          ? m.devices.troubles['ends-soon'](longDate(dateOf(endsAt, office.timeZone), lang.language))
          : m.devices.troubles[one as Exclude<typeof one, 'ends-soon'>],
      );
      const unheard = isUnknown ? m.devices.notKnown : m.devices.notSince(when(since));
      const heard = heardAt === null ? unheard : when(heardAt);
      return {
        ...{ id: actor, date: '', number: null, status: null },
        what: m.devices.named(lang.m.lead.devices[surface], name),
        cells: [what.join(' '), heard],
      };
    },
    report(item) {
      const { what, count, at, lastAt, numbers } = item.record;
      const since = lastAt - at < MINUTE_MS ? when(at) : m.reports.between(when(at), when(lastAt));
      const named = numbers.slice(-MOST_NAMED).join(', ');
      const more = count - Math.min(numbers.length, MOST_NAMED);
      const list = more > 0 ? m.reports.more(named, more) : named;
      const text = what === 'unseen-numbers' ? m.reports.unseen(list) : m.reports[what](count);
      return row(item, item.takenBy ?? m.unknownPerson, [text, since]);
    },
    night(item) {
      const { open } = item.record;
      const named = open.flatMap(({ number, state }) =>
        number === undefined ? [] : [`${number} (${lang.m.search.states[state]})`],
      );
      const shown = named.slice(0, MOST_NAMED);
      const more = named.length - shown.length;
      const rest = more > 0 ? [m.nights.more(more)] : [];
      const list = [...shown, ...rest].join(', ');
      const count = m.nights.open(open.length);
      return row(item, shortDate(item.date, lang.language), [list === '' ? count : `${count}: ${list}`]);
    },
  };
}
