import { consentedFields, inForce } from './consents';
import type { ConsentField } from './vocabulary';

const consent = (field: ConsentField, givenOn: string, withdrawnOn: string | null = null) => ({
  field,
  givenOn,
  withdrawnOn,
});

describe('consents', () => {
  it.each([
    ['from its day on', consent('NAME', '2026-11-24'), true],
    ['not before', consent('NAME', '2026-11-25'), false],
    ['not once withdrawn', consent('NAME', '2026-01-01', '2026-11-24'), false],
    [
      'not even until a day of withdrawal that is written as a later one',
      consent('NAME', '2026-01-01', '2026-12-31'),
      false,
    ],
  ])('hold %s', (_when, given, holds) => {
    expect(inForce(given, '2026-11-24')).toBe(holds);
  });

  it('hold again when given again after a withdrawal', () => {
    const consents = [
      consent('NAME', '2026-01-01', '2026-02-01'),
      consent('NAME', '2026-03-01'),
      consent('ROLE', '2026-01-01', '2026-02-01'),
    ];
    expect([...consentedFields(consents, '2026-11-24')]).toEqual(['NAME']);
  });
});
