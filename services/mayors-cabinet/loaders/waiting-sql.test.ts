import { array, constantFrom, integer, sample, tuple } from 'fast-check';
import { PUBLIC } from '../../../platform/auth/viewer';
import { addDays } from '../../../platform/clock';
import { type Service } from '../../../platform/subgraph/service';
import { startTestService } from '../../../test/support/database';
import { type Stage, STAGES } from '../domain/values';
import type { Loaders } from '../loaders';
import { mayorsCabinet } from '../service';
import { recommendationRows } from '../test-rows';

const TODAY = '2026-12-31';
const HOURS = 24 * 360;

/** Histories with steps at any minute of a year, so that midnights and both changes of the clock are among them. */
const histories = array(tuple(constantFrom<Stage>(...STAGES), integer({ min: 0, max: HOURS * 60 })), {
  minLength: 1,
  maxLength: 6,
});

const steps = (history: readonly [Stage, number][]): [Stage, string][] =>
  [...history]
    .sort((a, b) => a[1] - b[1])
    .map(([stage, minute]) => [stage, new Date(Date.UTC(2026, 0, 1, 5, minute)).toISOString()]);

describe('the waiting of lists and of single recommendations', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    const drawn = sample(histories, { numRuns: 100, seed: 5 });
    const rows = drawn.flatMap((history, index) => recommendationRows(`r${index}`, steps(history)));
    service = await startTestService(mayorsCabinet, rows, () => new Date(`${addDays(TODAY, 1)}T04:59:59Z`));
  });
  afterAll(() => service.stop());

  const list = async (minDaysWaiting: number | null): Promise<{ id: string; daysWaiting: number }[]> => {
    const { data } = await service.execute({
      document:
        'query($min: Int) { recommendations(order: LONGEST_WAITING_FIRST, first: 100, minDaysWaiting: $min) { totalCount nodes { id daysWaiting } } }',
      variables: { min: minDaysWaiting },
      viewer: PUBLIC,
    });
    const { nodes, totalCount } = (
      data as never as { recommendations: { nodes: { id: string; daysWaiting: number }[]; totalCount: number } }
    ).recommendations;
    expect(totalCount).toBe(nodes.length);
    return nodes;
  };

  it('agree in the order, for any history', async () => {
    const days = (await list(null)).map((node) => node.daysWaiting);
    expect(days).toHaveLength(100);
    expect(new Set(days).size).toBeGreaterThan(20);
    expect(days).toEqual([...days].sort((a, b) => b - a));
  });

  it('agree in the filter, at every number of days that occurs', async () => {
    const all = await list(null);
    for (const least of new Set(all.map((node) => node.daysWaiting))) {
      expect((await list(least)).map((node) => node.id)).toEqual(
        all.filter((node) => node.daysWaiting >= least).map((node) => node.id),
      );
    }
  });
});
