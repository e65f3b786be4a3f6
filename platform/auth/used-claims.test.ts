import type { Claim } from './claim';
import { CLAIM_GOOD_FOR_MS, ClaimRefused } from './claim';
import { UsedClaims } from './used-claims';
import { PUBLIC } from './viewer';

const claim = (id: string): Claim => ({ id, viewer: PUBLIC, kind: 'mutation', bodyHash: '' });

it('refuses a claim that was used, for as long as it can be good', () => {
  let now = 0;
  const used = new UsedClaims(() => now);
  // Wherever in a period it is used.
  for (const start of [0, 0.4, 0.99, 1.5]) {
    now = start * CLAIM_GOOD_FOR_MS;
    used.use(claim(`used at ${start}`));
    for (const later of [0, 0.5, 0.999]) {
      now = (start + later) * CLAIM_GOOD_FOR_MS;
      expect(() => used.use(claim(`used at ${start}`))).toThrow(ClaimRefused);
    }
  }
});

it('forgets those that are good no longer, and takes no more than it can remember', () => {
  let now = 0;
  const used = new UsedClaims(() => now, 3);
  for (const id of ['a', 'b', 'c']) used.use(claim(id));
  expect(() => used.use(claim('d'))).toThrow(expect.objectContaining({ code: 'OVERLOADED' }));
  now = CLAIM_GOOD_FOR_MS;
  expect(() => used.use(claim('d'))).toThrow(expect.objectContaining({ code: 'OVERLOADED' }));
  now = 2 * CLAIM_GOOD_FOR_MS;
  expect(() => used.use(claim('d'))).not.toThrow();
  now = 10 * CLAIM_GOOD_FOR_MS;
  for (const id of ['a', 'b', 'c']) used.use(claim(id));
});
