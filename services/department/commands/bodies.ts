import { type EntityManager, In } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { oneAtATime } from '../../../platform/commands/one-at-a-time';
import { expectVersion } from '../../../platform/commands/version';
import {
  checkDistinct,
  checkLine,
  checkUrl,
  ENTERED,
  readList,
  readSource,
  readText,
  readTexts,
} from '../../../platform/commands/values';
import type { SourceRef } from '../../../platform/database/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Body } from '../entities/body';
import { bodyRegistered, bodyUpdated } from '../events/bodies';
import type { RegisterBodyInput, UpdateBodyInput } from '../graphql/body-inputs';
import { requireStaff } from '../policies/staff';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG = 80;
const MAX_NAME = 300;
const MAX_DATES = 200;

/** Adds a body: no release is needed for it. @throws HubError SLUG_TAKEN */
export function registerBody(context: Context, input: RegisterBodyInput): Promise<Done> {
  return context.command('registerBody', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const { slug, kind, openMeetingStatus } = input;
    const checks = new Checks();
    checks.that(
      SLUG.test(slug) && slug.length <= MAX_SLUG,
      'slug',
      'must be words of a to z and digits, joined by hyphens',
    );
    const { source, ...facts } = await readFacts(checks, manager, null, input);
    const name = readText(checks, 'name', input.name, MAX_NAME);
    checks.done();
    await oneAtATime(manager, `slug ${slug}`);
    if (await manager.existsBy(Body, { slug })) throw new HubError('SLUG_TAKEN', 'Another body has this slug.');
    const body: Body = {
      ...BLANK,
      ...facts,
      id: newId(),
      version: 1,
      slug,
      kind,
      name,
      openMeetingStatus,
      provenance: { ...ENTERED, sources: source ? [source] : [] },
    };
    await manager.insert(Body, body);
    record(bodyRegistered(body, context.now));
    return body.id;
  });
}

/** Renames, ends or rewires a body. What it is asked to do is said by a source. */
export function updateBody(context: Context, input: UpdateBodyInput): Promise<Done> {
  return context.command('updateBody', input, async ({ manager, record }) => {
    const body = await manager.findOne(Body, { where: { id: input.body }, lock: { mode: 'pessimistic_write' } });
    if (!body) throw new HubError('NOT_FOUND', 'There is no such body.');
    requireStaff(context.viewer);
    expectVersion(body.version, input.expectedVersion);
    const checks = new Checks();
    checks.that(input.name !== null, 'name', 'must have a value: leave it out to keep the one it has');
    const name = readText(checks, 'name', input.name, MAX_NAME) ?? undefined;
    const { openMeetingStatus, validTo } = input;
    checks.that(
      openMeetingStatus !== null,
      'openMeetingStatus',
      'must have a value: leave it out to keep the one it has',
    );
    const { source, ...facts } = await readFacts(checks, manager, body.id, input);
    const isAsked = input.charge !== undefined || input.duties !== undefined;
    checks.that(!isAsked || source !== null, 'source', 'must be there: what a body is asked to do rests on something');
    const from = facts.validFrom === undefined ? body.validFrom : facts.validFrom;
    checks.that(!from || !validTo || from <= validTo, 'validTo', 'must not lie before the first day');
    const given = { ...facts, name, openMeetingStatus, validTo };
    const kept = Object.entries(given).filter(([, value]) => value !== undefined);
    checks.that(kept.length > 0, [], 'must have something to change');
    checks.done();
    const changes = {
      ...(Object.fromEntries(kept) as Partial<Body>),
      ...(name && { formerNames: formerNames(body) }),
      ...(source && { provenance: { ...body.provenance, sources: [...body.provenance.sources, source] } }),
      version: body.version + 1,
    };
    await manager.update(Body, body.id, changes);
    record(bodyUpdated({ ...body, ...changes }, context.now));
    return body.id;
  });
}

function formerNames({ name, formerNames: before }: Body): string[] {
  const last = (name.original === 'EN' ? name.en : name.es) as string;
  return before.includes(last) ? before : [...before, last];
}

const BLANK = {
  formerNames: [],
  charge: null,
  duties: [],
  legalBasis: null,
  cadence: null,
  parentId: null,
  informsIds: [],
  validFrom: null,
  validTo: null,
  validAsPublished: null,
  predecessorId: null,
  quorum: null,
  contactUrl: null,
} as const satisfies Partial<Body>;

type Facts = Partial<Body> & { readonly source: SourceRef | null };

/** What both mutations take; what is left out stays out. @param self id of the body that is changed */
async function readFacts(
  checks: Checks,
  manager: EntityManager,
  self: string | null,
  input: RegisterBodyInput | UpdateBodyInput,
): Promise<Facts> {
  const { cadence, parent, informs, predecessor, validFrom, validAsPublished, quorum, contactUrl } = input;
  const given = {
    charge: readText(checks, 'charge', input.charge),
    duties: readTexts(checks, 'duties', input.duties),
    legalBasis: readSource(checks, 'legalBasis', input.legalBasis),
    cadence,
    parentId: parent,
    informsIds: readList(checks, 'informs', informs),
    predecessorId: predecessor,
    validFrom,
    validAsPublished,
    quorum,
    contactUrl,
  };
  checkDistinct(checks, 'informs', informs);
  checkLine(checks, 'validAsPublished', validAsPublished, MAX_DATES);
  checks.that(quorum === undefined || quorum === null || quorum > 0, 'quorum', 'must be 1 or more');
  checkUrl(checks, 'contactUrl', contactUrl);
  await checkBodies(checks, manager, self, { parent, predecessor }, given.informsIds ?? []);
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(kept) as Partial<Body>), source: readSource(checks, 'source', input.source ?? null) };
}

async function checkBodies(
  checks: Checks,
  manager: EntityManager,
  self: string | null,
  links: Readonly<Record<string, string | null | undefined>>,
  informs: readonly string[],
): Promise<void> {
  const named = [...Object.values(links), ...informs].filter((id) => typeof id === 'string');
  const known = await manager.findBy(Body, { id: In(named) });
  const isOther = (id: string): boolean => id !== self && known.some((body) => body.id === id);
  for (const [path, id] of Object.entries(links))
    checks.that(typeof id !== 'string' || isOther(id), path, 'must be another body');
  informs.forEach((id, at) => checks.that(isOther(id), ['informs', at], 'must be another body'));
}
