/** Ids of the figures that are looked at first. */
export const headlineFigures: readonly string[] = [
  'value.npv',
  'value.npv.cash',
  'value.annual',
  'value.loss-probability',
  'value.roi',
  'value.payback',
]
