import type { EntityManager } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { oneAtATime } from '../../../platform/commands/one-at-a-time';
import { illegalTransition } from '../../../platform/commands/transition';
import { expectVersion } from '../../../platform/commands/version';
import { checkDistinct, checkId, checkLine, ENTERED } from '../../../platform/commands/values';
import type { Viewer } from '../../../platform/auth/viewer';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { CONSENT_FIELDS, type ConsentField } from '../domain/vocabulary';
import { Consent } from '../entities/consent';
import { ParentMember } from '../entities/parent-member';
import { consentSet, consentWithdrawn, parentSeated, parentSeatEnded } from '../events/members';
import type {
  EndParentSeatInput,
  SeatParentInput,
  SetConsentInput,
  WithdrawConsentInput,
} from '../graphql/member-inputs';
import { hasRight, type ParentRight, requireRight } from '../policies/commands';
import { knowsOfSeat } from '../policies/parent-member';
import { theCabinet } from './the-cabinet';

/*
 * Parents' seats and what each agreed to show. Nothing of a parent leaves this service by an event: what is told is that
 * something changed.
 */

/** Characters of a chosen name. */
const MAX_NAME = 200;

/** @throws HubError ALREADY_EXISTS for a seat that overlaps */
export function seatParent(context: Context, input: SeatParentInput): Promise<Done> {
  return context.command('seatParent', input, async ({ manager, record }) => {
    const cabinetId = await theCabinet(manager);
    requireRight(context.viewer, cabinetId, 'chair, staff liaison');
    const member = readMember(cabinetId, input);
    await requireNoOther(manager, member);
    await manager.insert(ParentMember, member);
    record(parentSeated(member));
    if (await give(manager, member.id, input.consents ?? [], context.today)) record(consentSet(member));
    return member.id;
  });
}

/** The seat stays on record. */
export function endParentSeat(context: Context, input: EndParentSeatInput): Promise<Done> {
  return context.command('endParentSeat', input, async ({ manager, record }) => {
    const member = await openMember(manager, context.viewer, input.member, 'chair, staff liaison');
    if (member.to !== null) throw illegalTransition('seat', 'ended', []);
    expectVersion(member.version, input.expectedVersion);
    const checks = new Checks();
    checks.that(member.from === null || member.from <= input.to, 'to', 'must not lie before the first day');
    checks.done();
    const changes = { to: input.to, version: member.version + 1 };
    await manager.update(ParentMember, member.id, changes);
    record(parentSeatEnded({ ...member, ...changes }));
    return member.id;
  });
}

/** The parent agrees to show something; the staff liaison enters what was agreed in writing. */
export function setConsent(context: Context, input: SetConsentInput): Promise<Done> {
  return context.command('setConsent', input, async ({ manager, record }) => {
    const member = await openMember(manager, context.viewer, input.member, 'staff liaison');
    const checks = new Checks();
    checks.that(input.fields.length > 0, 'fields', 'must not be empty');
    checkDistinct(checks, 'fields', input.fields);
    checks.that(input.givenOn <= context.today, 'givenOn', 'must not be in the future');
    checks.done();
    await give(manager, member.id, input.fields, input.givenOn);
    record(consentSet(await touched(manager, member)));
    return member.id;
  });
}

/** From the commit on it holds no more, for old records too. */
export function withdrawConsent(context: Context, input: WithdrawConsentInput): Promise<Done> {
  return context.command('withdrawConsent', input, async ({ manager, record }) => {
    const member = await openMember(manager, context.viewer, input.member, 'staff liaison');
    const fields = input.fields ?? CONSENT_FIELDS;
    await manager
      .createQueryBuilder()
      .update(Consent)
      .set({ withdrawnOn: context.today })
      .where('member_id = :member AND withdrawn_on IS NULL AND field = ANY(:fields)', { member: member.id, fields })
      .execute();
    record(consentWithdrawn(await touched(manager, member)));
    return member.id;
  });
}

function readMember(cabinetId: string, input: SeatParentInput): ParentMember {
  const checks = new Checks();
  checkId(checks, 'person', input.person);
  checkLine(checks, 'displayName', input.displayName, MAX_NAME);
  checkId(checks, 'liaisonTo', input.liaisonTo);
  checkDistinct(checks, 'languages', input.languages);
  checkDistinct(checks, 'consents', input.consents);
  checks.done();
  return {
    id: newId(),
    version: 1,
    cabinetId,
    personId: input.person,
    displayName: input.displayName ?? null,
    role: input.role,
    from: input.from,
    to: null,
    liaisonToId: input.liaisonTo ?? null,
    languages: input.languages ?? [],
    provenance: ENTERED,
  };
}

/** Two who seat the same person at once wait for each other. */
async function requireNoOther(manager: EntityManager, { cabinetId, personId, from }: ParentMember): Promise<void> {
  await oneAtATime(manager, `seats of ${personId}`);
  const others = await manager.findBy(ParentMember, { cabinetId, personId: personId as string });
  const overlaps = others.some(({ to }) => to === null || from === null || to >= from);
  if (overlaps) throw new HubError('ALREADY_EXISTS', 'This person has a seat in the Parent Cabinet at that time.');
}

/**
 * The seat of a parent, locked. The parent may do what concerns their own.
 * @param right who else may
 * @throws HubError NOT_FOUND for those who may not even know of it, FORBIDDEN
 */
async function openMember(
  manager: EntityManager,
  viewer: Viewer,
  id: string,
  right: ParentRight,
): Promise<ParentMember> {
  const member = await manager.findOne(ParentMember, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!member || !knowsOfSeat(member, viewer)) throw new HubError('NOT_FOUND', 'There is no such seat.');
  const isOwn = viewer.person !== null && viewer.person === member.personId;
  if (!isOwn && !hasRight(viewer, member.cabinetId, right)) requireRight(viewer, member.cabinetId, right);
  return member;
}

/** Fields that are agreed to already stay as they are. @returns whether there was anything to give */
async function give(
  manager: EntityManager,
  memberId: string,
  fields: readonly ConsentField[],
  givenOn: string,
): Promise<boolean> {
  const held = await manager.findBy(Consent, { memberId });
  const isHeld = (field: ConsentField): boolean =>
    held.some((consent) => consent.field === field && consent.withdrawnOn === null);
  const news = fields.filter((field) => !isHeld(field));
  await manager.insert(
    Consent,
    news.map((field) => ({ id: newId(), memberId, field, givenOn, withdrawnOn: null })),
  );
  return news.length > 0;
}

/** A consent is a part of the seat: that has changed. */
async function touched(manager: EntityManager, member: ParentMember): Promise<ParentMember> {
  const version = member.version + 1;
  await manager.update(ParentMember, member.id, { version });
  return { ...member, version };
}
