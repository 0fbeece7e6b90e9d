// Which packages of a lock file belong on this machine, and which of those are not there.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** The C library, asked for only where a package depends on it: the report it is read from takes tens of milliseconds. */
function libc() {
  if (process.platform !== 'linux') return '';
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

function fits(allowed, actual) {
  const list = [allowed].flat();
  const refused = list.filter((one) => one.startsWith('!')).map((one) => one.slice(1));
  const wanted = list.filter((one) => !one.startsWith('!'));
  return !refused.includes(actual) && (wanted.length === 0 || wanted.includes(actual));
}

function fitsThisMachine(entry) {
  if (entry.os !== undefined && !fits(entry.os, process.platform)) return false;
  if (entry.cpu !== undefined && !fits(entry.cpu, process.arch)) return false;
  return entry.libc === undefined || fits(entry.libc, libc());
}

/** What is optional and names no machine is the business of the package that asked for it; npm may leave it out. */
function isExpected(entry) {
  return entry.optional !== true || entry.os !== undefined || entry.cpu !== undefined;
}

/** A place in the tree and the places around it: what is inside a package for another machine is not for this one. */
function withOuter(place) {
  const parts = place.split('/node_modules/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/node_modules/'));
}

/** The places of all packages that a lock file puts on this machine. */
function everyPlace(packages) {
  const entry = (place) => packages[place] ?? {};
  return Object.keys(packages).filter(
    (place) =>
      place !== '' &&
      isExpected(entry(place)) &&
      withOuter(place).every((one) => fitsThisMachine(entry(one))),
  );
}

/** The places of those asked for by name: a quick look, for every start. */
function namedPlaces(packages) {
  const { dependencies, devDependencies, optionalDependencies } = packages[''];
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .map((name) => `node_modules/${name}`)
    .filter((place) => fitsThisMachine(packages[place] ?? {}));
}

/** Places of the packages that the folder's lock file asks for on this machine and that are not there. */
function missingPackages(folder, { deep }) {
  const { packages } = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
  const places = deep ? everyPlace(packages) : namedPlaces(packages);
  return places.filter((place) => !fs.existsSync(path.join(folder, place, 'package.json')));
}

module.exports = { missingPackages };
