// Which modules lie together in one file of the built app. Left to itself, the bundler makes a file of each module that
// two pages share. A citizen's first page was 52 files then, most of them too small to be compressed. A group holds what
// its pages load at once, so no phone loads more for it; `npm run size` weighs it.

/** What every surface begins with. */
const FIRST = [
  /\/lib\/ui\/(?:Alert|Button|Heading|Icon|LanguageList|LanguageSwitch|Loading|Marked|Shell)\.svelte/,
  /\/lib\/ui\/(?:FloatingNotice|Insecure|UpdateNotice)\.svelte/,
  /\/lib\/ui\/(?:language\.svelte|remembered-language|surface)\.ts$/,
  /\/lib\/state\/(?:disk|updates)\.svelte\.ts$/,
  /\/lib\/i18n\/(?:format|intl|languages|page-messages|registry)\.ts$/,
  /\/lib\/domain\/(?:ids|result|time)\.ts$/,
  /\/lib\/domain\/office\/(?:custom-field|office|text)\.ts$/,
  /\/lib\/domain\/day\/appointment\.ts$/,
  /\/lib\/domain\/input\/birth-date\.ts$/,
  /\/lib\/wire\/http\/(?:public-routes|refusals|reply|route)\.ts$/,
  /\/lib\/client\/http\/(?:address|http)\.ts$/,
  /\/lib\/client\/browser\/(?:disk-opening|listeners|platform|service-worker-registration)\.ts$/,
];

/** What comes to it on every page of a citizen. */
const CITIZEN = [
  /\/lib\/ui\/(?:LinkBadge|LinkCard)\.svelte/,
  /\/lib\/state\/citizen\/(?:bookings|citizen-pages\.svelte|draft-place|hours-ahead|offices\.svelte|steps|visits)\.ts$/,
  /\/lib\/state\/(?:followed-office|now)\.svelte\.ts$/,
  /\/lib\/domain\/office\/calendar\.ts$/,
  /\/lib\/domain\/access\.ts$/,
  /\/lib\/docs\/catalog\.ts$/,
  /\/lib\/client\/http\/told-office\.ts$/,
  /\/lib\/client\/replica\/link-status\.ts$/,
  /\/lib\/client\/browser\/kept-before\.ts$/,
  /\/routes\/\(citizen\)\/(?:LegalLinks|OwnAhead)\.svelte/,
];

/** @param {readonly RegExp[]} modules */
const holds = (modules) => (/** @type {string} */ id) => modules.some((module) => module.test(id));

export const fileGroups = [
  { name: 'first', test: holds(FIRST), priority: 2 },
  { name: 'citizen', test: holds(CITIZEN), priority: 1 },
];
