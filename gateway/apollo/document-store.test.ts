import { parse } from 'graphql';
import { DocumentStore } from './document-store';

const document = (tokens: number) => parse(`{ ${'a '.repeat(tokens - 2)}}`);

describe('the document store', () => {
  it('lets go of the document that was not asked for longest', async () => {
    const store = new DocumentStore();
    for (let i = 0; i < 1_000; i++) await store.set(String(i), document(3));
    await store.get('0');
    await store.set('1000', document(3));
    expect(await store.get('1')).toBeUndefined();
    expect(await store.get('0')).toBeDefined();
    expect(store.size).toBe(1_000);
  });

  it('weighs documents by their tokens', async () => {
    const store = new DocumentStore();
    for (let i = 0; i < 200; i++) await store.set(String(i), document(2_000));
    expect(store.size).toBe(125);
  });

  it('counts a document once that is stored twice, and none that is deleted', async () => {
    const store = new DocumentStore();
    for (let i = 0; i < 200; i++) await store.set('same', document(2_000));
    expect(store.size).toBe(1);
    await store.delete('same');
    expect(store.size).toBe(0);
  });
});
