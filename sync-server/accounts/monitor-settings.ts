/** How a lead has laid the monitors of an office out (Q14). It stands in the record of the device. */
import { hoursOn } from '../../src/lib/domain/office/calendar.ts';
import { USUAL_MONITOR } from '../../src/lib/domain/office/monitor-setting.ts';
import type { MonitorSetting, ToldMonitor } from '../../src/lib/domain/office/monitor-setting.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { StaffRecords } from './sessions.ts';

export interface MonitorSettings {
  /** What a monitor is told of its lead's wishes and of the day; undefined: no office has this id. */
  told(office: OfficeId, actor: ActorId): ToldMonitor | undefined;
  set(office: OfficeId, actor: ActorId, setting: MonitorSetting): Promise<Result<null, 'no-such-device'>>;
}

export interface MonitorSettingsParts {
  readonly staff: Pick<StaffRecords, 'devices' | 'putStaff'>;
  readonly officeOf: (id: OfficeId) => Office | null;
  readonly clock: () => Instant;
}

export const openMonitorSettings = ({ staff, officeOf, clock }: MonitorSettingsParts): MonitorSettings => ({
  told(id, actor) {
    const office = officeOf(id);
    if (office === null) return undefined;
    const setting = staff.devices(id).find((device) => device.actor === actor)?.monitor ?? USUAL_MONITOR;
    const date = dateOf(clock(), office.timeZone);
    return { setting, date, hours: hoursOn(office, date) };
  },
  async set(office, actor, setting) {
    const device = staff.devices(office).find((one) => one.actor === actor && one.surface === 'monitor');
    if (device === undefined || device.revokedAt !== null) return err('no-such-device');
    await staff.putStaff(office, { ...device, monitor: { ...setting, lanes: [...setting.lanes] } });
    return ok(null);
  },
});
