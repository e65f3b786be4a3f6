import type { Context } from '../context';
import type { ParentMember } from '../entities/parent-member';
import { type ParentMemberType, toParentMember } from '../graphql/parent-member';

/** Seats as the viewer may see them: each with its consents, which are read for all of them together. */
export function present(rows: readonly ParentMember[], context: Context): Promise<ParentMemberType[]> {
  return Promise.all(
    rows.map(async (row) => toParentMember(row, await context.loaders.consentsOfMember.load(row.id), context)),
  );
}
