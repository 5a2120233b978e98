/** What the browser may let a page use. The kiosk alone writes to a printer at its own ports (A5.12). */
const EVERYWHERE = 'camera=(self), screen-wake-lock=(self), microphone=(), geolocation=(), payment=()';

export const PERMISSIONS_POLICY = 'permissions-policy';

/** `path`: of the page, as `/kiosk/dorsten`. */
export const permissionsPolicy = (path: string): string =>
  /^\/kiosk\//i.test(path) ? `${EVERYWHERE}, usb=(self), serial=(self)` : `${EVERYWHERE}, usb=(), serial=()`;
