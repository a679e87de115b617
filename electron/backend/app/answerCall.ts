import { requestShape, type Message } from '../../../shared/contract/protocol.ts';
import type { Backend } from './createApp.ts';
import { errorDetail } from '../errorDetail.ts';

/**
 * Answers what came in over a connection, whichever transport brought it.
 *
 * @returns `null` where it is not a request at all: whoever speaks like that is not the page
 */
export async function answerCall(backend: Backend, received: unknown): Promise<Message | null> {
  const parsed = requestShape.safeParse(received);
  if (!parsed.success) return null;
  const { id, call, input } = parsed.data;
  try {
    return { id, result: await backend.call(call, input) };
  } catch (error) {
    return { id, error: errorDetail(error) };
  }
}
