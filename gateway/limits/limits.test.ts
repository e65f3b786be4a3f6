import { buildSchema, parse } from 'graphql';
import { HubError } from '../../platform/errors';
import { Admission } from './admission';
import { DEFAULT_LIMITS } from './limits';
import { parseWithin } from './tokens';
import { validateWithin } from './validation';
import { limitVariables } from './variables';

function refusalOf(action: () => unknown): HubError {
  try {
    action();
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('reading a document', () => {
  const oneThousandNineHundredAndNinetyEight = 'a '.repeat(1_998);

  it('takes the last token, and refuses the next', () => {
    expect(() => parseWithin(`{${oneThousandNineHundredAndNinetyEight}}`, DEFAULT_LIMITS)).not.toThrow();
    const refusal = refusalOf(() => parseWithin(`{${oneThousandNineHundredAndNinetyEight} a}`, DEFAULT_LIMITS));
    expect(refusal.extensions).toEqual({ code: 'LIMIT_EXCEEDED', limit: 'tokens', allowed: 2_000, measured: 2_001 });
  });

  it('refuses a document that is long for its blanks', () => {
    const refusal = refusalOf(() => parseWithin(`{ a }${' '.repeat(65_532)}`, DEFAULT_LIMITS));
    expect(refusal.extensions).toMatchObject({ limit: 'documentLength', measured: 65_537 });
  });

  it('says where a document that is no GraphQL goes wrong', () => {
    const refusal = refusalOf(() => parseWithin('{ a', DEFAULT_LIMITS));
    expect(refusal.toJSON()).toMatchObject({
      message: expect.stringContaining('Expected Name'),
      locations: [{ line: 1, column: 4 }],
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  });
});

describe('validating a document', () => {
  const schema = buildSchema('type Query { word: String }');

  it('gives each error a code and a place', () => {
    const errors = validateWithin(schema, parse('{ wodr nothing }'), DEFAULT_LIMITS);
    expect(errors.map((error) => error.toJSON())).toMatchObject([
      { message: expect.stringContaining('Did you mean "word"?'), locations: [{ line: 1, column: 3 }] },
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
  });

  it.each(['mutation', 'subscription'])('refuses a %s where the schema has none', (kind) => {
    const [error] = validateWithin(schema, parse(`${kind} { word }`), DEFAULT_LIMITS);
    expect(error.toJSON()).toMatchObject({
      message: `The schema has no ${kind}.`,
      locations: [{ line: 1, column: 1 }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('stops when it takes too long', () => {
    const refusal = refusalOf(() =>
      validateWithin(schema, parse('{ word }'), { ...DEFAULT_LIMITS, validationMilliseconds: -1 }),
    );
    expect(refusal.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'validationMilliseconds' });
  });
});

describe('variables', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`);

  it('may be nested to the limit and no deeper', () => {
    expect(() => limitVariables({ v: nested(19) }, DEFAULT_LIMITS)).not.toThrow();
    expect(refusalOf(() => limitVariables({ v: nested(20) }, DEFAULT_LIMITS)).extensions).toMatchObject({
      limit: 'variableDepth',
      measured: 21,
    });
  });

  it('may hold so many values and no more', () => {
    const values = (count: number): unknown => ({ v: Array.from({ length: count }, () => 0) });
    expect(() => limitVariables(values(4_999), DEFAULT_LIMITS)).not.toThrow();
    expect(refusalOf(() => limitVariables(values(5_000), DEFAULT_LIMITS)).extensions).toMatchObject({
      limit: 'variableValues',
      measured: 5_001,
    });
  });

  it('are measured without falling into their depth', () => {
    expect(refusalOf(() => limitVariables(nested(100_000), DEFAULT_LIMITS)).extensions).toMatchObject({
      limit: 'variableDepth',
    });
  });

  it('may be absent', () => {
    expect(() => limitVariables(undefined, DEFAULT_LIMITS)).not.toThrow();
  });
});

describe('admission', () => {
  it('turns away what there is no room for, and has room again when something ended', async () => {
    const admission = new Admission({ ...DEFAULT_LIMITS, concurrency: 1 });
    let leave: () => void = () => undefined;
    const first = admission.admit(
      () =>
        new Promise<void>((resolve) => {
          leave = resolve;
        }),
    );
    await expect(admission.admit(async () => 'in')).rejects.toMatchObject({
      extensions: { code: 'OVERLOADED', limit: 'concurrency', allowed: 1, measured: 2 },
    });
    leave();
    await first;
    await expect(admission.admit(async () => 'in')).resolves.toBe('in');
  });

  it('lets those in who wait, one for each that leaves, and others only when none waits', async () => {
    const admission = new Admission({ ...DEFAULT_LIMITS, concurrency: 1 });
    const seen: string[] = [];
    let leave: () => void = () => undefined;
    const first = admission.admit(() => new Promise<void>((resolve) => (leave = resolve)));
    const second = admission.admitInTurn(async () => void seen.push('second'));
    const third = admission.admitInTurn(() => Promise.reject(new Error('broken')));
    const refused = expect(admission.admit(async () => 'in')).rejects.toMatchObject({ code: 'OVERLOADED' });
    const failed = expect(third).rejects.toThrow('broken');
    expect(seen).toEqual([]);
    leave();
    await Promise.all([first, second, failed, refused]);
    expect(seen).toEqual(['second']);
    await expect(admission.admit(async () => 'in')).resolves.toBe('in');
  });

  it('has room again when something failed', async () => {
    const admission = new Admission({ ...DEFAULT_LIMITS, concurrency: 1 });
    await expect(admission.admit(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(admission.admit(async () => 'in')).resolves.toBe('in');
  });
});
