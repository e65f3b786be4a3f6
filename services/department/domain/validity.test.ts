import { holdsOn } from './validity';

it.each([
  ['2024-01-01', '2024-12-31', '2023-12-31', false],
  ['2024-01-01', '2024-12-31', '2024-01-01', true],
  ['2024-01-01', '2024-12-31', '2024-12-31', true],
  ['2024-01-01', '2024-12-31', '2025-01-01', false],
  [null, '2024-12-31', '1990-01-01', true],
  ['2024-01-01', null, '2090-01-01', true],
])('what is from %s to %s holds on %s: %s', (from, to, day, expected) => {
  expect(holdsOn({ from, to }, day)).toBe(expected);
});
