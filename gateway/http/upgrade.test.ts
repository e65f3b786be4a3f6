import { startSmallGateway } from '../../test/support/small-gateway';
import { exchangeRaw } from '../../test/support/raw-http';
import type { Gateway } from '../pipeline';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startSmallGateway();
});
afterAll(() => gateway.stop());

const ASKING = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQBAAAAAAIAAAAA'];
const BODY = JSON.stringify({ query: '{ word(text: "é") { length } }' });
const head = (...lines: string[]): string =>
  [...lines, 'host: hub', 'content-type: application/json', '', ''].join('\r\n');
const LENGTH = `content-length: ${Buffer.byteLength(BODY)}`;

describe('a request that would rather have HTTP/2', () => {
  it.each<[string, (string | Buffer)[]]>([
    ['with its body behind it', [head('POST /graphql HTTP/1.1', ...ASKING, LENGTH) + BODY]],
    ['with its body later', [head('POST /graphql HTTP/1.1', ...ASKING, LENGTH), BODY.slice(0, 10), BODY.slice(10)]],
    [
      'with a body in chunks',
      [
        head('POST /graphql HTTP/1.1', ...ASKING, 'transfer-encoding: chunked'),
        `${Buffer.byteLength(BODY).toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
      ],
    ],
  ])('is answered by HTTP/1.1, %s', async (_, chunks) => {
    // The connection stays open for more; a second request that ends it shows that.
    const last = head('GET /livez HTTP/1.1', 'connection: close');
    const received = await exchangeRaw(gateway.url, ...chunks, last);
    expect(received).toContain('{"data":{"word":{"length":1}}}');
    expect(received).toContain('{"status":"live"}');
  });

  it.each<[string, string[], number]>([
    ['too many', Array.from({ length: 120 }, (_, i) => `x-${i}: 1`), 431],
    ['contradictory', ['authorization: Bearer staff', 'authorization: Bearer other'], 400],
  ])('is refused by its headers, where they are %s', async (_, lines, status) => {
    const last = head('GET /livez HTTP/1.1', 'connection: close');
    const received = await exchangeRaw(gateway.url, head('GET /graphql HTTP/1.1', ...ASKING, ...lines), last);
    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});
