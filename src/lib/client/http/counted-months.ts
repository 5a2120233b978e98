/** S1: of which months the relay has figures of the member's office; null: it does not answer. */
import type { LocalMonth } from '../../domain/time.ts';
import { statisticsRoutes } from '../../wire/http/statistics-routes.ts';
import { askRelay } from './http.ts';

export async function countedMonths(): Promise<LocalMonth[] | null> {
  const answer = await askRelay(statisticsRoutes.countedMonths, {});
  return answer.ok ? answer.value : null;
}
