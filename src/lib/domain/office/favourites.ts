/** A5.11: the services that an office puts before the categories of its kiosks. */
import { hasNumbers } from './office.ts';
import type { Office, Service } from './office.ts';

/** The favourites that can be chosen now, in the order of the office's services, without those that have gone. */
export const favouritesOf = ({ kiosk, services }: Pick<Office, 'kiosk' | 'services'>): readonly Service[] =>
  services.filter((service) => hasNumbers(service) && kiosk.favourites.includes(service.id));
