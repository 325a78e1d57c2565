/** As many points of equity as are kept, the latest, of all accounts together: of what was before, nothing is known here. */
export const MOST_EQUITY_POINTS = 20_000
