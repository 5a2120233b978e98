import type { because as reference } from '../de/cancel-reasons.ts';

export const because: typeof reference = {
  asked: 'You had asked us to cancel it.',
  'we-cannot': 'We had to cancel it because we cannot be there for you at that time. We are sorry.',
  'booked-twice': 'It was booked twice. Your other appointment stands.',
  'wrong-office': 'Another office is in charge of what you need.',
};
