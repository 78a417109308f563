'use strict';
/**
 * Empty module in place of npm's package tree and the TypeScript compiler, which @pulumi/pulumi loads to serialize
 * functions: no test serializes one, and the two are three quarters of what the SDK loads, in each test file anew.
 */
module.exports = {};
