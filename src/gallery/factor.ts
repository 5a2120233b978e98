/** A second factor that is being set up, as several components show it. */
export const factorInGallery = {
  key: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Foyer%20Musterstadt:l.lang?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  recoveryCodes: ['k7mt-p2xr-9hcd-w4zb', 'x3nf-8kwd-2rvt-m6pc'],
};
