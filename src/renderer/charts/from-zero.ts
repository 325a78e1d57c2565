/** The domain of an axis along which lengths are compared: it holds zero, or the bars would lie about how much larger one is. */
export const fromZero: [(least: number) => number, (most: number) => number] = [(least) => Math.min(0, least), (most) => Math.max(0, most)]
