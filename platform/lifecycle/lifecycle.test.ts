import { SILENT } from '../log';
import { Lifecycle } from './lifecycle';

describe('a process of parts', () => {
  let told: string[];
  let life: Lifecycle;
  beforeEach(() => {
    told = [];
    life = new Lifecycle(SILENT);
  });
  const part = (name: string, start: () => Promise<string> = async () => name): Promise<string> =>
    life.start(name, start, (it) => void told.push(`${it} stopped`));

  it('stops them in the opposite order, once', async () => {
    await part('database');
    await part('gateway');
    await Promise.all([life.stop(), life.stop()]);
    expect(told).toEqual(['gateway stopped', 'database stopped']);
  });

  it('stops those before one that fails to start, and says why', async () => {
    await part('database');
    await expect(part('gateway', async () => Promise.reject(new Error('port taken')))).rejects.toThrow('port taken');
    expect(told).toEqual(['database stopped']);
  });

  it('waits for one that is just starting, so that it is not left behind', async () => {
    let finish = (_name: string): void => undefined;
    const starting = part('database', () => new Promise<string>((resolve) => (finish = resolve)));
    const stopped = life.stop();
    finish('database');
    await Promise.all([starting, stopped]);
    expect(told).toEqual(['database stopped']);
    await expect(part('gateway')).rejects.toThrow('stopping');
  });

  it('stops the others when one fails to stop', async () => {
    await part('database');
    await life.start(
      'gateway',
      async () => 'gateway',
      () => Promise.reject(new Error('stuck')),
    );
    await life.stop();
    expect(told).toEqual(['database stopped']);
  });
});
