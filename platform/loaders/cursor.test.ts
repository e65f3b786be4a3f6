import { HubError } from '../errors';
import { readCursor, type SortType, writeCursor } from './cursor';

const read = (values: unknown, ...types: SortType[]): string[] =>
  readCursor(Buffer.from(JSON.stringify(values)).toString('base64url'), types);

describe('a cursor', () => {
  it.each<[SortType, string[]]>([
    ['text', ['', 'á "quoted" text', '\u{1f4da}']],
    [
      'timestamptz',
      ['2026-03-01 16:00:00+00', '2024-02-29 23:59:59.123456+00', '0001-01-01 00:00:00+00', '-infinity', 'infinity'],
    ],
    ['date', ['2026-03-01', '2024-02-29', '0001-01-01', '9999-12-31', '-infinity', 'infinity']],
    ['int', ['0', '-1', '999999999']],
    ['bigint', ['999999999999999999']],
    ['float8', ['0', '-0', '1.5', '1e+20', '5e-324', '1.7976931348623157e+308', '-Infinity']],
  ])('gives back what PostgreSQL prints of a %s', (type, values) => {
    for (const value of values) expect(readCursor(writeCursor([value]), [type])).toEqual([value]);
  });

  it.each<[SortType, unknown[]]>([
    ['text', ['\0', 'a\0b', 1, null]],
    [
      'timestamptz',
      [
        '9999-99-99 99:99:99+99',
        '0000-00-00 00:00:00+00',
        '0000-01-01 00:00:00+00',
        '2026-02-30 00:00:00+00',
        '2026-02-01 24:00:00+00',
        '2026-02-01 00:60:00+00',
        '2026-02-01 00:00:00+99',
        'now',
      ],
    ],
    ['date', ['0000-01-01', '2025-02-29', '2026-13-01', 'today']],
    ['int', ['1.5', '2147483648', '']],
    ['bigint', ['9999999999999999999']],
    ['float8', ['1e999', '1e-999', `1${'0'.repeat(400)}`, 'NaN', '.5', '']],
  ])('of a %s that no table can hold is refused', (type, values) => {
    for (const value of values) expect(() => read([value], type)).toThrow(HubError);
  });

  it('of another list is refused', () => {
    expect(() => read(['a'], 'text', 'text')).toThrow(HubError);
    expect(() => read({ 0: 'a', length: 1 }, 'text')).toThrow(HubError);
    expect(() => readCursor('bm9wZQ', ['text'])).toThrow(HubError);
  });
});
