import { auditServer } from 'graphql-http';
import { startSmallGateway } from '../../test/support/small-gateway';

it('does all that the audit of GraphQL over HTTP knows: MUST, SHOULD and MAY', async () => {
  const gateway = await startSmallGateway();
  const results = await auditServer({ url: `${gateway.url}/graphql` });
  await gateway.stop();
  expect(results.length).toBeGreaterThan(50);
  expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)).toEqual([]);
});
