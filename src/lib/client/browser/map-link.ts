/**
 * The address of an office for the map app of this device. The app is the device's own: no page of another party is
 * loaded for it. Null: this device has none that a page can open.
 */
export function mapLink(address: string, userAgent: string = navigator.userAgent): string | null {
  const query = `q=${encodeURIComponent(address)}`;
  if (/Android/.test(userAgent)) return `geo:0,0?${query}`;
  return /iPhone|iPad|Macintosh/.test(userAgent) ? `maps:?${query}` : null;
}
