import { signToken } from '../../platform/auth/token';
import { BODY_ROLES, type Grant, ROLES, type Role } from '../../platform/auth/viewer';
import { type Command, readArguments, UsageError } from '../command';
import { resolveBodies } from '../body-lookup';
import { hubKeys } from '../keys';

const OPTIONS = {
  role: { type: 'string', multiple: true },
  body: { type: 'string', multiple: true },
  person: { type: 'string' },
  hours: { type: 'string' },
} as const;
const DEFAULT_HOURS = 12;
const MAX_HOURS = 24 * 366;
const WORDS = ROLES.map(wordOf);

export const token: Command = {
  summary: `Prints a bearer token for development. Roles: ${WORDS.join(', ')}; give several by repeating --role, each with its --body.`,
  usage: 'token --role <role> [--body <id or slug>] … [--person <id>] [--hours <n>]',
  async run(args, settings) {
    const { values, tokens } = readArguments(args, OPTIONS);
    const given = pairUp(
      tokens.flatMap((one) =>
        one.kind === 'option' && one.value !== undefined ? [[one.name, one.value] as const] : [],
      ),
    );
    if (given.length === 0 && values.person === undefined)
      throw new UsageError(`Give a role (${WORDS.join(', ')}) or a person.`);
    const hours = Number(values.hours ?? DEFAULT_HOURS);
    if (!(hours > 0 && hours <= MAX_HOURS))
      throw new UsageError(`--hours must be a number up to ${MAX_HOURS}, not ${values.hours}`);
    const keys = hubKeys(settings);
    if (!keys.tokenSigning) throw new Error('The key file has no tokenSigning, with which tokens are made.');
    const grants = await resolveBodies(given, settings);
    process.stdout.write(
      `${await signToken(keys.tokenSigning, { person: values.person ?? null, grants }, Math.round(hours * 3_600))}\n`,
    );
  },
};

/** Gives each role its body: the --body that follows it, or else the last one before it. */
export function pairUp(options: readonly (readonly [name: string, value: string])[]): Grant[] {
  const grants: { role: Role; body: string | null }[] = [];
  let last: string | null = null;
  for (const [name, value] of options) {
    if (name === 'role') grants.push({ role: roleOf(value), body: null });
    if (name !== 'body') continue;
    last = value;
    for (const grant of grants) if (BODY_ROLES.has(grant.role)) grant.body ??= value;
  }
  for (const grant of grants) if (BODY_ROLES.has(grant.role)) grant.body ??= last;
  const open = grants.find((grant) => BODY_ROLES.has(grant.role) && grant.body === null);
  if (open) throw new UsageError(`The role ${wordOf(open.role)} is held in one body: add --body <id or slug>.`);
  return grants;
}

function roleOf(word: string): Role {
  const role = ROLES.find((one) => wordOf(one) === word.toLowerCase().replaceAll('_', '-'));
  if (!role) throw new UsageError(`There is no role "${word}". Roles: ${WORDS.join(', ')}.`);
  return role;
}

function wordOf(role: Role): string {
  return role.toLowerCase().replaceAll('_', '-');
}
