import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { Cursors, type Position, serviceTag } from './cursors';

const OLD = { id: 3, secret: randomBytes(16) };
const NEW = { id: 4, secret: randomBytes(16) };
const cursors = new Cursors([NEW, OLD]);

const position: fc.Arbitrary<Position> = fc.record({
  service: fc.integer({ min: 0, max: 2 ** 24 - 1 }),
  epoch: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  pos: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
});

describe('cursors', () => {
  it('give back what was sealed, alone and in a vector', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 8 }), (positions) => {
        expect(cursors.open(cursors.sealAll(positions))).toEqual(positions);
      }),
    );
  });

  it('are the same text for the same position, in 22 characters', () => {
    const at = { service: serviceTag('department'), epoch: 7, pos: 42 };
    expect(cursors.seal(at)).toBe(cursors.seal({ ...at }));
    expect(cursors.seal(at)).toHaveLength(22);
  });

  it('find the position of the one service that asks', () => {
    const department = { service: serviceTag('department'), epoch: 1, pos: 5 };
    const groups = { service: serviceTag('working-groups'), epoch: 2, pos: 9 };
    const vector = cursors.sealAll([department, groups]);
    expect(cursors.openFor(groups.service, vector)).toEqual(groups);
    expect(cursors.openFor(serviceTag('another'), vector)).toBeNull();
  });

  it('open under a key that was rotated out, and under no other', () => {
    const at = { service: 1, epoch: 1, pos: 1 };
    expect(cursors.open(new Cursors([OLD]).seal(at))).toEqual([at]);
    expect(cursors.open(new Cursors([{ id: 5, secret: randomBytes(16) }]).seal(at))).toBeNull();
    expect(cursors.open(new Cursors([{ id: 4, secret: randomBytes(16) }]).seal(at))).toBeNull();
  });

  it('are told apart from whatever else is sent, however long', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String({ maxLength: 200 })), (text) => {
        expect(cursors.open(text)).toBeNull();
      }),
    );
    expect(cursors.open('A'.repeat(22 * 500))).toBeNull();
  });
});
