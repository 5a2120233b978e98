// `npm run test:televisions`: a relay, a lead and a counter in the current Chromium, the monitor on real old ones.
import config from './playwright.config.ts';

export default { ...config, testDir: 'tests/old-sets', workers: 1 };
