import { day, oneOf, readSettings, someOf, text, wholeNumber, WrongSettings } from './settings';

const SPEC = {
  PORT: wholeNumber(0, 65_535, 4_000),
  SEED: oneOf(['demo', 'record'], 'demo'),
  TODAY: day(),
  KINDS: someOf(['A', 'B']),
  SECRET_URL: { ...text('a secret', null, true), parse: () => undefined },
};

it('takes what is set, and the fallback for what is left out or empty', () => {
  const settings = readSettings(SPEC, { PORT: '0', SEED: '', TODAY: '2026-02-28', KINDS: 'A, B' });
  expect(settings).toEqual({ PORT: 0, SEED: 'demo', TODAY: '2026-02-28', KINDS: ['A', 'B'], SECRET_URL: null });
});

it('names every wrong setting, its value and what is allowed, and quotes no secret', () => {
  const env = { PORT: '70000', SEED: 'Demo', TODAY: '2026-02-30', KINDS: 'A,C', SECRET_URL: 'postgres://u:pw@h/d' };
  let message = '';
  try {
    readSettings(SPEC, env);
  } catch (error) {
    expect(error).toBeInstanceOf(WrongSettings);
    message = (error as Error).message;
  }
  for (const [name, value] of Object.entries(env)) {
    expect(message).toContain(name);
    if (name !== 'SECRET_URL') expect(message).toContain(`${name}=${value}`);
  }
  expect(message).toContain('a whole number from 0 to 65535');
  expect(message).not.toContain('pw');
});
