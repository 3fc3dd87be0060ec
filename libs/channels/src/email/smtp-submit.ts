/**
 * How does one message go through one SMTP conversation (RFC 5321)?
 *
 * One connection per send: outreach sends seconds apart, and a fresh connection never carries the state of another
 * account. The promise never rejects; what is known at the end is in the result.
 */
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SendGuard } from '#application';
import { BodyGate } from './body-gate.js';
import type { ComposedEmail } from './compose.js';
import { mustUseTls, type EmailSettings, type EmailTimeouts } from './settings.js';

/** What the SMTP client says about a failure. `responseCode` is there only when the server itself answered. */
export interface SmtpFailure {
  readonly message: string;
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

export type Submission =
  | { readonly accepted: true; readonly response: string }
  | {
      readonly accepted: false;
      readonly failure: SmtpFailure;
      /** The body was handed to the socket before the failure. */
      readonly bodyLeft: boolean;
      /** The guard said no, or its signal fired. */
      readonly givenUp: boolean;
    };

export function submit(
  smtp: EmailSettings['smtp'],
  password: string | undefined,
  timeouts: EmailTimeouts,
  email: ComposedEmail,
  guard: SendGuard,
): Promise<Submission> {
  const deadline = AbortSignal.any([guard.signal, AbortSignal.timeout(timeouts.totalMs)]);
  const gate = new BodyGate(email.body, guard.assertMaySend);
  gate.once('end', () => guard.bodyLeft?.());
  const connection = new SMTPConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    requireTLS: mustUseTls(smtp, smtp.user !== undefined),
    connectionTimeout: timeouts.connectionMs,
    dnsTimeout: timeouts.connectionMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.socketMs,
    logger: false,
  });

  return new Promise((resolve) => {
    let settled = false;
    const settle = (submission: Submission) => {
      if (settled) return;
      settled = true;
      deadline.removeEventListener('abort', giveUp);
      resolve(submission);
      if (submission.accepted) connection.quit();
      else connection.close();
    };
    const fail = (failure: SmtpFailure) =>
      settle({
        accepted: false,
        failure: gate.refusal ?? failure,
        bodyLeft: gate.opened,
        givenUp: gate.refusal !== undefined || guard.signal.aborted,
      });
    const giveUp = () =>
      fail({ message: 'The send was given up before the server answered.', code: 'EABORT' });

    // Kept for the whole life of the connection: an error after the answer must not become an uncaught one.
    connection.on('error', fail);
    connection.on('end', () => fail({ message: 'The server closed the connection.', code: 'ECONNECTION' }));
    if (deadline.aborted) return giveUp();
    deadline.addEventListener('abort', giveUp, { once: true });

    const send = () =>
      connection.send({ from: email.from, to: [email.to], size: email.body.length }, gate, (error, info) =>
        error ? fail(error) : settle({ accepted: true, response: info.response }),
      );
    connection.connect((error) => {
      if (settled) return;
      if (error) return fail(error);
      if (smtp.user === undefined) return send();
      connection.login({ credentials: { user: smtp.user, pass: password ?? '' } }, (refused) => {
        if (settled) return;
        if (refused) fail(refused);
        else send();
      });
    });
  });
}
