import { pairUp } from './token';

const options = (line: string): [string, string][] =>
  [...line.matchAll(/--(\w+) (\S+)/g)].map(([, name, value]) => [name, value]);

describe('the roles of a token', () => {
  it.each([
    ['--role staff', [{ role: 'STAFF', body: null }]],
    ['--role member --body a', [{ role: 'MEMBER', body: 'a' }]],
    ['--body a --role member', [{ role: 'MEMBER', body: 'a' }]],
    [
      '--role member --body a --role co-chair --body b',
      [
        { role: 'MEMBER', body: 'a' },
        { role: 'CO_CHAIR', body: 'b' },
      ],
    ],
    [
      '--role member --role ambassador --body a',
      [
        { role: 'MEMBER', body: 'a' },
        { role: 'AMBASSADOR', body: 'a' },
      ],
    ],
    ['--role clerk --body a', [{ role: 'CLERK', body: null }]],
    [
      '--role cabinet-member --role member --body a',
      [
        { role: 'CABINET_MEMBER', body: null },
        { role: 'MEMBER', body: 'a' },
      ],
    ],
  ])('%s', (line, grants) => {
    expect(pairUp(options(line))).toEqual(grants);
  });

  it.each([
    ['--role mayor', 'There is no role "mayor". Roles: member, co-chair, staff-liaison'],
    ['--role member', 'The role member is held in one body: add --body'],
  ])('%s is refused with what is allowed', (line, message) => {
    expect(() => pairUp(options(line))).toThrow(message);
  });
});
