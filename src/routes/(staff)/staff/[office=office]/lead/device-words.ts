/** Q12: how a device is, in short sentences; what it has not said is left out. */
import type { Office } from '#lib/domain/office/office.ts';
import { dateOf } from '#lib/domain/time.ts';
import type { Instant } from '#lib/domain/time.ts';
import { numericDate, sizeText } from '#lib/i18n/format.ts';
import type { DeviceHealth } from '#lib/state/lead/device-health.ts';
import type { useLanguage } from '#lib/ui/language.svelte.ts';

interface Speaking {
  readonly moment: (at: Instant) => string;
  readonly timeZone: Office['timeZone'];
  readonly lang: ReturnType<typeof useLanguage>;
}

export function deviceHealthText(health: DeviceHealth, { moment, timeZone, lang }: Speaking): string {
  const m = lang.m.lead.devices;
  const { heardAt, since, isHere, isUnknown, isOutdated, freeBytes, sound, camera, printer, endsAt } = health;
  const unheard = isUnknown ? m.unknownHealth : m.notHeardSince(moment(since));
  const heard = (at: Instant): string => (isHere ? m.here(moment(at)) : m.lastHeard(moment(at)));
  return [
    heardAt === null ? unheard : heard(heardAt),
    ...(isOutdated === null ? [] : [isOutdated ? m.outdated : m.newest]),
    ...(sound === null ? [] : [m.sound[sound]]),
    ...(camera === null ? [] : [m.camera[camera]]),
    ...(printer === null ? [] : [m.printer[printer]]),
    ...(freeBytes === null ? [] : [m.free(sizeText(freeBytes, lang.language))]),
    ...(endsAt === null ? [] : [m.endsAt(numericDate(dateOf(endsAt, timeZone), lang.language))]),
  ].join(' ');
}
