import { auditServer } from 'graphql-http';
import { startTestHub } from './support/hub';

it('serves the hub over HTTP as the audit of GraphQL over HTTP wants it: MUST, SHOULD and MAY', async () => {
  const hub = await startTestHub('demo');
  try {
    const results = await auditServer({ url: hub.url });
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  } finally {
    await hub.stop();
  }
});
