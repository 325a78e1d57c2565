/** The broker's data farms: what each feeds, and the notices that tell how it is (IB.md 3.2). */
import type { Instrument } from '../world/types.js'

export type Farm = 'usfarm' | 'usfuture' | 'cashfarm' | 'ushmds' | 'secdefnj'

/** The farm of bars of the past. */
export const HISTORY_FARM = 'ushmds'

interface FarmKind {
  readonly name: string
  readonly broken: number
  readonly ok: number
}

const market: FarmKind = { name: 'Market data farm', broken: 2103, ok: 2104 }
const kindOf: Readonly<Record<Farm, FarmKind>> = {
  usfarm: market,
  usfuture: market,
  cashfarm: market,
  ushmds: { name: 'HMDS data farm', broken: 2105, ok: 2106 },
  secdefnj: { name: 'Sec-def data farm', broken: 2157, ok: 2158 }
}
/** As a session is told of them. */
export const farms = ['usfarm', 'usfuture', 'cashfarm', 'ushmds', 'secdefnj'] as const satisfies readonly Farm[]

const quoteFarms: Readonly<Record<Instrument['secType'], Farm>> = { STK: 'usfarm', OPT: 'usfarm', FUT: 'usfuture', CASH: 'cashfarm' }

/** The farm that the instrument's quotes come from. */
export function quoteFarmOf({ secType }: Instrument): Farm {
  return quoteFarms[secType]
}

/** Code and text of the notice. */
export function farmNotice(farm: Farm, isBroken: boolean): readonly [code: number, text: string] {
  const { name, broken, ok } = kindOf[farm]
  return isBroken ? [broken, `${name} connection is broken:${farm}`] : [ok, `${name} connection is OK:${farm}`]
}
