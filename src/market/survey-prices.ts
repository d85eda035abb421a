/** The name of the figure of a price that a survey finds: `price.psm.opp`, `wtp.bids.median`. */
export function surveyPriceName(survey: string, key: string): string {
  return key === 'median' ? `wtp.${survey}.median` : `price.${survey}.${key}`
}

/** Which price of a survey stands for what people would pay, the first that is there. */
export const paidPrices = ['opp', 'best-revenue', 'best-profit', 'median'] as const
