import { countsPeople } from './counts-of-people';

const en = (unit: string): { en: string; es: null } => ({ en: unit, es: null });

it.each(['people', 'Children under 5', 'families on the list', 'number of infants'])('%s are counted', (unit) => {
  expect(countsPeople(en(unit))).toBe(true);
});

it.each(['niños', 'Familias', 'número de niñas'])('%s se cuentan', (es) => {
  expect(countsPeople({ en: null, es })).toBe(true);
});

it.each([
  '%',
  '% of children',
  'percent of families',
  'births per 1,000 residents',
  'places',
  'dollars',
  'childcare slots',
])('%s is no count of people', (unit) => {
  expect(countsPeople(en(unit))).toBe(false);
});
