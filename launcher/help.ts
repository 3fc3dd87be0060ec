/** What can `./overture` do? */
export const HELP = `Overture: open, self-hosted, event-driven outreach.

  ./overture up               API, worker and MCP endpoint, until Ctrl-C
  ./overture demo [--json]    a whole campaign in a simulated world, in a few minutes; --keep leaves it up
  ./overture test [what]      all checks and tests, or one of: typecheck, lint, format, architecture,
                              unit, integration, e2e, chaos (more words go to jest: test unit pacing)
  ./overture bench [name]     load tests; without a name, lists them
  ./overture chaos [--seed S] a long run in which everything breaks, judged by the world's own ledger;
                              --people N, --faults N, --minutes N
  ./overture status [--json]  what runs, where; exit code 0 only when all is ready
  ./overture logs [app] [-f]  the last lines of one log or all; -f follows
  ./overture migrate          create or update roles and tables
  ./overture reset [--yes]    delete the local database, queues and logs
  ./overture key [options]    create an API key: --name NAME, --scopes a,b, --person
  ./overture mcp [--key KEY]  MCP over stdio, for assistants that cannot speak HTTP (or OVERTURE_API_KEY)
  ./overture import lgm       bring a workspace of La Growth Machine over (LGM_API_KEY, OVERTURE_API_KEY);
                              --url URL, --state FOLDER, --json
  ./overture help

Environment
  DATABASE_URL        a Postgres of your own (its role owns the database and may create roles)
  REDIS_URL           a Redis of your own; REDIS_ADAPTER_URL: its narrow user for the MCP adapter
  API_PORT, MCP_PORT, WORKER_HEALTH_PORT, API_PUBLIC_URL, LOG_LEVEL
  OVERTURE_SECRET_KEY, OVERTURE_KEY_PEPPER   32 bytes in base64 each; generated when unset

Data, logs and generated secrets live under .overture/.
`;
