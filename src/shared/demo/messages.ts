/** What the demo desk's child process and the app say to each other. */
import { z } from 'zod'

/** Something that can be broken on the demo desk. */
export const demoFault = z.object({
  /** `gateway:upstream-lost`, `database:stop`. */
  name: z.string(),
  /** Where a menu lists it. */
  group: z.string(),
  title: z.string(),
  /** What is to be seen, in a sentence. */
  does: z.string(),
  /** It goes on until it is cleared or over; the others happen once. */
  lasts: z.boolean()
})
export type DemoFault = z.infer<typeof demoFault>

export const demoMessage = z.discriminatedUnion('type', [
  /** A step of the start-up has begun, in words for the screen. */
  z.object({ type: z.literal('stage'), text: z.string() }),
  z.object({
    type: z.literal('ready'),
    /** A read-only login of the demo database. */
    postgres: z.object({ host: z.string(), port: z.int(), user: z.string(), password: z.string(), database: z.string() }),
    gateway: z.object({ host: z.string(), port: z.int(), accounts: z.array(z.string()) }),
    /** Process ids of the child and of the Postgres it started. */
    pids: z.array(z.int()),
    /** All that can be broken. */
    faults: z.array(demoFault)
  }),
  /** What is broken now, by name; said when it changes. */
  z.object({ type: z.literal('broken'), faults: z.array(z.string()) }),
  /** The command of this number was carried out, or why not. */
  z.object({ type: z.literal('done'), id: z.int(), problem: z.object({ code: z.string(), message: z.string() }).nullable() }),
  z.object({ type: z.literal('failed'), code: z.string(), message: z.string(), remedy: z.string().nullable() })
])
export type DemoMessage = z.infer<typeof demoMessage>

/** From the app. A closed channel means the same: the app is gone. */
export const demoCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('stage'), id: z.int(), fault: z.string() }),
  /** Null: all that goes on. */
  z.object({ type: z.literal('clear'), id: z.int(), fault: z.string().nullable() })
])
export type DemoCommand = z.infer<typeof demoCommand>

/** What the child is started with, as JSON in the environment variable `PITWALL_DEMO`. */
export const demoStart = z.object({
  /** Folder of the demo desk: its Postgres lives in it. */
  dataDir: z.string().min(1),
  /** The same seed tells the same story. */
  seed: z.int().default(20_261),
  /** Highest server version that the simulated gateway offers: 178 or 193. */
  gatewayMaxVersion: z.int().min(163).max(193).default(178),
  /** Left out: a free port is chosen. */
  postgresPort: z.int().optional(),
  gatewayPort: z.int().optional()
})
export type DemoStart = z.infer<typeof demoStart>
