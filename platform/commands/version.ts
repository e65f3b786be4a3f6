import { HubError } from '../errors';

/**
 * Refuses a change of something that has changed since its client saw it.
 * @param expected what the client saw; without it nothing is checked
 * @throws HubError VERSION_CONFLICT with the present version
 */
export function expectVersion(present: number, expected: number | null | undefined): void {
  if (expected === undefined || expected === null || expected === present) return;
  throw new HubError('VERSION_CONFLICT', `This has changed since: its version is ${present}, not ${expected}.`, {
    extensions: { version: present },
  });
}
