import type { IncomingMessage } from "node:http";
import type { Translate } from "../../core/messages/messages.ts";
import { findingsOf } from "../../core/preview/findings.ts";
import type { Judge } from "../../core/preview/judge.ts";
import type { PreviewRequest } from "../../core/preview/preview.ts";
import { readAcceptRequest, readSaveRequest } from "../../core/preview/requests.ts";
import { type Answer, BAD_REQUEST, jsonAnswer, UNCHANGED } from "./answer.ts";
import { readOwnRequest } from "./request-body.ts";

/**
 * Answers the questions of the editor and of the pages.
 *
 * @param t Messages in the language of the request.
 */
export async function judgement(
  judge: Judge,
  request: Extract<PreviewRequest, { readonly kind: "findings" | "added" | "accept" }>,
  message: IncomingMessage,
  t: Translate,
): Promise<Answer> {
  const { version, faults } = judge.verdict();
  const answer = (found: typeof faults) =>
    jsonAnswer(findingsOf({ version, faults: found }, t, request.locale));
  if (request.kind === "findings") return request.known === String(version) ? UNCHANGED : answer(faults);
  const body = await readOwnRequest(message);
  if (request.kind === "added") {
    const save = readSaveRequest(body);
    return save ? answer(await judge.added(save.texts, save.accepted)) : BAD_REQUEST;
  }
  const accepted = readAcceptRequest(body);
  return accepted ? answer(await judge.accept(accepted.name, accepted.locales)) : BAD_REQUEST;
}
