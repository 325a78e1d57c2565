/** The trading database, as the rest of main knows it. */
export { testPostgres } from './connection-test.js'
export { createPostgresSource, type PostgresSource } from './source.js'
