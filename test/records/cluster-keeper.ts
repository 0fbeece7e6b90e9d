// Not a test: the other process of `cluster.test.ts`. Opens a cluster, commits one row, says so, and stays.

import pg from 'pg';

import { openCluster } from '../../src/records/cluster/cluster.ts';

const [folder = ''] = process.argv.slice(2);
const cluster = await openCluster(folder);
const client = new pg.Client(cluster.connection);
// It is about to lose its server or its life.
client.on('error', () => {});
await client.connect();
await client.query('create table kept (id int)');
await client.query('insert into kept values (1)');
process.stdout.write('ready\n');
setInterval(() => {}, 1000);
