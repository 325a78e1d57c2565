/** Schema of a canonical decimal text at a boundary. Apart from the arithmetic, so that the page can do without a schema library. */
import { z } from 'zod'
import { PLAIN, type DecimalText } from './decimal.js'

export const decimalText = z.string().regex(PLAIN, 'expected a plain decimal number').transform((value) => value as DecimalText)
