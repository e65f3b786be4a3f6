// @apollo/server with @apollo/gateway, on a bare node:http server as the hub's own: SUPERGRAPH=<file> PORT=<n> node apollo-gateway.mjs
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';

const server = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl: readFileSync(process.env.SUPERGRAPH, 'utf8') }),
  introspection: true,
  csrfPrevention: false,
});
await server.start();

const httpServer = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers,
      search: '',
      body: chunks.length ? JSON.parse(Buffer.concat(chunks)) : undefined,
    },
    context: async () => ({}),
  });
  const body = Buffer.from(answer.body.string);
  response.writeHead(answer.status ?? 200, { ...Object.fromEntries(answer.headers), 'content-length': body.length });
  response.end(body);
});
httpServer.listen(Number(process.env.PORT), '127.0.0.1');
