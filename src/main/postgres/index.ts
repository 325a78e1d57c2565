/** The trading database, as the rest of main knows it. */
export { testPostgres } from './connection-test.js'
export { createPostgresSource } from './source.js'
