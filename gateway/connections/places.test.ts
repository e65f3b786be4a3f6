import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import { callerOf } from '../authentication';
import { type Place, Places } from './places';

const STAFF: Viewer = { authenticated: true, person: null, grants: [{ role: 'STAFF', body: null }] };
const person = (id: string): Viewer => ({ authenticated: true, person: id, grants: [] });

/** How many connections of the same kind are let in, of ten. */
function letIn(places: Places, viewer: Viewer, addressOf: (n: number) => string): Place[] {
  const taken: Place[] = [];
  for (let n = 0; n < 10; n++) {
    let place: Place | undefined;
    try {
      place = places.take(addressOf(n));
      place.seat(callerOf(viewer));
      taken.push(place);
    } catch (error) {
      expect(error).toMatchObject({ code: 'OVERLOADED' });
      place?.leave();
    }
  }
  return taken;
}

const ANYWHERE = (n: number): string => `a${n}`;
const HERE = (): string => 'here';

describe('connections are counted', () => {
  it.each<[string, Viewer, (n: number) => string, number]>([
    ['for a person, wherever they are', person('p1'), ANYWHERE, 3],
    ['for a person at one address', person('p1'), HERE, 3],
    ['for who is no person, by rights and address', STAFF, HERE, 3],
    ['for who is no person, and not across addresses', STAFF, ANYWHERE, 10],
    ['for the public, by address alone', PUBLIC, HERE, 5],
    ['for the public, and not across addresses', PUBLIC, ANYWHERE, 10],
  ])('%s', (_, viewer, addressOf, expected) => {
    const places = new Places({ perViewer: 3, perAddress: 5 });
    const taken = letIn(places, viewer, addressOf);
    expect(taken).toHaveLength(expected);
    for (const place of taken) {
      place.leave();
      place.leave();
    }
    expect(places.holders).toBe(0);
  });

  it('and refused with the limit', () => {
    const places = new Places({ perViewer: 1, perAddress: 2 });
    places.take('here').seat(callerOf(person('p1')));
    const second = places.take('here');
    expect(() => second.seat(callerOf(person('p1')))).toThrow(
      expect.objectContaining({
        extensions: { code: 'OVERLOADED', limit: 'connectionsPerViewer', allowed: 1, measured: 2 },
      }),
    );
    expect(() => places.take('here')).toThrow(
      expect.objectContaining({
        extensions: { code: 'OVERLOADED', limit: 'connectionsPerAddress', allowed: 2, measured: 3 },
      }),
    );
  });

  it('no more once they left, though the token was still looked at', () => {
    const places = new Places({ perViewer: 1, perAddress: 1 });
    const place = places.take('here');
    place.leave();
    place.seat(callerOf(person('p1')));
    expect(places.holders).toBe(0);
  });
});
