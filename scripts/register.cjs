// Runs TypeScript sources without a build: node -r ./scripts/register.cjs hub/main.ts …
const { readFileSync } = require('node:fs');
const path = require('node:path');
const Module = require('node:module');
const swc = require('@swc/core');

require('reflect-metadata');
const configFile = path.join(__dirname, '..', '.swcrc');
Module._extensions['.ts'] = (module, file) => {
  module._compile(swc.transformSync(readFileSync(file, 'utf8'), { filename: file, configFile }).code, file);
};
