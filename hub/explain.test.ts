import { explain } from './explain';

const systemError = (fields: object): Error => Object.assign(new Error('raw words'), fields);

it.each([
  ['a port that is taken', { code: 'EADDRINUSE', syscall: 'listen', address: '127.0.0.1', port: 4000 }, 'PORT'],
  ['a host that is not here', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'HUB_HOST'],
  ['a database that does not answer', { code: 'ECONNREFUSED', syscall: 'connect' }, 'DATABASE_URL'],
  ['a password that is wrong', { code: '28P01' }, 'DATABASE_URL'],
])('%s is told with its setting', (_what, fields, setting) => {
  expect(explain(systemError(fields))).toContain(setting);
});

it('other errors are told as they are', () => {
  expect(explain(new Error('The contracts do not compose'))).toBe('The contracts do not compose');
});
