/** An action of the page as main's menus show it. The page alone knows what it does. */
import { z } from 'zod'

export const offeredAction = z.object({
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(128),
  group: z.string().min(1).max(64),
  /** Title of the choice of which it is one; null: it is none of several. */
  choice: z.string().min(1).max(64).nullable(),
  /** As in the settings (`Mod+K`); null: none. */
  keys: z.string().max(32).nullable(),
  isEnabled: z.boolean(),
  /** Of a choice: the one in force. */
  isChosen: z.boolean()
})
export type OfferedAction = z.infer<typeof offeredAction>
