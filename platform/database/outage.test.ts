import { QueryFailedError } from 'typeorm';
import { isOutage } from './outage';

const withCode = (code: string): Error => Object.assign(new Error('said by the system'), { code });

it.each(['EAGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', '53300', '57P01', '57P02', '57P03', '08006'])(
  'takes %s for an outage, told by TypeORM too',
  (code) => {
    expect(isOutage(withCode(code))).toBe(true);
    expect(isOutage(new QueryFailedError('SELECT 1', [], withCode(code)))).toBe(true);
  },
);

it.each([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Client has encountered a connection error and is not queryable',
])('takes "%s" for an outage', (message) => {
  expect(isOutage(new Error(message))).toBe(true);
});

it('takes nothing else for one', () => {
  expect(isOutage(withCode('23505'))).toBe(false);
  expect(isOutage(new QueryFailedError('SELECT 1', [], withCode('22012')))).toBe(false);
  expect(isOutage(new Error('The work is wrong: Connection terminated'))).toBe(false);
  expect(isOutage('Connection terminated')).toBe(false);
});
