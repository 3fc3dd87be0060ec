/** Who is there, and what can this server do? */
import { BadCommand, textOf } from './command.js';
import { CAPABILITIES, type Completion, type Handler, type ImapSession, no, ok } from './session.js';

export const loginCommands: Readonly<Record<string, Handler>> = {
  CAPABILITY: (session) => {
    session.send(`* CAPABILITY ${CAPABILITIES}\r\n`);
    return ok();
  },
  ID: (session) => {
    session.send('* ID ("name" "sandbox")\r\n');
    return ok();
  },
  NAMESPACE: (session) => {
    session.send('* NAMESPACE (("" "/")) NIL NIL\r\n');
    return ok();
  },
  ENABLE: (session) => {
    session.send('* ENABLED\r\n');
    return ok();
  },
  LOGIN: (session, { tokens }) => logIn(session, textOf(tokens[0]), textOf(tokens[1])),
  AUTHENTICATE: async (session, { tokens }) => {
    if (textOf(tokens[0]).toUpperCase() !== 'PLAIN') return no('[CANNOT] Only PLAIN is offered');
    const [, address = '', password = ''] = (
      await initialResponse(session, tokens[1] && textOf(tokens[1]))
    ).split('\0');
    return logIn(session, address, password);
  },
  LOGOUT: (session) => {
    session.send('* BYE see you\r\n');
    return ok();
  },
};

/** RFC 4616: `authzid NUL authcid NUL password`, in base64. */
async function initialResponse(session: ImapSession, given: string | undefined): Promise<string> {
  if (given === undefined) session.send('+ \r\n');
  const line = given ?? (await session.reader.readLine());
  if (line === undefined || line === '*') throw new BadCommand('Authentication cancelled');
  return Buffer.from(line, 'base64').toString('utf8');
}

function logIn(session: ImapSession, address: string, password: string): Completion {
  session.mailbox = session.store.authenticate(address, password);
  return session.mailbox
    ? ok(`[CAPABILITY ${CAPABILITIES}] logged in`)
    : no('[AUTHENTICATIONFAILED] Unknown address or wrong password');
}
