import { rowsOf, TODAY } from './datasets-for-tests';

describe('every dataset', () => {
  it.each([
    ['record', 1],
    ['demo', 1],
    ['scale', 2],
  ] as const)('%s keeps what is private out', (name, factor) => {
    const text = JSON.stringify(rowsOf(name, TODAY, factor));
    const withoutIds = text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|https?:[^"\s]+/g, '');
    expect(text.match(/\w@\w+\.\w+/g)).toBeNull();
    expect(
      text.match(/"(phone|telephone|email|address|child|age|income|immigration|stipend|hours|dialIn)":/gi),
    ).toBeNull();
    expect(withoutIds.match(/\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}/g)).toBeNull();
  });

  it.each(['record', 'demo', 'scale'] as const)('%s has each id once', (name) => {
    const keys = rowsOf(name, TODAY, 3).map(({ type, id }) => `${type}:${id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
