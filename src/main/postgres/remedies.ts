/** What a person can do about a database error, in plain words. The first pattern that fits the code wins. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'Nothing listens at this host and port: start the database server, or correct host and port in the settings. Pitwall goes on trying.'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'The host name cannot be resolved: check its spelling and the network. Pitwall goes on trying.'],
  [/^(EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, 'The host cannot be reached: check the network or the VPN. Pitwall goes on trying.'],
  [/^ENOENT$/, 'There is no database socket in this folder: start the server, or correct the host in the settings.'],
  [/^ETIMEDOUT$/, 'The server did not answer in time: check the network, a firewall, and whether the server is overloaded. Pitwall goes on trying.'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|08...)$/, 'The connection was cut: Pitwall reconnects by itself. If it lasts, look at the database server and the network.'],
  [/^57P0[1-5]$/, 'The server is shutting down or starting up: Pitwall reconnects by itself.'],
  [/^57014$/, 'The query took longer than it may and was cancelled: look for a missing index or a lock in the database.'],
  [/^(DEADLINE|STILL_RUNNING)$/, 'The database did not answer within the deadline: look at its load. Pitwall tries again.'],
  [/^55P03$/, 'Someone else holds a lock on this relation for long: look for a migration or a maintenance job. Pitwall tries again.'],
  [/^53300$/, 'The server has no connection left to give: free some of those that others hold, or raise max_connections.'],
  [/^53...$/, 'The server is short of memory, disk or connections: look at the server. Pitwall tries again.'],
  [/^40...$/, 'The query met a conflict with other work in the database: Pitwall tries again.'],
  [/^28P01$/, 'The server refused the password: correct user and password in the settings.'],
  [/^28...$/, 'The server refuses this user from this machine: ask for an entry in pg_hba.conf, or correct the user in the settings.'],
  [/^PGPASS_OPEN$/, 'Take it from the others: chmod 600 the file. libpq ignores it for the same reason.'],
  [/^NO_PASSWORD$/, 'The server asks for a password and none is given: enter it in the settings, or set PGPASSWORD or PGPASSFILE.'],
  [/^3D000$/, 'There is no such database on this server: correct the database name in the settings.'],
  [/^3F000$/, 'There is no such schema in this database: correct the schema in the settings, or create it from contract.sql.'],
  [/^42501$/, 'This role may not read that: grant it USAGE on the schema and SELECT on the relation.'],
  [/^42P01$/, 'The relation is gone: create it, or a view of that name, as contract.sql describes.'],
  [/^42703$/, 'A column is gone or renamed: restore it, or correct the view, as contract.sql describes.'],
  [/^42...$/, 'The database understands the query differently: compare the relation with contract.sql.'],
  [/^22...$/, 'The database could not evaluate a value of this relation: look at the data its view calculates with.'],
  [/^NO_TLS$/, 'The server offers no TLS: choose sslmode prefer or disable, or turn TLS on at the server.'],
  [/^TLS_FAILED$/, 'The TLS negotiation failed: check that this is a Postgres server and that nothing intercepts the connection.'],
  [/^TLS_FILE$/, 'Correct the file in the settings, or in sslrootcert, sslcert and sslkey.'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, "The server's certificate is for another name: use a name that it is for as the host, or choose sslmode verify-ca, which does not look at the name."],
  [/^CERT_HAS_EXPIRED$/, "The server's certificate has run out: renew it at the server. Check this machine's clock too."],
  [/^CERT_NOT_YET_VALID$/, "The server's certificate is not valid yet: check the clocks of both machines."],
  [/^(SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/, "The server's certificate is from an authority that is not trusted here: name the authority's file in the settings (sslrootcert), or choose sslmode require, which encrypts without checking."],
  [/^ERR_SSL_.*(CERTIFICATE_REQUIRED|ALERT_HANDSHAKE|UNKNOWN_CA|BAD_CERTIFICATE)/, 'The server wants a certificate of ours that it trusts: name it and its key, sslcert and sslkey.'],
  [/^(ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_)/, "The server's certificate was not accepted: install its authority on this machine, or choose sslmode require, which encrypts without checking."],
  [/^WRONG_SERVER$/, 'None of the servers is of the kind that target_session_attrs asks for: add the host of one that is, or ask for any. Pitwall goes on trying.'],
  [/^RESULT_TOO_LARGE$/, 'Narrow the relation to what a desk needs: a view with a WHERE on its time column, for one. The rows on screen stay. Look also for a join that multiplies rows.'],
  [/^BAD_URL$/, 'Give a URL as postgres://user@host:port/database, or a host.']
]

const BY_ITSELF = / Pitwall (?:goes on trying|tries again)\.$/

/** A remedy without what the desk does by itself: a test is made once. */
export function ofOneAttempt(remedy: string | null): string | null {
  return remedy?.replace(BY_ITSELF, '') ?? null
}

/** Null when nothing better is known than the backend's own words. */
export function remedyFor(code: string): string | null {
  return remedies.find(([codes]) => codes.test(code))?.[1] ?? null
}
