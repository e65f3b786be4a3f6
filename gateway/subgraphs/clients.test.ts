import { SubgraphClients } from './clients';
import type { Subgraph } from './subgraph';

const A = { name: 'a', url: 'http://a' };
const B = { name: 'b', url: 'http://b' };
const B_MOVED = { name: 'b', url: 'http://b2' };
const NOWHERE = { name: 'nowhere', url: '' };

let opened: string[];
let closed: string[];
let clients: SubgraphClients;
beforeEach(() => {
  opened = [];
  closed = [];
  clients = new SubgraphClients(({ name, url }) => {
    if (!url) throw new Error(`no URL for ${name}`);
    opened.push(url);
    return { name, close: () => closed.push(url) } as Partial<Subgraph> as Subgraph;
  });
});

it('a subgraph whose name and URL stay is kept, and others are opened', () => {
  const [a, b] = clients.take([A, B]);
  const [sameA, otherB] = clients.take([A, B_MOVED]);
  expect(sameA).toBe(a);
  expect(otherB).not.toBe(b);
  expect(opened).toEqual(['http://a', 'http://b', 'http://b2']);
});

it('a subgraph is closed once, when all who took it have released it', () => {
  clients.take([A, B]);
  clients.take([A]);
  expect(closed).toEqual([]);
  clients.release([A, B]);
  expect(closed).toEqual(['http://b']);
  clients.release([A]);
  clients.close();
  expect(closed).toEqual(['http://b', 'http://a']);
});

it('where one cannot be had none is taken, and what was opened for it is closed', () => {
  clients.take([A]);
  expect(() => clients.take([A, B, NOWHERE])).toThrow('no URL for nowhere');
  expect(closed).toEqual(['http://b']);
  clients.release([A]);
  expect(closed).toEqual(['http://b', 'http://a']);
});

it('all are closed in the end, taken or not', () => {
  clients.take([A, B]);
  clients.close();
  expect(closed).toEqual(['http://a', 'http://b']);
});
