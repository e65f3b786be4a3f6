import { Bus } from '../../platform/feed/nats/bus';

/** A bus that loses every seventh message of a process. Loaded first by the services' processes. */

const EVERY = 7;
let sent = 0;

const bus = Bus.prototype as unknown as { send(this: Bus, travelling: unknown): void };
const { send } = bus;
bus.send = function (travelling) {
  sent++;
  if (sent % EVERY !== 0) send.call(this, travelling);
};
