/** What is answered to bytes that are not even a request? The same shape of problem, then the connection ends. */
import { Refusal } from '#contracts';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { toProblem } from '../errors/problem.js';

export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(answerOf(refusalOf(error.code)));
  socket.destroy(error);
}

function refusalOf(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Refusal(
      'too_large',
      'The address and headers are larger than 16 KB.',
      'Send fewer or shorter query parameters and headers.',
    );
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Refusal('malformed_request', 'The request did not arrive in time.', 'Send it again, faster.');
  }
  return new Refusal('malformed_request', 'This is not an HTTP request.', 'Use an HTTP client.');
}

function answerOf(refusal: Refusal): string {
  const requestId = randomUUID();
  const body = JSON.stringify(toProblem(refusal, requestId));
  return [
    `HTTP/1.1 ${refusal.httpStatus} ${STATUS_CODES[refusal.httpStatus]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
