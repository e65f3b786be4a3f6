import path from 'node:path';
import { type HubKeys, readKeys, readOrMakeKeys } from '../platform/auth/keys';
import type { HubSettings } from './settings';

/** The keys that `HUB_KEYS` names; otherwise those in `HUB_DATA`, made at the first start. */
export function hubKeys(settings: HubSettings): HubKeys {
  if (settings.HUB_KEYS) return readKeys(settings.HUB_KEYS);
  return readOrMakeKeys(path.join(settings.HUB_DATA, 'keys.json'));
}
