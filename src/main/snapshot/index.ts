/** The snapshot file, as the rest of main knows it. */
export { createSnapshotStore, type SnapshotFile } from './snapshot-store.js'
