import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const FORWARDED = 'x-forwarded-for';

/**
 * Tells where a request came from. A proxy that is trusted writes the address from which it was sent behind those that
 * were there already; so the header is read from its end, as far as there are trusted proxies.
 */
export class ClientAddresses {
  private readonly proxies: BlockList;

  /** @param trusted addresses, or blocks such as 10.0.0.0/8. @throws Error that names one that is neither */
  constructor(trusted: readonly string[]) {
    this.proxies = blockList(trusted);
  }

  of({ socket, headers }: IncomingMessage): string {
    const hops = String(headers[FORWARDED] ?? '').split(',');
    let address = plain(socket.remoteAddress ?? '');
    while (hops.length > 0 && this.isProxy(address)) {
      const before = plain((hops.pop() as string).trim());
      if (isIP(before) === 0) break;
      address = before;
    }
    return networkOf(address);
  }

  private isProxy(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.proxies.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}

/** True for an address, or a block of them such as 10.0.0.0/8. */
export function isAddressBlock(text: string): boolean {
  const [address, bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function blockList(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    if (!isAddressBlock(block)) throw new Error(`${block} is no address and no block of addresses.`);
    const [address, bits] = block.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** IPv4 addresses may come in the clothes of IPv6. */
function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped ? mapped[1] : address;
}

/** Whoever has one address of IPv6 has a /64 of them. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head, tail] = address.split('%')[0].toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const groups = tail === undefined ? left : [...left, ...zeros(8 - left.length - right.length), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function zeros(count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => '0');
}
