import type { TranslatedText } from '../../../platform/database/values';

/** How the roles of members are called, for people to read. */
const LABELS: Readonly<Record<string, readonly [string, string]>> = {
  CO_CHAIR: ['Co-chair', 'Copresidencia'],
  MEMBER: ['Member', 'Miembro'],
  STAFF_LIAISON: ['Staff liaison', 'Enlace del personal'],
  GUEST: ['Guest', 'Persona invitada'],
};

/** Roles that decide; a staff liaison works for the group, and a guest is heard. */
export const DECIDING_ROLES: ReadonlySet<string> = new Set(['CO_CHAIR', 'MEMBER']);

/** @param role of a member */
export function memberLabel(role: string): TranslatedText {
  const [en, es] = Object.hasOwn(LABELS, role) ? LABELS[role] : [role, role];
  return { en, es, original: 'EN', machineTranslated: [] };
}

/** Of somebody who sits for a seat's holder. */
export function designeeLabel(seat: TranslatedText): TranslatedText {
  const { en, es } = seat;
  return {
    ...seat,
    en: en === null ? null : `Designee: ${en}`,
    es: es === null ? null : `Suplente: ${es}`,
  };
}
