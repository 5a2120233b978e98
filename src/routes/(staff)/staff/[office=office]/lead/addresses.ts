/** The addresses of an office that are opened by scanning or typing them. */
export const addressesOf = (
  office: string,
): readonly { readonly surface: 'kiosk' | 'monitor' | 'citizen'; readonly href: string }[] => [
  ...(['kiosk', 'monitor'] as const).map((surface) => ({
    ...{ surface, href: `${location.origin}/${surface}/${office}` },
  })),
  { surface: 'citizen', href: `${location.origin}/${office}` },
];
