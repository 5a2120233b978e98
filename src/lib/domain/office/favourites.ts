/** A5.11: the services that an office puts before the categories of its kiosks. */
import { hasNumbers } from './office.ts';
import type { Office, Service } from './office.ts';

/** Those of them that can be chosen now, as the office orders its services. One that has gone is simply not there. */
export const favouritesOf = ({ kiosk, services }: Pick<Office, 'kiosk' | 'services'>): readonly Service[] =>
  services.filter((service) => hasNumbers(service) && kiosk.favourites.includes(service.id));
