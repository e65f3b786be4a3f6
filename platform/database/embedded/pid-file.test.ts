import { parsePidFile } from './pid-file';

describe('parsePidFile', () => {
  it('reads process, socket folder and readiness', () => {
    const text = '4711\n/data\n1795562080\n5432\n/run/hub\n\n  2146721         9\nready   \n';
    expect(parsePidFile(text)).toEqual({ pid: 4711, socketFolder: '/run/hub', ready: true, text });
  });

  it('takes a server that is still recovering for not ready', () => {
    const text = '4711\n/data\n1795562080\n5432\n/run/hub\n\n  2146721         9\nstarting\n';
    expect(parsePidFile(text)).toMatchObject({ pid: 4711, ready: false });
  });

  it('finds nothing in a file that is not written yet', () => {
    expect(parsePidFile('')).toBeUndefined();
  });
});
