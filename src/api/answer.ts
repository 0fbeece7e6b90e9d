import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Result } from '../core/result.ts';
import type { Asker } from './api.ts';
import { type ApiRefusal, refusal } from './refusal.ts';
import { STATUS } from './status.ts';

/** The body of a refusal as it is sent. */
export const refusalBody = ({ also, ...rest }: ApiRefusal): object => ({
  theca: 'error/1',
  ...rest,
  ...also,
});

export const sendRefusal = (reply: FastifyReply, of: ApiRefusal): FastifyReply =>
  reply.code(STATUS[of.code]).send(refusalBody(of));

/** A route that needs somebody signed in: parse, call one function, answer. Null answers 204. */
export const handled =
  <Body>(work: (request: FastifyRequest, asker: Asker) => Promise<Result<Body, ApiRefusal>>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (request.asker === null) return sendRefusal(reply, refusal('not-signed-in'));
    const result = await work(request, request.asker);
    if (!result.ok) return sendRefusal(reply, result.refusal);
    return result.value === null ? reply.code(204).send() : reply.send(result.value);
  };
