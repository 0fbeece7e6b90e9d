// The schema as the catalog has it, one fact a line: what the golden file is compared with.

import pg from 'pg';

const FACTS = [
  `select format('table %s owner-forced=%s', c.relname, c.relforcerowsecurity) as fact
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  `select format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
       case when a.attnotnull then ' not null' else '' end,
       case when d.oid is null then ''
            when a.attgenerated = 's' then ' generated ' || pg_get_expr(d.adbin, d.adrelid)
            else ' default ' || pg_get_expr(d.adbin, d.adrelid) end) as fact
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  `select format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as fact
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.relnamespace = 'public'::regnamespace and k.contype <> 'n'`,
  `select format('index %s', indexdef) as fact from pg_indexes where schemaname = 'public'`,
  `select format('policy %s.%s %s using %s check %s', tablename, policyname, cmd, qual, with_check) as fact
     from pg_policies where schemaname = 'public'`,
  `select format('grant %s on %s to theca_app', string_agg(privilege_type, ', ' order by privilege_type), table_name) as fact
     from information_schema.role_table_grants where grantee = 'theca_app' and table_schema = 'public'
     group by table_name`,
  `select format('grant %s on %s.%s to theca_app', p.privilege_type, c.relname, a.attname) as fact
     from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) p
     where c.relnamespace = 'public'::regnamespace and p.grantee = 'theca_app'::regrole`,
];

/** Sorted, so that it says what there is and not in which order it was made. */
export async function schemaText(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const facts: string[] = [];
    for (const query of FACTS) {
      const { rows } = await client.query<{ fact: string }>(query);
      facts.push(...rows.map(({ fact }) => fact).sort((a, b) => (a < b ? -1 : 1)));
    }
    return `${facts.join('\n')}\n`;
  } finally {
    await client.end();
  }
}
