import type { SureValue } from '#market/sure-value'

/** Whether who was improved more would pay more, as far as a rank correlation says; without an interval all stand in order. */
export function orderWords(
  who: string,
  { value, interval }: Extract<SureValue, { readonly value: number }>,
): string {
  const { low, high } = interval ?? { low: value, high: value }
  if (low > 0) return `${who} with more improvement would pay more`
  return high < 0
    ? `${who} with more improvement would pay less`
    : 'no clear order of willingness to pay with improvement'
}
