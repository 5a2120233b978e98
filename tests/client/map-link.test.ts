/** The way to an office in the map app of the device. */
import { expect, test } from 'vitest';
import { mapLink } from '../../src/lib/client/browser/map-link.ts';

const address = 'Am Markt 1, 59192 Bergkamen & Umland';
const query = 'q=Am%20Markt%201%2C%2059192%20Bergkamen%20%26%20Umland';

test('[B16.3] an address is handed to the app of the device, and to no page of another party', () => {
  expect(mapLink(address, 'Mozilla/5.0 (Linux; Android 14) Firefox/140.0')).toBe(`geo:0,0?${query}`);
  for (const device of ['iPhone; CPU iPhone OS 18_0', 'iPad; CPU OS 15_0', 'Macintosh; Intel Mac OS X 10_15'])
    expect(mapLink(address, `Mozilla/5.0 (${device})`)).toBe(`maps:?${query}`);
  // A device without an app that a page can open.
  for (const device of ['X11; Linux x86_64', 'Windows NT 10.0; Win64; x64'])
    expect(mapLink(address, `Mozilla/5.0 (${device})`)).toBeNull();
});
