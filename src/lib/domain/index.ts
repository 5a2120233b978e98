/**
 * The rules of the office, pure: no clock, no chance, no network. In reading order, this list is the table of
 * contents.
 */
export * from './result.ts';
export * from './ids.ts';
export * from './time.ts';
export * from './dating.ts';
export * from './office.ts';
export * from './lanes.ts';
export * from './find-services.ts';
export * from './calendar.ts';
export * from './capacity.ts';
export * from './appointment.ts';
export * from './ticket.ts';
export * from './evidence.ts';
export * from './visit.ts';
export * from './claims.ts';
export * from './day.ts';
export * from './placing.ts';
export * from './people.ts';
export * from './retention.ts';
export * from './memo.ts';
export * from './outside.ts';
export * from './queue.ts';
export * from './after-line.ts';
export * from './board.ts';
export * from './request.ts';
export * from './answer.ts';
export * from './decision.ts';
export * from './mail-confirmed.ts';
export * from './number-and-code.ts';
export * from './unclear-arrival.ts';
export * from './decide-withdraw.ts';
export * from './decide.ts';
export * from './lapse.ts';
export * from './settle.ts';
export * from './offer.ts';
export * from './reminder.ts';
export * from './import.ts';
export * from './counters.ts';
export * from './estimate.ts';
export * from './tally.ts';
export * from './lane-statistics.ts';
export * from './statistics.ts';
export * from './suggest.ts';
export * from './figures-csv.ts';
export * from './access.ts';
