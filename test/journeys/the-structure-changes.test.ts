import { expectSameAnswers, moved } from '../support/moved-hub';
import { eventually, Story, type Voice, words } from './story';

/** A working group ends and another one takes over; what was asked of the old one is answered as of its time. */

const OLD = 'wg-mental-health';

let story: Story;
let staff: Voice;
let everybody: Voice;
beforeAll(async () => {
  story = await Story.begin('structure');
  staff = await story.voice([{ role: 'STAFF', body: null }]);
  everybody = await story.voice();
}, 120_000);
afterAll(() => story?.end());

const NEWS = `subscription ($after: Cursor) {
  activity(kinds: [BODY_CHANGED, MEMBERSHIP_CHANGED], after: $after) { kind body { slug } }
}`;
const STRATEGIES = `subscription ($group: ID, $after: Cursor) {
  strategyUpdates(group: $group, after: $after) { strategy { title { en } } }
}`;

it('and both are seen, each in its time, with who sat where', async () => {
  const people = await Promise.all(
    [1, 2].map(async () => {
      const input = { displayName: 'Sample member', isPseudonym: true };
      return (await staff.does<{ person: { id: string } }>('addPerson', input, 'person { id }')).person.id;
    }),
  );
  const seatIn = (group: string, person: string, from: string) =>
    staff.does<{ member: { id: string } }>('seatMember', { group, person, role: 'CO_CHAIR', from }, 'member { id }');
  await story.follow('news', NEWS, (event) => `${String(event.kind)} ${(event.body as { slug: string }).slug}`);

  const { member } = await seatIn(OLD, people[0], '2025-02-01');
  const { body } = await staff.does<{ body: { id: string } }>(
    'registerBody',
    {
      slug: 'wg-whole-child',
      kind: 'WORKING_GROUP',
      name: words('Whole Child Working Group', 'Grupo de Trabajo de la Niñez Integral'),
      predecessor: OLD,
      informs: ['mayors-cabinet', 'department'],
      validFrom: '2026-03-01',
    },
    'body { id predecessor { id } }',
  );
  // At once: the group's own service has heard of the body when it is needed.
  await staff.does(
    'createWorkingGroup',
    { body: body.id, goals: [words('Calm classrooms', 'Aulas en calma')] },
    'workingGroup { id }',
  );
  await staff.does('endMembership', { member: member.id, to: '2026-02-28' }, 'member { to }');
  await staff.does('updateBody', { body: OLD, validTo: '2026-02-28' }, 'body { validTo }');
  await seatIn(body.id, people[0], '2026-03-01');
  await seatIn(body.id, people[1], '2026-03-01');

  const chair = await story.voice([{ role: 'CO_CHAIR', body: body.id }], people[0]);
  await story.follow('strategies', STRATEGIES, () => 'changed', { group: body.id });
  const { strategy } = await chair.does<{ strategy: { id: string } }>(
    'proposeStrategy',
    { group: body.id, title: words('Quiet rooms', 'Salas tranquilas') },
    'strategy { id }',
  );
  await chair.does('changeStrategyStatus', { strategy: strategy.id, status: 'SELECTED' }, 'strategy { status }');
  const formerChair = await story.voice([{ role: 'CO_CHAIR', body: OLD }], people[0]);
  expect(await formerChair.fails('proposeStrategy', { group: body.id, title: words('No', 'No') })).toBe('FORBIDDEN');

  interface AsOf {
    readonly before: readonly { readonly slug: string }[];
    readonly after: readonly { readonly slug: string }[];
    readonly successor: object;
    readonly then: { readonly members: readonly object[] };
    readonly now: { readonly members: readonly object[]; readonly strategies: readonly object[] };
  }
  const asked = await everybody.asks<AsOf>(`{
    before: bodies(kinds: [WORKING_GROUP], asOf: "2026-02-15") { slug }
    after: bodies(kinds: [WORKING_GROUP], asOf: "2026-03-15") { slug }
    successor: body(slug: "${OLD}") { validTo successor { slug informs { slug } predecessor { slug } } }
    then: workingGroup(id: "${OLD}") { members(asOf: "2026-02-15") { person { id } role from to } }
    now: workingGroup(id: "${body.id}") { members(asOf: "2026-03-15") { person { id } } strategies { status } }
  }`);
  const slugs = (bodies: AsOf['before']): string[] => bodies.map(({ slug }) => slug);
  expect(slugs(asked.before)).toContain(OLD);
  expect(slugs(asked.before)).not.toContain('wg-whole-child');
  expect(slugs(asked.after)).toContain('wg-whole-child');
  expect(slugs(asked.after)).not.toContain(OLD);
  expect(asked.successor).toEqual({
    validTo: '2026-02-28',
    successor: {
      slug: 'wg-whole-child',
      informs: expect.arrayContaining([{ slug: 'mayors-cabinet' }, { slug: 'department' }]),
      predecessor: { slug: OLD },
    },
  });
  expect(asked.then.members).toEqual([
    { person: { id: people[0] }, role: 'CO_CHAIR', from: '2025-02-01', to: '2026-02-28' },
  ]);
  expect(asked.now.members).toEqual(expect.arrayContaining(people.map((id) => ({ person: { id } }))));
  expect(asked.now.strategies).toEqual([{ status: 'SELECTED' }]);

  interface Lens {
    readonly before: { readonly seats: readonly { readonly body: { readonly slug: string } }[] };
    readonly after: { readonly seats: readonly { readonly body: { readonly slug: string } }[] };
    readonly informing: readonly { readonly from: { readonly slug: string } }[];
  }
  const lens = await eventually(
    () =>
      everybody.asks<Lens>(`{
        before: person(id: "${people[0]}") { seats(asOf: "2026-02-15") { body { slug } } }
        after: person(id: "${people[0]}") { seats(asOf: "2026-03-15") { body { slug } } }
        informing(asOf: "2026-03-15") { from { slug } }
      }`),
    ({ after }) => after.seats.length > 0,
  );
  expect(lens.before.seats).toEqual([{ body: { slug: OLD } }]);
  expect(lens.after.seats).toEqual([{ body: { slug: 'wg-whole-child' } }]);
  expect(lens.informing.map(({ from }) => from.slug)).toContain('wg-whole-child');
  expect(lens.informing.map(({ from }) => from.slug)).not.toContain(OLD);

  await story.heard('strategies', ['changed', 'changed']);
  await story.heardInAnyOrder('news', [
    `MEMBERSHIP_CHANGED ${OLD}`,
    'BODY_CHANGED wg-whole-child',
    `MEMBERSHIP_CHANGED ${OLD}`,
    `BODY_CHANGED ${OLD}`,
    'MEMBERSHIP_CHANGED wg-whole-child',
    'MEMBERSHIP_CHANGED wg-whole-child',
  ]);
}, 60_000);

it('is the same in another hub, into which everything was moved', async () => {
  const elsewhere = await moved(story.hub);
  try {
    await expectSameAnswers(story.hub, elsewhere);
  } finally {
    await elsewhere.stop();
  }
}, 60_000);
