// A single-page app: the relay serves the one page and no page is rendered anywhere but in the browser.
export const ssr = false;
export const prerender = false;
