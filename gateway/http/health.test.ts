import { SILENT } from '../../platform/log';
import { Health } from './health';

async function state(health: Health): Promise<[number, string]> {
  const { status, body } = await health.ready();
  return [status, (JSON.parse(body as string) as { status: string }).status];
}

describe('readiness', () => {
  it('begins when all parts were up once, and goes on while one is', async () => {
    const parts: Record<string, boolean> = { a: true, b: false };
    const health = new Health(SILENT, async () => parts, 0);
    expect(await state(health)).toEqual([503, 'starting']);
    parts.b = true;
    expect(await state(health)).toEqual([200, 'ready']);
    parts.a = false;
    expect(await state(health)).toEqual([200, 'degraded']);
    parts.b = false;
    expect(await state(health)).toEqual([503, 'unavailable']);
    parts.b = true;
    expect(await state(health)).toEqual([200, 'degraded']);
  });

  it('ends with being told to stop', async () => {
    const health = new Health(SILENT, async () => ({ a: true }));
    health.stop();
    expect(await state(health)).toEqual([503, 'stopping']);
  });

  it('is not taken for granted when the check fails', async () => {
    expect(await state(new Health(SILENT, () => Promise.reject(new Error('no'))))).toEqual([503, 'starting']);
  });

  it('is checked once for all who ask at the same time, and again later', async () => {
    let checks = 0;
    const health = new Health(SILENT, async () => ({ a: ++checks > 0 }), 20);
    const asked = await Promise.all(Array.from({ length: 200 }, () => state(health)));
    expect(asked).toEqual(asked.map(() => [200, 'ready']));
    await state(health);
    expect(checks).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await state(health);
    expect(checks).toBe(2);
  });

  it('that was checked a moment ago ends at once all the same', async () => {
    const health = new Health(SILENT, async () => ({ a: true }));
    await state(health);
    health.stop();
    expect(await state(health)).toEqual([503, 'stopping']);
  });

  it('needs no check where there is nothing to check', async () => {
    expect(await state(new Health(SILENT))).toEqual([200, 'ready']);
  });
});
