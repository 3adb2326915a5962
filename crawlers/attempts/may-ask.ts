// Robots and guard together: may this address be asked for? Throws the failure that the verdict is made of.
import { HttpFailure } from '../http/errors.ts';
import type { VisitTools } from '../tools.ts';

export async function mayAsk(
  tools: Pick<VisitTools, 'guard' | 'robots' | 'pace'>,
  url: string,
  signal?: AbortSignal,
): Promise<void> {
  const refusal = tools.guard.inspect(url);
  if (refusal !== undefined)
    throw new HttpFailure('address_refused', url, `${url} was not asked: ${refusal.reason}`);
  const answer = await tools.robots.check(url, signal);
  if (answer.kind === 'disallowed') throw new HttpFailure('robots_disallowed', url, answer.reason);
  if (answer.kind === 'unavailable') throw new HttpFailure('robots_unavailable', url, answer.reason);
  if (answer.crawlDelayMs !== undefined) tools.pace.slowDown(url, answer.crawlDelayMs);
}
