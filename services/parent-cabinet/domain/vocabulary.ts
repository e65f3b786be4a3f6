/** As what a parent sits in the Parent Cabinet. A staff liaison works for it and is no member. */
export const PARENT_ROLES = ['CHAIR', 'MEMBER', 'AMBASSADOR', 'STAFF_LIAISON'] as const;
export type ParentRole = (typeof PARENT_ROLES)[number];

/** Where a priority stands, from being heard to being answered. */
export const PRIORITY_STATUSES = ['HEARD', 'CHOSEN', 'SENT', 'ANSWERED', 'CLOSED'] as const;
export type PriorityStatus = (typeof PRIORITY_STATUSES)[number];

/** What is offered at meetings so that parents can come. */
export const MEETING_SUPPORTS = ['CHILD_CARE', 'FOOD', 'INTERPRETATION', 'TRANSPORT', 'STIPEND'] as const;
export type MeetingSupport = (typeof MEETING_SUPPORTS)[number];

/** What a parent may agree to show to the public. */
export const CONSENT_FIELDS = ['NAME', 'ROLE', 'TERM', 'LIAISON'] as const;
export type ConsentField = (typeof CONSENT_FIELDS)[number];
