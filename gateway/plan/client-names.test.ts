import { clientName, innerKey, innerName } from './names';

const INHERITED = Object.getOwnPropertyNames(Object.prototype);
const OF_THE_PLANNER = ['_entities', '_service', 'representations', '_e0', '_internal_qp_alias_0', '__batch_reps_0'];

describe('a response key', () => {
  it('that is the name of its field stays as it is', () => {
    expect(innerKey('title', 'title')).toBe('title');
  });

  it('that is an alias can be taken for no field and no other alias', () => {
    expect(innerKey('id', 'name')).not.toBe(innerKey('id', 'id'));
    expect(innerKey('_hub_id', 'name')).not.toBe(innerKey('id', 'name'));
  });

  it.each([...INHERITED, ...OF_THE_PLANNER])('named %s is not used as it is, and comes back as it was', (key) => {
    for (const inner of [innerKey(key, 'text'), innerKey(key, key)]) {
      expect(inner in Object.prototype || OF_THE_PLANNER.includes(inner)).toBe(false);
      expect(clientName(inner)).toBe(key);
    }
  });
});

describe('a variable', () => {
  it.each([...INHERITED, ...OF_THE_PLANNER, '_hub_id', '_hub__hub_id'])('named %s comes back as it was', (name) => {
    expect(innerName(name)).not.toBe(name);
    expect(clientName(innerName(name))).toBe(name);
  });

  it('with any other name stays as it is', () => {
    expect(innerName('id')).toBe('id');
  });
});
