import { textPlace, type Expressions } from '#study/document/resolve/expressions'
import { take, type Resolution } from '#study/document/resolve/resolution'
import { needsOf, type Study } from '#study/study'
import { inOneCurrency } from '#value/currency-rates'
import type { ValueModel } from '#value/model'

/** The rates of other currencies, by their codes. */
export function resolveRates(
  { document }: Resolution,
  expressions: Expressions,
): ValueModel['rates'] {
  if (document.rates === undefined) return undefined
  return Object.fromEntries(
    Object.entries(document.rates).map(([code, rate]) => [
      code,
      expressions.read(rate, ['rates', code], `rate.${code.toLowerCase()}`),
    ]),
  )
}

/** The model with all of its money in the currency of the study. */
export function withRates(
  resolution: Resolution,
  model: NonNullable<Study['model']>,
  jobs: Study['jobs'],
): NonNullable<Study['model']> {
  const units = needsOf({ jobs }).flatMap(({ need }) =>
    need.metric === undefined ? [] : [[need.id, need.metric.unit] as const],
  )
  const { rates = {} } = resolution.document
  const { model: value, findings } = inOneCurrency(model, Object.fromEntries(units), (code) =>
    textPlace(resolution, String(rates[code]), ['rates', code]),
  )
  return take(resolution, { value, findings }) ?? value
}
