/**
 * Script at the end of a page: unpacks the code and the data, and starts the page. Code runs as scripts whose hashes
 * the page's policy names, so that nothing else can run. Modules that a page does not have are empty.
 */
export const BOOT = `"use strict";
const meshModules = {}, meshLoaded = {};
const meshText = async (id) => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
};
const meshRun = (text) => {
  const script = document.createElement('script');
  script.textContent = text;
  document.head.append(script);
  script.remove();
};
const meshRequire = (name) => {
  const known = name === './core.js' ? './graph-core.js' : name === '@bufbuild/re2' ? name + '/index.js' : name;
  if (meshLoaded[known] !== undefined) return meshLoaded[known].exports;
  const code = meshModules[known];
  if (code === undefined) throw new Error('this page does not have ' + name);
  const module = { exports: {} };
  meshLoaded[known] = module;
  const folder = known.slice(0, known.lastIndexOf('/'));
  const nameOf = (path) => path.startsWith('./') && folder !== '.' ? folder + path.slice(1) : path;
  code(module, module.exports, (path) => meshRequire(nameOf(path)));
  return module.exports;
};
const meshStart = async () => {
  meshRun(await meshText('page'));
  const payload = JSON.parse(await meshText('data'));
  let simulation;
  const host = {
    simulation: () => simulation ??= meshText('simulation').then((text) => {
      meshRun(text);
      return meshRequire('./simulate.js')['program/simulate/simulate'];
    }),
  };
  meshRequire('./graph-page.js')['program/graph/page/main'].start(payload, host);
};
meshStart().catch((error) => {
  document.getElementById('app').textContent = 'The page could not start: ' + error.message;
  throw error;
});
`;
