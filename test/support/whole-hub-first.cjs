const Sequencer = require('@jest/test-sequencer').default;

/**
 * Begins with the tests of the whole hub. On a fresh clone, where nothing is known of how long each takes, a long one
 * would else come last now and then, and leave the other workers idle.
 */
module.exports = class WholeHubFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (path.includes('/test/faults/') ? 0 : /\/test\/[^/]+\.test\.ts$/.test(path) ? 1 : 2);
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
