import { ACTIVITY_KINDS } from '../domain/activity-kinds';
import { CITY } from '../city-for-tests';
import { memberOf } from '../graphql/stubs';
import { told, text } from '../lens-for-tests';
import type { Told } from './change';
import { aboutOf, changesOf, lineOf, RULES } from './projector';

const asTold = (type: string, subject: string, payload: Record<string, unknown>): Told => ({
  ...told(type, subject, payload),
  version: 1,
  at: new Date('2026-03-02T17:00:00Z'),
});

/** Every event of the little city, as its service tells it. */
const EVENTS = CITY.flatMap(([service, events]) =>
  events.map(({ type, subject, payload }) => [service, asTold(type, subject, { ...payload })] as const),
);

describe('the projector', () => {
  it('makes the same of an event whenever it is asked, and leaves it as it was', () => {
    for (const [service, event] of EVENTS) {
      const before = JSON.stringify(event);
      expect(changesOf(service, event)).toEqual(changesOf(service, event));
      expect(lineOf(service, event, null)).toEqual(lineOf(service, event, null));
      expect(JSON.stringify(event)).toBe(before);
    }
  });

  it('tells news of a kind, about something that can be shown, in both languages', () => {
    for (const [service, event] of EVENTS) {
      const line = lineOf(service, event, { bodyId: 'body', title: null });
      if (line === null) continue;
      expect(ACTIVITY_KINDS).toContain(line.kind);
      expect(memberOf(line.subject)).not.toBeNull();
      expect([line.summary.en, line.summary.es].every(Boolean)).toBe(true);
      expect(line.summary.en).not.toBe(line.summary.es);
    }
  });

  it('passes over what nobody told it about', () => {
    const event = asTold('constructor', 'Body:x', {});
    expect([changesOf('department', event), lineOf('department', event, null)]).toEqual([[], null]);
    expect(changesOf('nobody', event)).toEqual([]);
    expect(aboutOf('toString', event)).toEqual([]);
  });

  it.each(Object.entries(RULES).flatMap(([service, rules]) => Object.keys(rules).map((type) => [service, type])))(
    'takes an event of %s that tells nothing but its type: %s',
    (service, type) => {
      const event = asTold(type, 'Thing:x', {});
      expect(() => [changesOf(service, event), aboutOf(service, event), lineOf(service, event, null)]).not.toThrow();
    },
  );

  it('leaves as it is what an event does not tell', () => {
    const [body] = changesOf('department', asTold('BodyUpdated', 'Body:b', { validTo: '2026-06-30' }));
    expect(body).toEqual({ op: 'set', table: 'SeenBody', id: 'b', values: { validTo: '2026-06-30' } });
    const [ended] = changesOf(
      'working-groups',
      asTold('MembershipEnded', 'WorkingGroupMember:m', { to: '2026-06-30' }),
    );
    expect(ended).toMatchObject({ id: 'm', values: { kind: 'MEMBER', to: '2026-06-30' } });
  });

  it('says by whom a thing is called what the event itself tells, before what was seen', () => {
    const seen = { bodyId: 'old', title: text('Old', 'Vieja') };
    const retitled = asTold('StrategyRevised', 'Strategy:s', { groupId: 'new', title: text('New', 'Nueva') });
    expect(lineOf('working-groups', retitled, seen)).toMatchObject({
      bodyId: 'new',
      summary: { en: 'A strategy was revised: New', es: 'Se revisó una estrategia: Nueva' },
    });
    const moved = asTold('PriorityMoved', 'ParentPriority:p', { cabinetId: 'c', status: 'CLOSED' });
    expect(lineOf('parent-cabinet', moved, seen)?.summary.en).toBe('A priority was closed: Old');
  });

  it('hides a document that another one replaces', () => {
    const event = asTold('DocumentAdded', 'Document:new', { title: text('New'), kind: 'PLAN', replacesId: 'old' });
    expect(changesOf('department', event)).toContainEqual({
      op: 'remove',
      table: 'SearchText',
      where: { subject: 'Document:old' },
    });
  });

  it('takes affiliations away where they are replaced', () => {
    const updated = (more: Record<string, unknown>) =>
      changesOf('department', asTold('PersonUpdated', 'Person:p', more));
    expect(updated({})).toEqual([]);
    expect(updated({ affiliationsReplaced: true })).toEqual([
      { op: 'remove', table: 'SeenAffiliation', where: { personId: 'p' } },
    ]);
  });
});
