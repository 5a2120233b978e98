/** Builders: valid objects in a line, with what the test is about named and everything else usual. */
export * from './names.ts';
export * from './sealed.ts';
export * from './an-office.ts';
export * from './events.ts';
export * from './requests.ts';
export * from './a-state.ts';
export * from './fields.ts';
