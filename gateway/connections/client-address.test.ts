import type { IncomingMessage } from 'node:http';
import { ClientAddresses, isAddressBlock } from './client-address';

const request = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

describe('the address of a client', () => {
  const direct = new ClientAddresses([]);
  const proxied = new ClientAddresses(['10.0.0.0/8', '::1', '2001:db8:1::/48']);

  it.each<[string, ClientAddresses, string, string | undefined, string]>([
    ['its own, where there is no proxy', direct, '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['its own, in the clothes of IPv6', direct, '::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['what a trusted proxy says', proxied, '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['what a trusted proxy says, in the clothes of IPv6', proxied, '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['what the last trusted of several says', proxied, '10.1.2.3', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['not what the client wrote there itself', proxied, '10.1.2.3', '192.0.2.1, 198.51.100.1', '198.51.100.1'],
    ['not what who is not trusted says', proxied, '11.1.2.3', '198.51.100.1', '11.1.2.3'],
    ["the proxy's, where it says nothing", proxied, '10.1.2.3', undefined, '10.1.2.3'],
    ["the proxy's, where it says what is no address", proxied, '10.1.2.3', 'unknown', '10.1.2.3'],
    ['the first, where all are proxies', proxied, '10.1.2.3', '10.7.7.7, 10.8.8.8', '10.7.7.7'],
    ['its network, for IPv6', direct, '2001:db8:aa:bb:1:2:3:4', undefined, '2001:db8:aa:bb::/64'],
    ['one network, however it is written', direct, '2001:0DB8:00aa:bb::4', undefined, '2001:db8:aa:bb::/64'],
    ['with zeros in front', direct, '::1', undefined, '0:0:0:0::/64'],
    ['with zeros at the end', direct, '2001:db8::', undefined, '2001:db8:0:0::/64'],
    ['without the zone', direct, 'fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
    ['behind a proxy of IPv6', proxied, '2001:db8:1::9', '2001:db8:2::1', '2001:db8:2:0::/64'],
  ])('is %s', (_, addresses, remote, forwarded, expected) => {
    expect(addresses.of(request(remote, forwarded))).toBe(expected);
  });

  it.each(['10.0.0.0/33', 'example.org', '10.0.0', '::1/129', '10.0.0.0/8/8', '10.0.0.0/', ''])(
    'is not told by a proxy at %j',
    (block) => {
      expect(isAddressBlock(block)).toBe(false);
      expect(() => new ClientAddresses([block])).toThrow(`${block} is no address`);
    },
  );
});
