import { positionBetween, STEP } from './agenda-order';

it.each([
  [null, null, STEP],
  [null, 1, 1 - STEP],
  [7, null, 7 + STEP],
  [1, 3, 2],
  [-3, -1, -2],
  [-1, 2, 0],
])('between %s and %s there is room', (before, next, position) => {
  expect(positionBetween(before, next)).toBe(position);
});

it.each([
  [1, 2],
  [-2, -1],
  [5, 5],
])('between %s and %s there is none', (before, next) => {
  expect(positionBetween(before, next)).toBeNull();
});
