import type { ROUTES } from '../wire/contract/routes.ts';

type Route = (typeof ROUTES)[keyof typeof ROUTES];

/** Where and what of a route of the contract, as Fastify wants it. */
export function schemaOf(route: Route): { method: Route['method']; url: string; schema: object } {
  const { method, url, ...schema } = route;
  return { method, url, schema };
}
